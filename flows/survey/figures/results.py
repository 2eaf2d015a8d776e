"""The results for staff (问卷 N 结果), after the close; and the approved report to who reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.notice import LATER, RESULT
from flows.cases.telling import Telling
from flows.survey.figures import texts as result_texts
from flows.survey.record import survey_of
from flows.survey.settings import Surveys
from storage.outbox import NewPush

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from flows.survey.figures.statistics import Figures
    from storage.records.case import Case

KIND = "report"  # of the messages


def figures_in(case: Case) -> Figures | None:
    """Return the figures, None before the close (or after they were removed)."""
    text = survey_of(case).figures
    found: Figures | None = json.loads(text) if text else None
    return found


def results(asked: Asked, case: Case) -> str:
    """Answer with what came of a survey; its picture follows."""
    figures = figures_in(case)
    if figures is None:
        return result_texts.not_yet(asked.view(case))
    page, sheet = asked.context.survey_report(case.id, asked.staff.id)
    if figures["picture"]:
        words = result_texts.picture(case, page)
        me, now = asked.context.person.id, asked.now
        shown = NewPush(me, KIND, words, LATER, case.id, case.community, picture=figures["picture"])
        asked.store.outbox.add(shown, now, now)
    return f"{result_texts.told(case, figures)}\n{result_texts.links(page, sheet)}"


def send_report(asked: Asked, case: Case) -> None:
    """Send an approved report to the roles that read it, the owners' committee too (SUR-9)."""
    figures = figures_in(case)
    if figures is None:
        return
    roles = asked.settings.section(Surveys).report_to
    for one in telling.reachable(asked.store.staff.active_in(case.community)):
        if one.role in roles and one.id != asked.staff.id:
            words = result_texts.sent(case, figures, *asked.context.survey_report(case.id, one.id))
            card = {"status": result_texts.APPROVED}
            message = Telling(one.person_id or "", words, KIND, RESULT, card=card)
            telling.tell(asked.store, asked.moment, case, message)
