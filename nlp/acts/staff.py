"""What staff say of their own work without a command: the acts of a sentence, each with a score.

The table `phrases/staff.tsv` and what was learnt are two witnesses. A sentence that the table covers
is certain, and so is one of which both say the same; what only one says is asked about.
"""

from collections.abc import Callable

from nlp import listed, thresholds
from nlp.acts.names import STAFF
from nlp.acts.whether import asks_whether, without_whether
from nlp.clauses import spans

TABLE = "staff"
TELL, NOTE = "tell_resident", "note"
SEND_BACK, ACCEPT = "send_back", "accept"
URGENT, CALM = "urgent", "calm"
ASKS, DENIES, INNER = "asks", "denies", "inner"
ONE_WITNESS = 0.7  # of what the table has, where the sentence goes on in other words
ANOTHER_WITNESS = 0.3  # from which what was learnt says the same
_DOUBTFUL = 0.3  # most that words count which deny, ask or wish
_LONGER = frozenset(  # what only sounds like another act
    {"received", "seen", "investigated", "unfounded", "no_moment", "wonders", "cannot", "came"}
    | {"soon"}
)
_AGAIN, _LITTLE = ("又", "再", "刚", "已经", "已", "人"), "了啦哈呢啊呀 "
_WHOLE = {
    "到": "arrive",
    "我在": "arrive",
    "完": "done",
    "接": "take",
}  # nothing beside the number of a case
_FIRST = "先再就也那"  # 先问下业主
_TO_DO = (
    "先别",
    "先把",
    "先关",
    "先拔",
    "先用",
    "先去",
    "把",
    "赶紧",
    "别",
    "等一下",
    "注意",
    "看看",
    "试试",
    "放心",
    "在家",
)  # what a resident is told
_BEFORE = frozenset("过了好")  # 问过了, 说好了: they know
_CLOCK = ("点", "分钟", "小时", "钟头")
LONGEST = 60  # characters of such a sentence
SENTENCE = 8  # characters from which a suggestion is one
REASONS = {
    "wait_parts": "待料",
    "wait_vendor": "待外协",
    "wait_owner": "待业主",
    "wait_weather": "待天气",
}
# The first of these that a sentence says is what it is about: the dearest mistake comes first.
ORDER = (
    *("undo", "reject", "approve", SEND_BACK, ACCEPT, "give", *REASONS, "cannot", "nobody_home"),
    *("unfounded", "unclear", "founded", "investigated", "inquired", "proposes", URGENT, CALM),
    *("done", "take", "arrive", TELL, "late", "go", "note", "received"),
)
FINDINGS = frozenset({"unfounded", "unclear", "founded"})
_SAID_FIRST = FINDINGS | {"arrive"}  # certain in a clause of its own: 到门口了，麻烦开下门
_DENIED = frozenset({"done", ACCEPT})
_SAID_BY_RESIDENTS = frozenset({"done", "nobody_home", "arrive", "take", "approve"})


def scores(
    learnt: Callable[[str], float], words: str, least: float = thresholds.ANSWER
) -> dict[str, float]:
    """Return the acts that words do, the first what they are about, as far as anybody can tell.

    `learnt` tells how surely an act was heard in them by what was learnt; what is less likely
    than `least` is left out.
    """
    kinds, told_of = _kinds(words), without_whether(words)
    alone = ASKS not in kinds and _is_covered(words)
    is_done = ASKS not in kinds and _ends_done(words)
    if is_done:
        kinds = (kinds | {"done"}) - {DENIES, *REASONS}
    if "cannot" in kinds and _comes_in_a_while(words):
        kinds = (kinds | {"late"}) - {"cannot"}
    only_asked = frozenset(ORDER) - _kinds(told_of) if told_of != words else frozenset()
    found = {}
    for act in ORDER:
        if act in only_asked or (act in REASONS and (is_done or "came" in kinds)):
            continue
        if act == "cannot" and "late" in kinds:
            continue
        told = learnt(act) if act in STAFF else 0.0
        plainly = alone or (is_done and act == "done")
        first = act in _SAID_FIRST and act in kinds and _begins_with(act, words)
        score = _together(told, is_listed=act in kinds, alone=plainly or first)
        asked = act in _SAID_BY_RESIDENTS and ASKS in kinds and not first
        if (act in _DENIED and DENIES in kinds) or asked:
            score = min(score, _DOUBTFUL)
        if act == TELL and _tells_in_a_clause(words):
            score = thresholds.LISTED
        if act == NOTE and act not in kinds:
            continue  # much else is worth a note: what is only told is not kept from the resident
        if score >= least:
            found[act] = score
    return found


def _ends_done(words: str) -> bool:
    """Tell whether the last of several clauses says that it is done, whatever was not before.

    没换锁芯，打了点石墨粉，好了.
    """
    *before, last = [words[start:end] for start, end in spans(words)] or [""]
    said, only = _kinds(last), listed.says_only(TABLE, frozenset({"done", "filler"}), last)
    return bool(before) and only and "done" in said and DENIES not in said


def _comes_in_a_while(words: str) -> bool:
    """Tell whether a clause says in how long one comes: 走不开，十分钟到 gives nothing back."""
    clauses = (words[start:end] for start, end in spans(words))
    coming = (_kinds(one) for one in clauses if any(sign in one for sign in _CLOCK[1:]))
    return any("go" in one and "cannot" not in one for one in coming)


def of_whole(words: str) -> dict[str, float]:
    """Return the act that words are which say nothing beside the number of a case (0012到)."""
    bare = words.removeprefix(next(filter(words.startswith, _AGAIN), "")).strip(_LITTLE)
    return {_WHOLE[bare]: thresholds.LISTED} if bare in _WHOLE else {}


def _begins_with(act: str, words: str) -> bool:
    """Tell whether the first clause says nothing else: 部分属实 态度生硬是有的."""
    first = next((words[start:end] for start, end in spans(words)), "")
    return listed.says_only(TABLE, frozenset({act, "filler"}), first)


def _together(told: float, *, is_listed: bool, alone: bool) -> float:
    """Weigh what the table says and what was learnt."""
    if not is_listed:
        return told
    return thresholds.LISTED if alone or told >= ANOTHER_WITNESS else max(told, ONE_WITNESS)


def _kinds(words: str) -> frozenset[str]:
    """Return the kinds of phrases in a text, without those that only sound so (看到了, 跟业主说等)."""
    found = listed.find_all(TABLE, words)
    return frozenset(one.kind for one in found if not any(_hides(by, one) for by in found))


def _hides(by: listed.Found, one: listed.Found) -> bool:
    """Tell whether a phrase is only a part of another, or goes on with its words."""
    if by.kind == TELL and one.kind != TELL:
        return by.start < one.start < by.end
    within = by.start <= one.start and one.end <= by.end
    return by.kind in _LONGER and within and by.end - by.start > one.end - one.start


def _is_covered(words: str) -> bool:
    """Tell whether nothing is left of a sentence beside what the table has, and numbers."""
    return not left_of(words)


def left_of(words: str) -> str:
    """Return the Chinese signs of a sentence that nothing in the table has."""
    kinds = frozenset(found.kind for found in listed.find_all(TABLE, words)) - {ASKS, INNER}
    left = listed.without(TABLE, kinds, words)
    return "".join(sign for sign in left if "一" <= sign <= "鿿")


def reason_of(words: str) -> str | None:
    """Return for what the work has to wait, by the list of reasons."""
    kinds = listed.kinds(TABLE, words)
    return next((reason for act, reason in REASONS.items() if act in kinds), None)


def is_absent(words: str) -> bool:
    """Tell whether somebody says that nobody opened."""
    return "nobody_home" in _kinds(words) and not asks(words)


def is_coming(words: str) -> bool:
    """Tell whether somebody says that they come."""
    return "go" in _kinds(words)


def is_late(words: str) -> bool:
    """Tell whether somebody says that they are late."""
    return "late" in _kinds(words)


def holds(kind: str, words: str) -> bool:
    """Tell whether the table has something of a kind in words."""
    return listed.says(TABLE, kind, words)


def told_to_resident(words: str) -> str:
    """Return words as the resident reads them (先别用水 for 跟业主说先别用水); empty where nothing is.

    What names the resident is left out, not what is said beside it, nor what they are to do or not
    (别开门 for 让老太太别开门).
    """
    kept, at = "", 0
    found = sorted(one for one in listed.find_all(TABLE, words) if one.kind == TELL)
    for one in found:
        phrase = words[one.start : one.end]
        asked = next(filter(phrase.endswith, _TO_DO), "")
        kept += words[at : max(at, one.start)]
        at = max(at, one.end - len(asked))
    left = (kept + words[at:]).strip(" ，,：:。")
    return left if left != words else ""


def only_tells(words: str) -> bool:
    """Tell whether words begin with whom to tell something, so that all that follows is told.

    跟业主说好明天来 says what was arranged: there another phrase goes on longer.
    """
    found = listed.find_all(TABLE, words)
    ends = [one.end for one in found if one.kind == TELL and not one.start]
    others = [one.end for one in found if one.kind in STAFF and not one.start]
    return bool(ends) and max(ends) >= max(others) and len(words) > max(ends)


def _tells_in_a_clause(words: str) -> bool:
    """Tell whether a clause begins with whom to ask or tell, and that was not done before.

    材料费六十五，问她同不同意换; but 跟他说过了.
    """
    clauses = [words[start:].lstrip(_FIRST) for start, _ in spans(words)]
    said = (clause[end:] for clause in clauses if (end := tells_until(clause)))
    return any(rest[0] not in _BEFORE for rest in said)


def tells_until(words: str) -> int:
    """Return where it ends to whom something is told; 0 where words do not begin so."""
    found = listed.find_all(TABLE, words) if only_tells(words) else ()
    return max((one.end for one in found if one.kind == TELL and not one.start), default=0)


def is_only_time(words: str) -> bool:
    """Tell whether nothing is said but when somebody comes: 三点半行, 十分钟到."""
    return _is_covered(words) and any(sign in words for sign in _CLOCK)


def wants_a_hand(words: str) -> bool:
    """Tell whether somebody is to help who works there, and not to take the work over."""
    return listed.says(TABLE, "hand", words) and not listed.says(TABLE, "cannot", words)


def reports_for(words: str) -> bool:
    """Tell whether somebody reports for a resident (帮她报一下), and asks nothing."""
    return listed.says(TABLE, "reports_for", words) and not asks(words)


def undoes(words: str) -> bool:
    """Tell whether somebody takes back what they said."""
    return "undo" in _kinds(words) and not asks(words)


def suggests(words: str) -> bool:
    """Tell whether a whole sentence suggests something."""
    return len(words) >= SENTENCE and listed.says(TABLE, "suggests", words)


def asks(words: str) -> bool:
    """Tell whether words ask something, or ask somebody to do it."""
    return listed.says(TABLE, ASKS, words) or asks_whether(words)
