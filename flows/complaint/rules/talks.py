"""When and with whom a talk (约谈) may be, and when both sides are reminded; ms UTC."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from flows.settings import calendar
from flows.settings.calendar import DAY, HOUR, MINUTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.settings.site import Settings
    from storage.records.case import Case

Partner = Literal["resident", "accused"]
MOST_TIMES = 3  # proposed at once
FAR = 14 * DAY  # nobody is put off for longer
REMINDED_BEFORE = 2 * HOUR
EVENING = "18:00"  # when one is reminded of a talk of the next morning
MORNING_ENDS = "12:00"
NAMES_COMPLAINANT = ("named", "meeting")  # consents that allow a talk with the accused


def may_meet_accused(case: Case) -> bool:
    """Tell whether the complainant's recorded consent allows a talk with the accused (COM-3)."""
    return case.consent in NAMES_COMPLAINANT


def refusal_of(times: Sequence[int], now: int, settings: Settings) -> str | None:
    """Return why these times can't be proposed, or None."""
    if not times:
        return "talk_times_needed"
    if any(at <= now for at in times):
        return "talk_passed"
    if any(at > now + FAR for at in times):
        return "talk_far"
    if any(calendar.is_quiet(at, settings) for at in times):
        return "talk_quiet"  # nobody is called or visited then
    return "talk_many" if len(times) > MOST_TIMES else None


def reminder_at(agreed_at: int, now: int, settings: Settings) -> int | None:
    """Return when both are reminded: two hours before, of a morning talk the evening before.

    Never in the quiet hours; None when that time is over already.
    """
    day = calendar.local(agreed_at, settings).date()
    at = agreed_at - REMINDED_BEFORE
    if agreed_at < calendar.on_day(day, MORNING_ENDS, settings):
        at = calendar.on_day(day - timedelta(days=1), EVENING, settings)
    at = calendar.before_quiet(at, now, settings)
    return at if now + MINUTE < at < agreed_at else None
