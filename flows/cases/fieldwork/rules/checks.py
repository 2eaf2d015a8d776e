"""What each act on a report (报事) needs first: the key of the refusal, or None."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.checks import needs_reason
from flows.settings.calendar import DAY, HOUR

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case


def may_defer(case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse what cheats the clock: no reason or time, too long, too often."""
    limits = moment.settings.defer
    if deed.reason not in limits.reasons:
        return "unknown_reason" if deed.reason else "reason_needed"
    if deed.until is None or deed.until <= moment.now:
        return "time_needed" if deed.until is None else "time_passed"
    if deed.may_exceed:
        return None
    if deed.until > moment.now + limits.max_days * DAY:
        return "defer_too_long"
    return "defer_too_often" if case.defer_count >= limits.max_times else None


def may_close(case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse to end unfinished work without a reason; what is finished has its result."""
    return None if case.status == "finished" else needs_reason(case, deed, moment)


def may_withdraw(case: Case, _deed: Deed, moment: Moment) -> str | None:
    """Refuse when somebody was sent long ago."""
    sent = case.status not in ("registered", "accepted")
    limit = case.created_at + moment.settings.resident.withdraw_hours * HOUR
    return "too_late_to_withdraw" if sent and moment.now > limit else None
