"""How words beside an open case are meant: the case they may be about, and what they ask or add.

A phrase alone decides little: another problem stays a new report, a complaint stays a complaint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.cases.fieldwork import visit as visit_time
from flows.cases.kind import kind_of
from flows.cases.own import own_cases
from flows.cases.rules import deadlines
from flows.cases.rules.deeds import HUMAN
from flows.turn import same_matter as continuing
from nlp.acts.own_case import STILL_BROKEN, listen, says_only
from nlp.acts.wants import COMPLAINS

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store

LONGEST = 80  # characters; whoever says more tells something of its own
ANGRY = frozenset({"slow", "insult", "misread", "filler"})
CLEAR = 0.6  # score from which a kind of problem, or a report, was surely named
REPORTED = 0.9  # the same of a report that begins with how to get in
_TIMES = frozenset({"another_time", "may_come"})
_ASKS = frozenset({"when", "who", "phone"})
_MORE = frozenset({"detail", "access", "more", "not_then"})
_WORSE = frozenset({"spreads", "harm", "worse", STILL_BROKEN})
_OF_NOTHING = frozenset(
    {"unknown", "thanks", "rating", "greeting", "inquiry", "progress", "urge"}
)  # intents in which an angry word names no matter


class Words(NamedTuple):
    """What was said, the kinds of phrases in it, and the open cases it may be about."""

    context: Context
    said: Said
    kinds: frozenset[str]
    cases: list[Case]
    timed: bool = False  # whether a time for a visit is among them


def sends_somebody(case: Case, context: Context) -> bool:
    """Tell whether somebody comes for a case of this kind."""
    return kind_of(case, context.settings).sends_somebody


def heard(store: Store, context: Context, said: Said) -> Words | None:
    """Read what was said beside the open cases; None where nothing in it is about one."""
    if len(said.text) > LONGEST or said.meaning.apart is not None:
        return None
    kinds = listen(said.text).kinds
    if kinds <= {"filler", "hint"} and not said.meaning.phones:
        return None
    timed = bool(kinds & _TIMES) and visit_time.time_in(said.text, context) is not None
    return Words(context, said, kinds, open_cases(store, context), timed)


def open_cases(store: Store, context: Context) -> list[Case]:
    """Return what somebody still works on, repairs first, and calls that were asked for last."""
    own = [
        case
        for case in own_cases(store, context)
        if deadlines.is_open(case) and case.status not in deadlines.AWAITS_RESIDENT
    ]
    return sorted(own, key=lambda case: (not sends_somebody(case, context), case.source == HUMAN))


def repairs(words: Words) -> list[Case]:
    """Return the open repairs that the words may go on about."""
    found = [case for case in words.cases if sends_somebody(case, words.context)]
    kept = [case for case in found if case.source != HUMAN] or found
    reported = words.said.meaning.intents.get("report", 0.0)
    if "missed" in words.kinds or ("access" in words.kinds and reported < REPORTED):
        return kept  # a call, and how to get in, is about whoever comes, whatever it sounds like
    return [case for case in kept if not continuing.is_new(words.context, words.said, case)]


def asks(words: Words) -> bool:
    """Tell whether it asks who comes, when, or for the phone."""
    return bool(words.kinds & _ASKS) and "elsewhere" not in words.kinds and bool(words.cases)


def wants_another_time(words: Words) -> bool:
    """Tell whether it names another time, or says that the one agreed on does not fit."""
    asked = "when" in words.kinds  # 今天能来吗 asks, 师傅几点到 我三点才到家 does more
    names = "another_time" in words.kinds or ("may_come" in words.kinds and not asked)
    return (names and words.timed) or "other_time" in words.kinds


def says_more(words: Words) -> bool:
    """Tell whether it is one thing more: by its words, or as a phone and nothing else."""
    meaning = words.said.meaning
    phone = bool(meaning.phones) and meaning.category is None and meaning.home is None
    return bool(words.kinds & _MORE) or phone


def is_worse(words: Words) -> bool:
    """Tell whether it says that the problem lasts, grows or spreads."""
    return bool(words.kinds & _WORSE) and "above" not in words.kinds


def wants_to_know(words: Words) -> bool:
    """Tell whether it is a question about the work that only who does it can answer."""
    asked = bool(words.kinds & {"money", "prepare"}) and "elsewhere" not in words.kinds
    return asked and words.said.meaning.intent not in {"complaint", "suggestion", "report"}


def is_slow(words: Words) -> bool:
    """Tell whether somebody is only angry, or waits, and names no problem of its own."""
    if not words.kinds & ANGRY - {"filler"} or COMPLAINS in words.said.text:
        return False
    if says_only(words.said.text, ANGRY):
        return True
    meaning = words.said.meaning
    vague = meaning.category is None or meaning.category in continuing.VAGUE
    if "slow" in words.kinds:
        return vague or meaning.intent not in {"complaint", "suggestion"}
    return vague and meaning.intent in _OF_NOTHING


def urges_something_new(store: Store, context: Context, said: Said) -> bool:
    """Tell whether somebody presses for a repair that no case of theirs is about."""
    category = said.meaning.category
    if said.meaning.intent != "urge" or category is None:
        return False
    if dict(said.meaning.categories).get(category, 0.0) < CLEAR:
        return False
    own = [case for case in own_cases(store, context) if deadlines.is_open(case)]
    return not any(continuing.goes_on(said, case) for case in own)
