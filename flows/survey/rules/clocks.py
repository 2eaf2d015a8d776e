"""Until when each step of a survey is due; ms UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.settings.calendar import DAY, HOUR, MINUTE
from flows.survey.record import survey_of
from flows.survey.settings import Surveys

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from flows.settings.site import Settings
    from storage.records.case import Case

LATE = HOUR  # what the service does by itself is late then, and people hear of it


def next_due(case: Case, since: int, moment: Moment) -> tuple[int, str]:
    """Return what the status asks for next."""
    rules, survey = moment.settings.section(Surveys), survey_of(case)
    match case.status:
        case "approving":
            return since + rules.approval_hours * HOUR, "approve"
        case "returned":
            return since + rules.approval_hours * HOUR, "revise"
        case "approved":
            return max(survey.starts_at, since) + LATE, "start"
        case "running":
            grace = rules.grace_minutes * MINUTE
            return max(survey.closes_at, since) + grace + LATE, "end"
        case "counting":
            return since + LATE, "count"
        case "reporting":
            return since + rules.report_days * DAY, "report"
        case _:  # reported
            return since + rules.publish_days * DAY, "publish"


def ladder(settings: Settings) -> tuple[str, ...]:
    """Return the roles that a missed deadline climbs: it begins with who leads the clerks."""
    return settings.escalation.above_the_desk()
