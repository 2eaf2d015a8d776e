"""What may be promised at night, where no shift is there to keep it (PRACTICE.md: 明早8点派单)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.filing import Filed
from flows.cases.kind import kind_of
from flows.cases.rules import deadlines, duty
from flows.cases.rules.deeds import Moment
from flows.settings import calendar
from flows.settings.calendar import HOUR, MINUTE

if TYPE_CHECKING:
    from flows.cases.filing import Filing
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


def promised(store: Store, context: Context, case: Case, _filing: Filing) -> Filed:
    """Let what nobody is there to accept be due in the morning, as its reporter is told."""
    opens = nobody_until(store, context, case)
    if opens is None:
        return Filed(case)
    until = opens + deadlines.clocks(case, context.settings).accept * MINUTE
    latest = case.created_at + context.settings.resident.accept_hours * HOUR
    return Filed(replace(case, promised_at=min(until, latest)))
