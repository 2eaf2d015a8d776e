"""What those who lead ask in their own words: the acts of a question, each with a score.

A wrong answer costs one message more: what the table covers is answered, and what was learnt.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from nlp import listed, thresholds
from nlp.acts.names import LEADER
from nlp.acts.whether import asks_either, asks_whether
from nlp.clauses import spans

TABLE = "leaders"
OWN_WORK, STUCK, LOADS, RANKS, TIMES = "own_work", "stuck", "loads", "ranks", "times"
NOT_YET, ASKS = "not_yet", "asks"
UNTAKEN, AWAITS, CAME, FILES, LAST = "untaken", "awaits", "came", "files", "last"
MOST = "most"
# Of what is equally likely the first: what is more is said of less.
ORDER = (
    *(
        MOST,
        RANKS,
        LOADS,
        OWN_WORK,
        FILES,
        AWAITS,
        STUCK,
        "staff_off",
        "compare",
        TIMES,
        UNTAKEN,
        CAME,
    ),
    *("overdue", "unsent", "big"),
    *("who_has", "undone", "month", "team", "case", "person", "today", LAST),
)
ANOTHER_WITNESS, ONE_WITNESS = 0.3, 0.7  # as staff.py weighs them
_EDGE = " \t　，,、。.；;：:！!~～哈啊呀吧的"
_OF_DECISIONS = frozenset({"reject", "anew", "lead", "all"})  # no part of a question
_MARKS = ("?", "？", "吗", "么")
LONGEST = 40  # characters of a question
HE = frozenset("他她")
TODAY = "今天"
ASKS_WORK, ASKS_NEW = "还有哪些没办完", "来了几单"  # what is asked where nothing was before


def questions(learnt: Callable[[str], float], rest: str) -> list[str]:
    """Return what is asked, the likeliest first; `rest` are the words without names and numbers.

    `learnt` tells how surely an act was heard by what was learnt.
    """
    kinds = listed.kinds(TABLE, rest)
    covered = bool({ASKS, FILES} & kinds) and _is_covered(rest)
    found = []
    for place, act in enumerate(ORDER):
        told = learnt(act) if act in LEADER else 0.0
        score = max(told, thresholds.LISTED if covered and act in kinds else 0.0)
        if score >= thresholds.ANSWER:
            found.append((-round(score, 1), place, act))
    return [act for _, _, act in sorted(found)]


def decision(learnt: Callable[[str], float], words: str) -> tuple[str, float] | None:
    """Return whether words agree or refuse (approve, reject), and how surely; None for neither.

    Sure is a clause that begins with a listed phrase, what is wrong with it beside what is wanted
    instead, or what both witnesses say. A mere yes (好，行) is one only where more says so, and
    whoever puts it off decides nothing.
    """
    found = _decides(words)
    kinds = {one.kind for one in found}
    if "puts_off" in kinds and not {"reject", "anew"} <= kinds:
        return ("reject", ONE_WITNESS) if "reject" in kinds else None
    if (words.endswith(_MARKS) or asks_whether(words)) and "reject" not in kinds:
        return None
    first = next((one for one in found if one.kind in ("approve", "reject")), None)
    if first is not None and first.kind == "approve" and ASKS in kinds:
        return first.kind, ONE_WITNESS
    return _listed_decision(words, kinds) or _learnt_decision(learnt, words, found)


def _listed_decision(words: str, kinds: AbstractSet[str]) -> tuple[str, float] | None:
    """Return what listed phrases decide alone; both ways in one breath have to be asked about."""
    plainly = {kind for start, end in spans(words) if (kind := _plainly(words[start:end]))}
    if len(plainly) > 1:
        return "approve", ONE_WITNESS
    if plainly:
        return plainly.pop(), thresholds.LISTED
    instead = {"reject", "anew"} <= kinds and "approve" not in kinds
    return ("reject", thresholds.LISTED) if instead else None


def _learnt_decision(
    learnt: Callable[[str], float], words: str, found: list[listed.Found]
) -> tuple[str, float] | None:
    """Return what was learnt of a decision, beside what a phrase within the words says."""
    first = next((one for one in found if one.kind in ("approve", "reject")), None)
    if first is not None and learnt(first.kind) >= ANOTHER_WITNESS:
        return first.kind, thresholds.LISTED
    yes = next((one for one in found if one.kind == "yes" and not one.start), None)
    if yes is not None and first:
        return "approve", thresholds.LISTED
    act = max(("reject", "approve"), key=learnt)
    score = learnt(act)
    if yes is not None and act == "approve" and score >= ANOTHER_WITNESS:
        return act, thresholds.LISTED
    if first is not None and first.start == 0 and not _stands(first, words):
        return None  # 同意书在哪里领 begins so, and means something else
    if first is not None:
        return first.kind, max(score, ONE_WITNESS)
    return (act, score) if score >= thresholds.ANSWER else None


def _decides(words: str) -> list[listed.Found]:
    """Return the phrases in their order, without those that are only a part of another."""
    found = sorted(listed.find_all(TABLE, words), key=lambda one: one.start)
    within = [
        one
        for one in found
        if any(_hides(by, one) and by.start <= one.start and one.end <= by.end for by in found)
    ]
    return [one for one in found if one not in within]


def _hides(by: listed.Found, one: listed.Found) -> bool:
    """Tell whether a phrase may hold another that is not meant then: 我才同意, 先不批."""
    puts_off = by.kind == "puts_off" and one.kind == "reject"
    return puts_off or (by.kind == "reject" and one.kind in ("approve", "yes"))


def _plainly(clause: str) -> str:
    """Return what a clause decides that says so first (其他的同意, 这个可以); empty for nothing."""
    words = listed.trimmed(TABLE, "lead", "tail", clause)
    for one in _decides(words):
        if one.kind in ("approve", "reject") and _stands(one, words):
            return one.kind
        if one.kind == "yes" and not one.start and not words[one.end :].strip(_EDGE):
            return "approve"
    return ""


def decides_at(words: str) -> int:
    """Return where words begin to decide; 0 where they do not, or at once."""
    starts = (one.start for one in _decides(words) if one.kind in ("approve", "reject", "yes"))
    return min(starts, default=0)


def says(kind: str, words: str) -> bool:
    """Tell whether words say something of a kind that the table lists."""
    return listed.says(TABLE, kind, words)


def says_all(words: str) -> bool:
    """Tell whether all are meant: 都批了, 全部同意."""
    return listed.says(TABLE, "all", words)


def _stands(found: listed.Found, words: str) -> bool:
    """Tell whether a phrase begins the words and stands for itself there."""
    after = words[found.end : found.end + 1]
    return found.start == 0 and (not "一" <= after <= "鿿" or after in _EDGE + "了就你我")


def is_question(words: str) -> bool:
    """Tell whether words ask something."""
    return listed.says(TABLE, ASKS, words) or asks_whether(words) or asks_either(words)


def presses(words: str) -> bool:
    """Tell whether somebody is to be told to hurry, or what to do."""
    return listed.says(TABLE, "presses", words)


def presses_whom(words: str) -> bool:
    """Tell whether who is named in them is to be told to hurry: 让王强今天必须给个说法."""
    return listed.says(TABLE, "presses_whom", words)


def orders(words: str) -> bool:
    """Tell whether a clause begins with what somebody is to do, or wants to hear from them."""
    for start, end in spans(words):
        found = listed.find_all(TABLE, words[start:end])
        begins = {one.kind for one in found if not one.start}
        if "reports" in {one.kind for one in found} or (
            "orders" in begins and "no_order" not in begins
        ):
            return True
    return False


def forbids_telling(words: str) -> bool:
    """Tell whether nobody is to be told: 明早再说，别半夜打扰师傅."""
    return listed.says(TABLE, "no_order", words)


def asks_whom(words: str) -> bool:
    """Tell whether words end where it is to follow who is asked something: 配件什么时候到 问问."""
    ends = (one.end for one in listed.find_all(TABLE, words) if one.kind == "asks_whom")
    return max(ends, default=-1) == len(words)


def asks_what_it_says(words: str) -> bool:
    """Tell whether words ask what a paper says: 这个方案是什么."""
    return listed.says(TABLE, "asks_what", words)


def asks_work(words: str) -> bool:
    """Tell whether words ask how much work somebody has."""
    return bool(listed.kinds(TABLE, words) & {OWN_WORK, LOADS, "overdue", "person"})


def reproaches(words: str) -> bool:
    """Tell whether words reproach who is named, and do not end there: 刘洋怎么回事 都三天了."""
    found = [one for one in listed.find_all(TABLE, words) if one.kind == "reproaches"]
    return any(words[one.end :].strip(_EDGE) for one in found) and not asks_whether(words)


def leaves(words: str) -> bool:
    """Tell whether somebody is to leave a case to another: 让王强别管了."""
    return listed.says(TABLE, "leaves", words)


def hurries(words: str) -> bool:
    """Tell whether words may press somebody, whatever they ask beside it."""
    return bool(listed.kinds(TABLE, words) & {"presses", "presses_whom", "must"})


def asks_how(words: str) -> bool:
    """Tell whether words ask what to do, which no case answers: 漏水怎么办."""
    return listed.says(TABLE, "asks_how", words)


def puts_off(words: str) -> bool:
    """Tell whether somebody decides nothing yet: 先别批，我再看看."""
    return listed.says(TABLE, "puts_off", words)


def more_than_puts_off(words: str) -> bool:
    """Tell whether it is said why nothing is decided yet: 先放放 我要看看监控再说."""
    left = listed.without(TABLE, frozenset({"puts_off", "lead"}), words)
    return sum("一" <= sign <= "鿿" for sign in left) >= len("看监控")


def must(words: str) -> bool:
    """Tell whether something has to be done soon: 李雷家的今天必须修完."""
    return listed.says(TABLE, "must", words)


def without_wish(words: str) -> str:
    """Return words without the wish that somebody goes there: 3栋楼道灯不亮，谁去看看."""
    return listed.without(TABLE, frozenset({"wants_somebody"}), words)


def asks_on(words: str) -> bool:
    """Tell whether words may only go on with a question (那王强呢, 上周呢)."""
    return words.rstrip(_EDGE + "?？").endswith("呢")


def only_goes_on(words: str) -> bool:
    """Tell whether nothing is left to ask but to go on: 那…的呢."""
    return listed.says_only(TABLE, frozenset({"goes_on"}), words)


def means_again(words: str) -> tuple[int, int] | None:
    """Find where words mean who or what was spoken of before: 他, 这单."""
    found = [one for one in listed.find_all(TABLE, words) if one.kind in ("again", "not_again")]
    others = [one for one in found if one.kind == "not_again"]
    return next(
        (
            (one.start, one.end)
            for one in found
            if one.kind == "again" and not any(o.start <= one.start < o.end for o in others)
        ),
        None,
    )


def wants_list(words: str) -> bool:
    """Tell whether the cases themselves are wanted, and not how many there are."""
    return listed.says(TABLE, "wants_list", words)


def counts(words: str) -> bool:
    """Tell whether nothing is asked but how many there are, or which."""
    return listed.says(TABLE, "counts", words) and _is_covered(words)


def not_yet(words: str) -> str:
    """Return the word in a sentence that leads to what chat can't show yet; empty for none."""
    found = next((one for one in listed.find_all(TABLE, words) if one.kind == NOT_YET), None)
    return words[found.start : found.end] if found and _is_covered(words) else ""


def _is_covered(words: str) -> bool:
    """Tell whether the table has every word."""
    kinds = frozenset(found.kind for found in listed.find_all(TABLE, words)) - _OF_DECISIONS
    return not any("一" <= sign <= "鿿" for sign in listed.without(TABLE, kinds, words))
