"""What somebody answers to a card, clause by clause: yes, no, not needed any more, and what beside.

Listed words (`answers.tsv`) with nothing left over are certain; all else has the score that was
learnt. What follows from it is decided where it was asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from nlp import listed, marks, thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nlp.clauses import Clause
    from nlp.understanding import Meaning

TABLE = "answers"
_MARKS = f" {marks.PAUSES}"
_EDGE = f"{_MARKS}{marks.ASKS}的了啊吧~…"  # what may stand between an oath and the rest
_YES = (
    frozenset({"yes", "thanks", "hurry", "oath", "alone", "lead"}),
    frozenset({"yes"}),
    "not_yes",
)
_NO = (frozenset({"no", "thanks", "oath", "lead"}), frozenset({"no"}), "")
_HURRY = (frozenset({"hurry", "thanks", "lead"}), frozenset({"hurry"}), "")
_OATH = (frozenset({"oath", "alone", "lead"}), frozenset({"oath", "alone"}), "")
_OFF = (
    frozenset({"stop", "solved", "mistake", "later", "thanks", "lead"}),
    frozenset({"stop", "solved"}),
    "not_off",
)
_WAIT = (frozenset({"wait", "yes", "thanks", "lead", "later"}), frozenset({"wait"}), "")
_OFF_IN_ALL = (_OFF[0] | {"yes"}, *_OFF[1:])  # 行了不用来了: in one breath the end is meant
_COURTESY = (
    frozenset({"thanks", "hurry", "oath", "alone", "lead"}),
    frozenset({"thanks", "hurry", "oath", "alone"}),
    "",
)
_AGREED = (
    "affirm",
    "thanks",
    "hurry",
    "greet",
    "praise",
    "swear",
)  # a yes, and what is said with it
_NOTED = ("add_access", "add_detail", "worse", "share", "secret")
_CHANGES = (
    *("correct_place", "correct_phone", "correct_time", "correct_matter", "deny", "stop"),
    *("solved_itself", "other_time", "unsure", "not_complaint", "is_complaint", "wants_person"),
)
_ASKING, SURELY_ASKS = frozenset({"inquiry", "progress"}), 0.7  # 物业费怎么交, without a mark
_OFF_ACTS = ("stop", "solved_itself")
_REASONS = frozenset({"stop", "solved", "mistake"})
CORRECTS = _CHANGES[:4]
LIKELY, HINTED = 0.5, 0.3  # scores of an act beside others: it is one, it may be one


@dataclass(frozen=True, slots=True)
class Answer:
    """How surely it is a yes, a no, or calls the whole off; `beside` are clauses that say more.

    Who asks to wait says neither.
    """

    yes: float
    no: float
    off: float
    beside: tuple[Clause, ...] = ()
    waits: bool = False


def read(meaning: Meaning) -> Answer:
    """Read an answer; what is asked in it is no yes, and neither a yes nor an end is half meant."""
    words = bare(meaning.text)
    if agrees(words):
        return Answer(thresholds.LISTED, 0.0, 0.0)
    if _is_only(words, *_WAIT):
        return Answer(0.0, 0.0, 0.0, waits=True)
    if refuses(words) or calls_off(words):
        off = thresholds.LISTED if calls_off(words) else 0.0
        return Answer(0.0, thresholds.LISTED - off, off)
    sorts = [(_sort(clause, meaning), clause) for clause in meaning.clauses]
    beside = tuple(clause for found, clause in sorts if found is None)
    listed_ones = [found for found, _ in sorts if found]
    if "wait" in listed_ones:
        return Answer(0.0, 0.0, 0.0, beside, waits=True)
    if "no" in listed_ones:
        return Answer(0.0, thresholds.LISTED, 0.0, beside)
    if "off" in listed_ones:  # 不用再问，交: what came last was meant
        sure = listed_ones[-1] == "off"
        return Answer(0.0, 0.0, thresholds.LISTED if sure else thresholds.TAKE_ANSWER, beside)
    if "yes" in listed_ones:
        return Answer(thresholds.LISTED, 0.0, 0.0, beside)
    learnt = meaning.acts
    yes = 0.0 if _asks(meaning.text) else meaning.says("affirm")
    return Answer(yes, learnt.get("deny", 0.0), _best(learnt, _OFF_ACTS), beside)


def _sort(clause: Clause, meaning: Meaning) -> str | None:
    """Return what a clause alone is: yes, no …; empty for a courtesy, None for all else."""
    if _asks(meaning.text[clause.end : clause.end + 1]):
        return None
    for name, kind in (
        ("yes", _YES),
        ("wait", _WAIT),
        ("off", _OFF_IN_ALL),
        ("no", _NO),
        ("", _COURTESY),
    ):
        if _is_only(clause.text, *kind):
            return name
    if _begins_with_but(clause.text):
        return None
    acts = clause.acts
    social = _best(acts, _AGREED)
    other = max((score for act, score in acts.items() if act not in _AGREED), default=0.0)
    return "" if social >= LIKELY and other < HINTED else None


def is_note(clause: Clause, meaning: Meaning) -> bool:
    """Tell whether a clause beside a yes is for whoever comes, and changes nothing."""
    found = listed.kinds(TABLE, clause.text)
    noted, changed = _best(clause.acts, _NOTED), _best(clause.acts, _CHANGES)
    if asks_something(clause, meaning) or _best(meaning.acts, _CHANGES) >= LIKELY:
        return False
    if noted >= LIKELY and noted > changed:
        return True
    if "note" in found or changed >= HINTED:
        return changed < HINTED
    if _begins_with_but(clause.text):  # something is otherwise, unless all is surely a note
        return _best(meaning.acts, _NOTED) >= LIKELY and _best(meaning.acts, _CHANGES) < HINTED
    return clause.acts.get("new_matter", 0.0) < HINTED


def _begins_with_but(text: str) -> bool:
    found = listed.find_all(TABLE, text)
    return any(one.kind == "but" and one.start == 0 for one in found)


def changes(clause: Clause) -> bool:
    """Tell whether a clause may put something right, rather than tell whoever comes."""
    changed = _best(clause.acts, _CHANGES)
    return changed >= HINTED and changed > _best(clause.acts, _NOTED)


def _best(acts: Mapping[str, float], wanted: Sequence[str]) -> float:
    return max(acts.get(act, 0.0) for act in wanted)


def explains(clause: Clause) -> bool:
    """Tell whether a clause beside the end says why: 老公会修, 我点错了."""
    if listed.kinds(TABLE, clause.text) & _REASONS:
        return True
    return _best(clause.acts, _OFF_ACTS) >= HINTED


def asks_something(clause: Clause, meaning: Meaning) -> bool:
    """Tell whether a clause asks something."""
    if _asks(meaning.text[clause.end : clause.end + 1]) or asks_of_it(clause):
        return True
    return clause.intent in _ASKING and clause.intents[clause.intent] >= SURELY_ASKS


def asks_of_it(clause: Clause) -> bool:
    """Tell whether a clause asks about the case: who comes, when, what it costs."""
    found = [score for act, score in clause.acts.items() if act.startswith("ask_")]
    return max(found, default=0.0) >= thresholds.ANSWER


def bare(text: str) -> str:
    """Return a text without spaces."""
    return "".join(text.split())


def agrees(text: str) -> bool:
    """Tell whether a text is nothing but a yes, with thanks, haste or an oath."""
    return not _asks(text) and _is_only(text, *_YES)


def refuses(text: str) -> bool:
    """Tell whether a text is nothing but a no."""
    return not _asks(text) and _is_only(text, *_NO)


def hurries(text: str) -> bool:
    """Tell whether a text only asks to be quick."""
    return _is_only(text, *_HURRY)


def calls_off(text: str) -> bool:
    """Tell whether a text only says that it is not needed, or has been put right."""
    return not _asks(text) and _is_only(text, *_OFF)


def without_swearing(text: str) -> str:
    """Return a text without the oaths before and after it; empty when there is nothing else."""
    words = text.strip()
    if _is_only(words, *_OATH):
        return ""
    oaths = [found for found in listed.find_all(TABLE, words) if found.kind == "oath"]
    start, end = 0, len(words)
    for found in sorted(oaths, key=lambda found: found.start):
        if not words[start : found.start].strip(_EDGE):
            start = max(start, found.end)
    for found in sorted(oaths, key=lambda found: -found.end):
        if found.start >= start and not words[found.end : end].strip(_EDGE):
            end = found.start
    return words[start:end].lstrip(_EDGE if start else "").rstrip(_MARKS)


@lru_cache(maxsize=128)  # several rules of a turn ask the same of one text
def _is_only(text: str, kinds: frozenset[str], wanted: frozenset[str], never: str) -> bool:
    """Tell whether a text is nothing but phrases of some kinds, and one of those wanted."""
    found = listed.kinds(TABLE, text)
    if never in found or not found & wanted:
        return False
    return listed.says_only(TABLE, kinds, text)


def _asks(text: str) -> bool:
    return any(mark in text for mark in marks.ASKS) or "asks" in listed.kinds(TABLE, text)
