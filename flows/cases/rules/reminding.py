"""When both sides are reminded of a time that they agreed upon; ms UTC."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flows.settings import calendar
from flows.settings.calendar import HOUR, MINUTE

if TYPE_CHECKING:
    from flows.settings.site import Settings

REMINDED_BEFORE = 2 * HOUR
EVENING = "18:00"  # when one is reminded of a time of the next morning
MORNING_ENDS = "12:00"


def reminder_at(agreed_at: int, now: int, settings: Settings) -> int | None:
    """Return when both are reminded: two hours before, of a morning the evening before.

    Never in the quiet hours; None when that time is over already.
    """
    day = calendar.local(agreed_at, settings).date()
    at = agreed_at - REMINDED_BEFORE
    if agreed_at < calendar.on_day(day, MORNING_ENDS, settings):
        at = calendar.on_day(day - timedelta(days=1), EVENING, settings)
    at = calendar.before_quiet(at, now, settings)
    return at if now + MINUTE < at < agreed_at else None
