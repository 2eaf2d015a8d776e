"""What somebody answers to a card, clause by clause: yes, no, not needed any more, and what beside.

Listed words (`answers.tsv`) with nothing left over are certain; all else has the score that was
learnt. What follows from it is decided where it was asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from nlp import listed, marks, thresholds
from nlp.act_reader import NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from nlp.clauses import Clause
    from nlp.understanding import Meaning

TABLE = "answers"
_MARKS = f" {marks.PAUSES}"
_EDGE = f"{_MARKS}{marks.ASKS}的了啊吧~…"  # what may stand between an oath and the rest
_YES = (
    frozenset({"yes", "all", "thanks", "hurry", "oath", "alone", "lead"}),
    frozenset({"yes", "all"}),
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
_SORTS = (("yes", _YES), ("wait", _WAIT), ("off", _OFF_IN_ALL), ("no", _NO), ("", _COURTESY))
# A yes, and what is said with it.
_AGREED = ("affirm", "thanks", "hurry", "greet", "praise", "swear")
_SOCIAL = ("thanks", "greet", "praise")
_NOTED = ("add_access", "add_detail", "worse", "share", "secret")
_CHANGES = (
    *("correct_place", "correct_phone", "correct_time", "correct_matter", "deny", "stop"),
    *("solved_itself", "other_time", "unsure", "not_complaint", "is_complaint", "wants_person"),
)
_TELLING = frozenset({"report", "complaint", "inquiry", "progress", "cancel", "correction"})
_ASKING, SURELY_ASKS = frozenset({"inquiry", "progress"}), 0.7  # 物业费怎么交, without a mark
_OFF_ACTS = ("stop", "solved_itself")
_TAKES_BACK = frozenset({"wait", "stop", "no"})  # behind a but: 可以，但是先别交
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


def read(meaning: Meaning, asked: str = NOTHING) -> Answer:
    """Read an answer; what is asked in it is no yes, and neither a yes nor an end is half meant.

    What was asked (`confirm`, as in nlp/lexicon/acts) says how likely an act is.
    """
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
    learnt = meaning.whole.acts_after(asked) if meaning.whole else {}
    agreeing = [one for one in beside if _agrees(one, asked)] if asked != NOTHING else []
    if agreeing and not _asks(meaning.text):
        more = tuple(one for one in beside if one not in agreeing or _notes(one, asked) >= LIKELY)
        return Answer(thresholds.CONFIRM, 0.0, 0.0, more)
    yes = 0.0 if _asks(meaning.text) else meaning.says("affirm")
    return Answer(yes, learnt.get("deny", 0.0), _best(learnt, _OFF_ACTS), beside)


def _agrees(clause: Clause, asked: str) -> bool:
    """Tell whether a clause is a yes by the question alone, and tells nothing else for sure."""
    acts = clause.acts_after(asked)
    if _begins_with_but(clause.text):  # 身上没事，就是心疼那枣
        return False
    if acts.get("affirm", 0.0) < thresholds.CONFIRM or _best(acts, _CHANGES) >= HINTED:
        return False
    if clause.phones or clause.home or clause.time:
        return False
    score = thresholds.SURE if clause.category is None else HINTED  # 好多水
    tells = clause.intent in _TELLING and clause.intents[clause.intent] >= score
    return not tells and "not_yes" not in listed.kinds(TABLE, clause.text)


def _notes(clause: Clause, asked: str) -> float:
    return _best(clause.acts_after(asked), _NOTED)


def _sort(clause: Clause, meaning: Meaning) -> str | None:
    """Return what a clause alone is: yes, no …; empty for a courtesy, None for all else."""
    if listed.says_only("matters", frozenset({"next"}), clause.text):  # 对了还有灯坏了
        return ""
    if _asks(meaning.text[clause.end : clause.end + 1]):
        return None
    for name, kind in _SORTS:
        if _is_only(clause.text, *kind):
            return name
    if _begins_with_but(clause.text):
        return None
    acts = clause.acts
    social = _best(acts, _AGREED)
    other = max((score for act, score in acts.items() if act not in _AGREED), default=0.0)
    told = clause.category is not None  # 接水的盆快满了: pressing, by what it tells
    return "" if social >= LIKELY and other < HINTED and not told else None


def is_note(clause: Clause, meaning: Meaning, asked: str = NOTHING) -> bool:
    """Tell whether a clause beside a yes is for whoever comes, and changes nothing.

    Whoever has agreed remarks more than they correct: what neither asks, nor puts anything right,
    nor begins with a but is a note.
    """
    if is_listed_note(clause, meaning):
        return _best(clause.acts_after(asked), CORRECTS) < LIKELY
    if asks_something(clause, meaning) or changes(clause, asked):
        return False
    return _notes(clause, asked) >= LIKELY or not _begins_with_but(clause.text)


def is_listed_note(clause: Clause, meaning: Meaning) -> bool:
    """Tell whether a clause has what a table lists for whoever comes, and nothing is asked."""
    return "note" in listed.kinds(TABLE, clause.text) and not _asks(meaning.text)


def adds(clause: Clause, meaning: Meaning, asked: str, known: AbstractSet[str]) -> bool:
    """Tell whether a clause behind a listed yes only tells more.

    Whoever said yes does not deny, nor call it off but for certain, whatever it sounds like;
    `known` are acts that put right what is understood already.
    """
    acts = clause.acts_after(asked)
    kinds = listed.kinds(TABLE, clause.text)
    if _best(acts, _OFF_ACTS) >= thresholds.CLOSE or ("but" in kinds and kinds & _TAKES_BACK):
        return False
    if is_listed_note(clause, meaning):
        return _best(acts, tuple({*CORRECTS} - known)) < LIKELY
    if asks_something(clause, meaning) or _begins_with_but(clause.text, agreed=True):
        return False
    others = {*_CHANGES} - {"deny", *_OFF_ACTS, *known}
    if known.isdisjoint(CORRECTS) and clause.intent == "correction":
        return clause.intents[clause.intent] < SURELY_ASKS
    changed = _best(acts, tuple(others))
    return changed < HINTED or changed <= _notes(clause, asked)


def _begins_with_but(text: str, *, agreed: bool = False) -> bool:
    """Tell whether words take something back; 就是 and 不过 alone do not behind a yes."""
    wanted = {"not_yet"} if agreed else {"not_yet", "but", "exactly"}
    return any(one.kind in wanted and one.start == 0 for one in listed.find_all(TABLE, text))


def changes(clause: Clause, asked: str = NOTHING) -> bool:
    """Tell whether a clause may put something right, rather than tell whoever comes."""
    if listed.kinds("kind", clause.text):  # 不是告谁的状: what kind it is was settled before
        return False
    acts = clause.acts_after(asked)
    if clause.intent == "correction" and clause.intents[clause.intent] >= SURELY_ASKS:
        return _notes(clause, asked) < LIKELY
    changed = _best(acts, _CHANGES)
    return changed >= HINTED and changed > _notes(clause, asked)


def _best(acts: Mapping[str, float], wanted: Sequence[str]) -> float:
    return max(acts.get(act, 0.0) for act in wanted)


def explains(clause: Clause) -> bool:
    """Tell whether a clause beside the end says why: 老公会修, 我点错了."""
    if listed.kinds(TABLE, clause.text) & _REASONS:
        return True
    return _best(clause.acts, _OFF_ACTS) >= HINTED


def is_courtesy(meaning: Meaning) -> bool:
    """Tell whether a text only thanks, greets or praises, and answers nothing."""
    if _is_only(bare(meaning.text), *_COURTESY):
        return True
    polite = all(_sort(one, meaning) == "" for one in meaning.clauses)
    return polite and _best(meaning.acts, _SOCIAL) >= LIKELY


def asks_something(clause: Clause, meaning: Meaning) -> bool:
    """Tell whether a clause asks something."""
    if _asks(meaning.text[clause.end : clause.end + 1]) or asks_of_it(clause):
        return True
    surely = clause.intent in _ASKING and clause.intents[clause.intent] >= SURELY_ASKS
    return surely and "states" not in listed.kinds(TABLE, clause.text)


def asks_of_it(clause: Clause) -> bool:
    """Tell whether a clause asks about the case: who comes, when, what it costs."""
    found = (score for act, score in clause.acts.items() if act.startswith("ask_"))
    return max(found, default=0.0) >= thresholds.ANSWER and clause.text[0] != "姓"  # 姓钱 asks none


def bare(text: str) -> str:
    """Return a text without spaces."""
    return "".join(text.split())


def agrees(text: str) -> bool:
    """Tell whether a text is nothing but a yes, with thanks, haste or an oath."""
    return not _asks(text) and _is_only(text, *_YES)


def takes_all(meaning: Meaning) -> bool:
    """Tell whether a yes is said to all that was told, not only to what is asked: 两个都报."""
    yes_to_all = (_YES[0], frozenset({"all"}), _YES[2])
    return any(_is_only(clause.text, *yes_to_all) for clause in meaning.clauses)


def refuses(text: str) -> bool:
    """Tell whether a text is nothing but a no."""
    return not _asks(text) and _is_only(text, *_NO)


def begins_with_an_end(text: str) -> bool:
    """Tell whether words begin by calling it off: 算了我看到保洁阿姨说已经报过了."""
    return any(one.kind == "stop" and one.start == 0 for one in listed.find_all(TABLE, text))


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
