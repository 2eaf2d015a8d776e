"""Until when each step of a corrective action is due; ms UTC, wall clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.settings.calendar import DAY
from flows.survey.correction.record import correction_of
from flows.survey.settings import Surveys

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case


def next_due(case: Case, since: int, moment: Moment) -> tuple[int, str]:
    """Return what the status asks for next; a change of hands gives no more time."""
    rules, since = moment.settings.section(Surveys), case.stage_at or since
    match case.status:
        case "drafted":
            return since + rules.plan_days * DAY, "plan"
        case "planned":
            return correction_of(case).until_at or since, "carry_out"
        case _:  # done
            return since + rules.check_days * DAY, "check"
