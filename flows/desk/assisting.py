"""Colleagues who see to something of a case that is not theirs: 让林芳去沟通一下.

The case stays with who has it. Who is called is told in the words that were said; what they write
afterwards is a remark for who has it, and is never lost because they hold nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.cases.notice import CALLED
from flows.cases.rules import access, deadlines
from flows.cases.rules.conflict import is_hidden
from flows.cases.wish import parse_wish
from flows.desk import giving, lookup, mentions, topic
from flows.desk import names as people
from flows.desk.acting import act
from flows.desk.asked import deed, possible_for
from flows.desk.command import Command
from flows.desk.texts import done as done_texts
from flows.settings.calendar import HOUR, MINUTE
from nlp.acts import beside_step, leaders
from nlp.acts import staff as said_by_staff

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case
    from storage.records.staff import Staff

JUST_TOLD = 15 * MINUTE  # in which an order without a case is about what was pushed last
STILL_AT_IT = 12 * HOUR  # in which what a colleague writes is about what they were last told of
_ORDERS = ("让", "叫", "喊", "请")  # …郑军
SHORTEST = 3  # characters that tell something


def ordered(asked: Asked, *, first: bool = False) -> Command | str | None:
    """Tell the one colleague who is called what to do; None where it is no order, or of no case.

    What nobody has yet is given to them. Before all else is tried (`first`) it is only done where
    nobody is ever sent, and to whom it can't be handed over.
    """
    text = asked.command.typed
    if not asked.may("dispatch") and not asked.may("press"):
        return None
    whom = _called(asked, text)
    if whom is None or leaders.is_question(text) or len(text) > said_by_staff.LONGEST:
        return None
    case = _spoken_of(asked)
    if case is None or whom.id in (case.holder_id, case.engineer_id):
        return None
    if first and (kind_of(case, asked.settings).sends_somebody or _leads(asked, whom)):
        return None
    if not _may_know(asked, case, whom):
        return None
    if "dispatch" in possible_for(asked, case):
        return Command(giving.SEND, case.number, f"{whom.name} {text}", text)
    done = replace(deed(asked, "note", text), target_id=whom.id)
    return act(asked, case, done, lambda view: done_texts.told_colleague(view, whom))


def begins(asked: Asked) -> bool:
    """Tell whether words begin by telling a colleague to do something: 叫郑军马上去拖."""
    text = asked.command.typed
    orders = asked.may("dispatch") and text.startswith(_ORDERS) and not leaders.is_question(text)
    return orders and any(start == 1 for _, start, _ in people.called_in(asked, text))


def reported(asked: Asked) -> str | None:
    """Keep what somebody without a job says of what they were last told of, for who has it."""
    text = asked.command.typed
    jobs = (one for one in lookup.own(asked) if asked.staff.id in (one.engineer_id, one.holder_id))
    if asked.context.homes or asked.is_asked or next(jobs, None) is not None:
        return None
    if not SHORTEST <= len(text) <= said_by_staff.LONGEST or beside_step.only_heard(text):
        return None
    if said_by_staff.asks(text) or leaders.is_question(text):
        return None
    if parse_wish(text, asked.settings) is not None or mentions.named_in(asked, text):
        return None
    case = _last_told(asked, STILL_AT_IT, CALLED)
    if case is None:
        return None
    return act(asked, case, deed(asked, "note", text), done_texts.noted)


def just_told(asked: Asked) -> Case | None:
    """Return the case that was pushed to the speaker last, and just now."""
    return _last_told(asked, JUST_TOLD)


def _called(asked: Asked, text: str) -> Staff | None:
    """Return the one colleague who is told to do something: 让林芳去…, 郑军你去…."""
    hits = people.called_in(asked, text)
    if len(hits) != 1:
        return None
    whom, start, end = hits[0]
    told = giving.calls(asked, text) or giving.sends(asked, text)
    return whom if told or (not start and text[end : end + 1] in {"你", "去"}) else None


def _spoken_of(asked: Asked) -> Case | None:
    """Return the case that is named, else spoken of, else that was pushed last; None for several."""
    exact = [one.cases for one in mentions.named_in(asked, asked.command.typed) if one.each]
    named = {case.id: case for cases in exact for case in cases}
    found = list(named.values()) or topic.cases_of(asked)
    if not found:
        return _last_told(asked, JUST_TOLD)
    return found[0] if len(found) == 1 and _goes_on(found[0]) else None


def _last_told(asked: Asked, within: int, kind: str = "") -> Case | None:
    """Return the case of which the speaker was pushed something last, if it is of this kind.

    Who was called about a case hears of it without seeing it otherwise.
    """
    told = asked.store.told.last_about(asked.context.person.id, asked.now - within)
    if told is None or (kind and told[1] != kind):
        return None
    case = asked.store.cases.get(told[0])
    if case is None or case.reporter_id == asked.context.person.id or is_hidden(case, asked.staff):
        return None  # of what they reported themselves they heard as a resident
    return case if _goes_on(case) and (kind or asked.sees(case)) else None


def _goes_on(case: Case) -> bool:
    return deadlines.is_open(case) and case.status not in deadlines.AWAITS_RESIDENT


def _leads(asked: Asked, whom: Staff) -> bool:
    return access.may_do(whom, "press", asked.settings)


def _may_know(asked: Asked, case: Case, whom: Staff) -> bool:
    """Tell whether a colleague hears of a case, and may: never of what is kept from them."""
    if whom.person_id is None or not _calls(case, asked):
        return False
    return not is_hidden(case, whom) and not access.sees_no_residents(whom, asked.settings)


def _calls(case: Case, asked: Asked) -> bool:
    """Tell whether a kind of case tells who is called; else nobody may be said to have heard."""
    rows = kind_of(case, asked.settings).notices.get("note", ())
    return any(one.audience == CALLED for one in rows)
