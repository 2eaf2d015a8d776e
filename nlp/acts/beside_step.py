"""What staff say beside a step: 收到，吃完饭就过去, 接，晚上七点以后过去行不."""

from nlp import listed
from nlp.acts.inner import has_inner_words
from nlp.acts.staff import ACCEPT, TABLE, holds, of_whole, told_to_resident
from nlp.clauses import spans

_PAUSES = " \t　，,。、；;：:！!"
_THERE = ("到", "在", "已到", "已经到", "刚到", "我到", "我在", "人到")


def beside_step(words: str, act: str) -> str:
    """Return what is said with a step, from the first clause that says more; empty for nothing.

    收到，吃完饭就过去 says more than that it is taken; 接了 and 人到了 do not.
    """
    known = frozenset({act, "received", "yes", "seen"})
    cuts = [(start, end) for start, end in spans(words) if _says_more(words[start:end], known)]
    if act == "arrive":  # 到五栋了 says where
        cuts = [(start, end) for start, end in cuts if not words[start:end].startswith(_THERE)]
    return words[cuts[0][0] :].strip(_PAUSES) if cuts and not has_inner_words(words) else ""


def _says_more(clause: str, known: frozenset[str]) -> bool:
    """Tell whether something is left of a clause without phrases of some kinds."""
    left = listed.without(TABLE, known, clause).strip(_PAUSES)
    return sum(sign.isalnum() for sign in left) >= len("明早")


def told_beside_accept(words: str) -> str:
    """Return what the resident reads of words that also take a case: 这个我收下了，问下业主是几楼."""
    known = frozenset({ACCEPT, "take", "received", "yes", "filler"})
    parts = [words[start:end].strip(_PAUSES) for start, end in spans(words)]
    told = [told_to_resident(one) or one for one in parts]
    return "，".join(one for one in told if _says_more(one, known))


def without_accept(words: str) -> str:
    """Return what is said after 受理."""
    rest = listed.after(TABLE, frozenset({ACCEPT}), words)
    return words if rest is None else rest


def only_heard(words: str) -> bool:
    """Tell whether nothing is said but that one heard: 收到，好的."""
    return listed.says_only(TABLE, frozenset({"received", "yes", "filler"}), words)


def without_yes(words: str) -> str:
    """Return words without a first clause that only says that one heard: 明白，方案 停工三天."""
    cut = next((end for start, end in spans(words) if start == 0), len(words))
    rest = words[cut:].lstrip(_PAUSES)
    heard = rest and listed.says_only(TABLE, frozenset({"received", "filler"}), words[:cut])
    return rest if heard and holds("received", words[:cut]) else words


def only_hears(words: str) -> bool:
    """Tell whether words say no more than that one heard, or yes."""
    return listed.says_only(TABLE, frozenset({"received", "yes"}), words)


def after_yes(words: str) -> str:
    """Return what follows a first clause of yes or heard (晓得了，拖完大堂就上去); empty for nothing."""
    cut = next((end for start, end in spans(words) if start == 0), len(words))
    return words[cut:].strip(_PAUSES) if only_hears(words[:cut]) else ""


def after_take(words: str) -> str:
    """Return what follows a first clause that takes it, or heard: 接，晚上七点以后过去行不."""
    cut = next((end for start, end in spans(words) if start == 0), len(words))
    first = words[:cut]
    only = listed.says_only(TABLE, frozenset({"take", "received", "yes", "filler"}), first)
    takes = only and any(holds(kind, first) for kind in ("take", "received", "yes"))
    refuses = holds("cannot", first)
    return (
        words[cut:].strip(_PAUSES) if (takes or "take" in of_whole(first)) and not refuses else ""
    )
