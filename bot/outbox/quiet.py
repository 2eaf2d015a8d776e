"""Quiet hours: when invitations, reminders and the like may be sent; knows no row."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from flows.settings.site import QuietHours

QUIET_KINDS = frozenset(
    {"invitation", "reminder", "news", "rating", "callback", "digest", "notice", "draft"}
)


def next_allowed(now: int, quiet: QuietHours, zone: ZoneInfo) -> int:
    """Return `now` unless it is quiet, else the moment the quiet hours end (milliseconds)."""
    windows = [
        (time.fromisoformat(quiet.night_from), time.fromisoformat(quiet.night_until)),
        (time.fromisoformat(quiet.noon_from), time.fromisoformat(quiet.noon_until)),
    ]
    local = datetime.fromtimestamp(now / 1000, UTC).astimezone(zone)
    moment = local
    for window in [*windows, *windows]:  # one may begin where the other ends
        moment = _end(moment, *window)
    return now if moment == local else round(moment.timestamp() * 1000)


def _end(local: datetime, starts: time, ends: time) -> datetime:
    """Return when the window around `local` ends, or `local` when it is outside."""
    clock = local.time()
    over_midnight = starts > ends
    if over_midnight and clock >= starts:
        return datetime.combine(local.date() + timedelta(days=1), ends, local.tzinfo)
    if (over_midnight and clock < ends) or starts <= clock < ends:
        return datetime.combine(local.date(), ends, local.tzinfo)
    return local
