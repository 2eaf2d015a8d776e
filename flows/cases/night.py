"""What may be promised at night, where no shift is there to keep it (PRACTICE.md: 明早8点派单)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.cases.rules import duty
from flows.cases.rules.deeds import Moment
from flows.settings import calendar

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.store import Store


def nobody_until(store: Store, context: Context, case: Case) -> int | None:
    """Return when the office opens, at night without a shift; None where somebody is there.

    What is urgent is done at any hour.
    """
    now, settings = context.now, context.settings
    goes = kind_of(case, settings).sends_somebody  # other kinds have clocks of their own
    waits = case.urgency == "ordinary" and goes and case.status == "registered"
    if not waits or not calendar.is_night(now, settings):
        return None
    shifts = duty.shifts_now(case.community, Moment(now, settings))
    if shifts or store.staff.on_shift(case.community):
        return None
    return calendar.next_opening(now, settings)
