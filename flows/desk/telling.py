"""Words about one case that are no step: what the resident is told, as it was said.

What is said of the case of a colleague is a remark for who works on it.

It goes out where it can only be meant for them: it answers what they wrote, names their home, or
says when somebody comes or it can be used. All else is shown first, and remarks never go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.cases.wish import parse_wish
from flows.desk import approving, described, lookup, mentions, topic
from flows.desk.asked import possible_for
from flows.desk.command import Command
from flows.desk.work import TELLS
from nlp import thresholds
from nlp.acts import beside_step, inner, leaders
from nlp.acts import staff as said_by_staff
from nlp.intents import ABOUT_A_PROBLEM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.asked import Asked
    from storage.records.case import Case

NEWS, NOTE = "进展", "备注"


def told(asked: Asked) -> Command | str | None:
    """Return what the resident is told, or what is asked back; None where it is not for them."""
    text = asked.command.typed
    decides = approving.asked_of_proposer(asked) or _answer_to_who_decides(asked)
    if decides is not None:
        return decides
    others = _of_a_colleague(asked)
    if others is not None:
        return Command(NOTE, others.number, text, is_spoken=True)
    jobs = [case for case in lookup.own(asked) if _is_job(asked, case)]
    if not jobs or len(text) > said_by_staff.LONGEST or asked.context.homes:
        return None
    if parse_wish(text, asked.settings) is not None or said_by_staff.reports_for(text):
        return None
    named = {c.id for one in mentions.named_in(asked, text) if one.each for c in one.cases}
    waits = [case for case in jobs if _answers(asked, case)]
    meant = [case for case in jobs if case.id in named] or waits
    near = [] if meant else _narrowed(asked, jobs)
    if _is_elsewhere(asked) and not (named or near) and (_is_problem(asked) or not waits):
        return None
    only = meant or near or jobs
    if len(only) > 1:
        return None
    tells_of = bool(named) and not waits and _is_problem(asked)  # 0012那家又漏水了 is asked first
    says_when = said_by_staff.is_only_time(text) or said_by_staff.holds("until", text)
    sure = (bool(meant) and not tells_of) or says_when
    if sure and not inner.has_inner_words(text):
        return Command(NEWS, only[0].number, text, TELLS)
    noted = asked.says(text)(said_by_staff.NOTE) >= thresholds.ADD_TO_CASE
    if not tells_of and (noted or _tells_how_it_goes(asked, only[0], near=bool(near))):
        return Command(NOTE, only[0].number, text, is_spoken=True)
    return None


def _narrowed(asked: Asked, jobs: Sequence[Case]) -> list[Case]:
    """Return the only job at a building that is named (3栋那堆要等车), else none."""
    there = {c.id for one in mentions.named_in(asked, asked.command.typed) for c in one.cases}
    found = [case for case in jobs if case.id in there]
    return found if len(found) == 1 else []


def _tells_how_it_goes(asked: Asked, case: Case, *, near: bool) -> bool:
    """Tell whether words are about a job, and no question; what is wrong elsewhere is not."""
    text = asked.command.typed
    if said_by_staff.asks(text) or leaders.is_question(text):
        return False
    if _is_problem(asked) and _is_elsewhere(asked):
        return False
    said = " ".join(one.text for one in asked.store.cases.timeline(case.id) if one.text)
    there = said_by_staff.holds("there", text) or described.alike(said, text)
    return near or there or described.shares(asked, case, text)


def _answer_to_who_decides(asked: Asked) -> Command | None:
    """Return the remark that answers what a colleague has just asked of what one proposed."""
    proposed = [
        case
        for case in lookup.visible(asked, asked.store.cases.open_in(asked.community))
        if case.proposed_by == asked.staff.id and _was_just_asked(asked, case)
    ]
    text = asked.command.typed
    if len(proposed) != 1 or len(text) > said_by_staff.LONGEST or _is_elsewhere(asked):
        return None
    if beside_step.only_heard(text):
        return None
    return Command(NOTE, proposed[0].number, text, is_spoken=True)


def _was_just_asked(asked: Asked, case: Case) -> bool:
    """Tell whether the last that was said of a case is a remark of who decides on it."""
    lines = asked.store.cases.timeline(case.id)
    last = next((one for one in reversed(lines) if one.text or one.public), None)
    by_them = last is not None and last.action == "note" and last.actor_id == case.holder_id
    return by_them and last is not None and last.at >= asked.now - lookup.ANSWERS_MS


def _of_a_colleague(asked: Asked) -> Case | None:
    """Return the only case that is named, where somebody else works on it: it is for them."""
    text = asked.command.typed
    if len(text) > said_by_staff.LONGEST or parse_wish(text, asked.settings) is not None:
        return None
    exact = [one.cases for one in mentions.named_in(asked, text) if one.each and one.cases]
    named = {case.id: case for cases in exact for case in cases}
    spoken_of = {} if named else _just_spoken_of(asked)
    named = named or spoken_of
    if len(named) != 1:
        return None
    case = next(iter(named.values()))
    works = case.engineer_id or (case.holder_id if spoken_of else None)
    at_work = (
        works not in {None, asked.staff.id}
        and deadlines.is_open(case)
        and case.status not in deadlines.AWAITS_RESIDENT
    )
    mine = case.reporter_id == asked.context.person.id
    return case if at_work and not mine and "note" in possible_for(asked, case) else None


def _just_spoken_of(asked: Asked) -> dict[str, Case]:
    """Return the only case that was just spoken of, where who leads adds to what was said of it."""
    text, known = asked.command.typed, topic.cases_of(asked)
    if len(known) != 1 or not asked.may("press") or leaders.is_question(text):
        return {}
    if _is_elsewhere(asked) or _is_problem(asked) or known[0].holder_id == asked.staff.id:
        return {}
    said = (one.text for one in asked.store.cases.timeline(known[0].id) if one.text)
    of_it = described.shares(asked, known[0], text) or described.alike(" ".join(said), text)
    return {known[0].id: known[0]} if of_it else {}


def _is_job(asked: Asked, case: Case) -> bool:
    return asked.staff.id == case.engineer_id and "progress" in possible_for(asked, case)


def _is_problem(asked: Asked) -> bool:
    """Tell whether words surely tell of something that is wrong."""
    read = asked.meaning
    likely = read.intents.get(read.intent, 0.0) if read is not None else 0.0
    return read is not None and read.intent in ABOUT_A_PROBLEM and likely >= thresholds.CONFIRM


def _is_elsewhere(asked: Asked) -> bool:
    """Tell whether words report something at a place of its own."""
    return asked.meaning is not None and bool(asked.meaning.place)


def _answers(asked: Asked, case: Case) -> bool:
    """Tell whether the resident has just written about the case, and nobody answered yet."""
    return lookup.last_said(asked, case) is not None
