"""Who holds a survey while a role's yes is waited for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.survey.record import survey_of

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from flows.survey.record import Survey
    from storage.records.case import Case
    from storage.store import Store


def first_holder(store: Store, community: str, survey: Survey) -> str | None:
    """Return who of the role whose turn it is holds the survey; those who can be reached first."""
    staff = store.staff.active_in(community)
    able = [s for s in staff if s.role == survey.turn and s.id != survey.author_id]
    found = sorted(able, key=lambda s: (s.person_id is None, s.id))
    return found[0].id if found else None


def of_report(store: Store, moment: Moment, case: Case) -> tuple[Survey, str | None]:
    """Return the survey whose report waits for its yes, and who gives it.

    It is the first of the chain who did not write the plan; of whoever leads, where nobody is left.
    """
    survey = survey_of(case)
    roles = [one.role for one in survey.approvals()]
    for role in (*roles, *moment.settings.escalation.above_the_desk()):
        waiting = replace(survey, turn=role)
        if (holder := first_holder(store, case.community, waiting)) is not None:
            return waiting, holder
    return survey, None
