"""When and with whom a talk (约谈) may be; ms UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from flows.settings import calendar
from flows.settings.calendar import DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.settings.site import Settings
    from storage.records.case import Case

Partner = Literal["resident", "accused"]
MOST_TIMES = 3  # proposed at once
FAR = 14 * DAY  # nobody is put off for longer
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
