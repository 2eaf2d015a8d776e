"""问卷: the list, one survey as it stands, longer (延长), taken back; and a new one (新建)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from flows.cases.rules import access
from flows.conversation import dialogue
from flows.desk import lookup
from flows.desk.acting import act, refused
from flows.desk.asked import deed
from flows.desk.promise import promised
from flows.settings.calendar import local, on_day
from flows.survey.audience import roster
from flows.survey.figures import results
from flows.survey.plan import making, opening
from flows.survey.record import survey_of
from flows.survey.rules import table
from flows.survey.settings import SURVEYS
from flows.survey.standing import standing
from flows.survey.texts import view as view_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.desk.asked import Asked
    from flows.survey.audience.roster import Chosen
    from storage.records.case import Case

    Sub = Callable[[Asked, Case], str]

SHOWN = 10


def survey(asked: Asked) -> str:
    """List the surveys, show one, or do what the word after its number says."""
    words = f"{asked.command.number} {asked.command.rest}".strip()
    if words in view_texts.NEW:
        return _begin(asked)
    if not asked.command.number:
        return view_texts.listed(_known(asked), asked)
    case = _chosen(asked)
    if isinstance(case, str):
        return case
    word, _, rest = asked.command.rest.strip().partition(" ")
    if word in view_texts.TAKE_BACK:
        return act(asked, case, deed(asked, "withdraw", rest.strip()), view_texts.taken_back)
    if word in view_texts.CHANGE:
        return _change(asked, case)
    if word in view_texts.RESULTS:
        return results.results(asked, case)
    how = standing(asked.store, asked.moment, case)
    meetings = [one for one in asked.store.cases.timeline(case.id) if one.action == "meeting"]
    return view_texts.shown(asked.view(case), how, _to_be_asked(asked, case), meetings)


def _to_be_asked(asked: Asked, case: Case) -> Chosen | None:
    """Return whom a plan would ask today, while it is no more than a plan."""
    if case.status not in opening.CHANGEABLE:
        return None
    own = survey_of(case)
    return roster.chosen(asked.store, asked.moment, own.planned(), own.seed, case.id)


def _chosen(asked: Asked) -> Case | str:
    found = [case for case in lookup.numbered(asked) if case.kind == SURVEYS]
    if len(found) == 1:
        return found[0]
    return view_texts.no_such(asked.command.number) if not found else view_texts.which(found)


def _known(asked: Asked) -> list[Case]:
    """Return the open surveys, and the newest of those that ended."""
    open_ones = asked.store.cases.open_of_kind(asked.community, SURVEYS)
    ended = asked.store.cases.ended_of_kind(asked.community, SURVEYS, SHOWN)
    return lookup.visible(asked, [*open_ones, *ended])[:SHOWN]


def extend(asked: Asked) -> str:
    """Let a survey run until a later day (延长 N 日期)."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    at = promised(asked.command.rest, asked.now, asked.settings)
    until = None
    if at is not None:
        day = local(at, asked.settings).date() + timedelta(days=1)
        until = on_day(day, "00:00", asked.settings)
    done = deed(asked, "extend", asked.command.rest)
    return act(asked, case, replace(done, until=until), view_texts.extended)


def _begin(asked: Asked) -> str:
    if not access.has(asked.staff, "survey", asked.settings):
        return view_texts.MAY_NOT_PLAN
    return dialogue.start(asked.store, asked.context, making.FLOW, None)


def _change(asked: Asked, case: Case) -> str:
    """Begin to change a plan of which nothing has left yet."""
    refusal = access.staff_refusal(case, asked.staff, "revise", asked.settings)
    if refusal is None and case.status not in opening.CHANGEABLE:
        refusal = table.why(case, "revise")
    if refusal is not None:
        return refused(asked, case, "revise", refusal)
    known = making.answers_of(survey_of(case).planned())
    about = asked.context.about(case)
    return dialogue.start(asked.store, about, making.FLOW, None, subject=case.id, answers=known)
