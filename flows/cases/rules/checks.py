"""What acts that several kinds know need first: the key of the refusal, or None."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import deadlines, escalation
from flows.settings.calendar import DAY, MINUTE

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case


def needs_whom(case: Case, deed: Deed, _moment: Moment) -> str | None:
    """Refuse without somebody to give it to, or to who has it already."""
    if deed.target_id is None:
        return "whom_needed"
    has_it = case.engineer_id or case.holder_id
    moves = case.status not in ("registered", "reopened")
    return "already_dispatched" if moves and deed.target_id == has_it else None


def promises_the_future(_case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse to promise a time that has passed."""
    return "time_passed" if deed.until is not None and deed.until <= moment.now else None


def needs_text(_case: Case, deed: Deed, _moment: Moment) -> str | None:
    """Refuse an end without its result (REP-5)."""
    return None if deed.text.strip() else "result_needed"


def needs_reason(_case: Case, deed: Deed, _moment: Moment) -> str | None:
    """Refuse without a reason."""
    return None if (deed.reason or "").strip() else "reason_needed"


def may_reopen(case: Case, _deed: Deed, moment: Moment) -> str | None:
    """Refuse once the trial after closing is over."""
    if case.status != "closed" or case.closed_at is None:
        return None
    resident = moment.settings.resident
    days = max(resident.reopen_days, deadlines.clocks(case, moment.settings).trial_days)
    return "closed_too_long" if moment.now > case.closed_at + days * DAY else None


def may_confirm(case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse to confirm what was closed otherwise than by silence."""
    if case.status == "closed" and case.closed_as != "unconfirmed":
        return "closed"
    return may_reopen(case, deed, moment)


def may_close_silently(case: Case, _deed: Deed, moment: Moment) -> str | None:
    """Refuse before the resident's time to answer is over."""
    return "too_early" if case.due_at is not None and moment.now < case.due_at else None


def may_urge(case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse more pressing than anybody could act on."""
    limits = moment.settings.resident
    if case.urged_at is not None and moment.now < case.urged_at + limits.urge_gap * MINUTE:
        return "urge_too_soon"
    return "urged_enough" if deed.today >= limits.urges_a_day else None


def may_escalate(case: Case, _deed: Deed, moment: Moment) -> str | None:
    """Refuse when the highest level knows already."""
    return "at_the_top" if case.alert_level >= escalation.top_level(case, moment.settings) else None


def knows_category(_case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse a category or an urgency that the site does not have."""
    known = deed.category is None or deed.category in moment.settings.categories
    urgent = deed.urgency is None or any(deed.urgency == u for u in moment.settings.urgencies)
    return None if known and urgent else "unknown_category"


def needs_case(_case: Case, deed: Deed, _moment: Moment) -> str | None:
    """Refuse to be linked with nothing."""
    return None if deed.into is not None else "case_needed"


def needs_rating(_case: Case, deed: Deed, _moment: Moment) -> str | None:
    """Refuse anything but one to five."""
    return None if deed.rating in (1, 2, 3, 4, 5) else "rating_range"
