"""By when a question is answered, and when those who owe the answer are asked again; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.answer.settings import Answers
from flows.settings import calendar
from flows.settings.calendar import DAY, MINUTE

if TYPE_CHECKING:
    from flows.settings.site import Settings

REMINDED, LATE = 1, 2  # levels: the clerks were asked again; who leads them heard that it is late


def promised(at: int, settings: Settings, level: int = 0, *, on_duty: bool) -> int:
    """Return by when whoever asked hears, told at a moment; the later promises are longer.

    In the quiet night, where nobody has the duty, it is the next morning.
    """
    section = settings.section(Answers)
    waits = (section.within * MINUTE, settings.escalation.repeat * MINUTE, DAY)
    by = at + waits[min(max(level - LATE, 0), len(waits) - 1)]
    if on_duty or not (calendar.is_night(at, settings) or calendar.is_night(by, settings)):
        return by
    return calendar.next_time(max(at, by - DAY), section.morning, settings)


def reminds_at(at: int, promised_at: int, settings: Settings) -> int:
    """Return when the clerks are asked again: as long before the promise as config.yaml leaves."""
    section = settings.section(Answers)
    return max(at, promised_at - max(section.within - section.remind, 0) * MINUTE)
