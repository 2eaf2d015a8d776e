"""On which day a time is that names none: on that of the visit, or of what was told before.

Whoever moves 明天上午 to 下午, or says 三点以后 of it, means no other day.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from flows.settings.calendar import local
from nlp.days import DAY, read_days
from nlp.listed import says
from nlp.spelling import plain
from nlp.times import find_time

if TYPE_CHECKING:
    from flows.conversation.context import Context

_TABLE = "visit"
_DAY = re.compile(DAY)
Time = dict[str, str | None]  # the local ISO times of its two ends


def on_the_day(text: str, found: Time, known: Time, context: Context) -> Time:
    """Move a time that names no day of its own to the day that was `known` before.

    也行 joins both, where one follows the other.
    """
    start = known.get("start")
    at = found["start"] or found["end"]
    if not start or not at or says(_TABLE, "soon", text):
        return found
    day, today = datetime.fromisoformat(start).date(), _today(context)
    if day <= today or any(one != day for one in _days(text, today)):
        return found
    days = day - datetime.fromisoformat(at).date()
    moved = {end: _later(iso, days) for end, iso in found.items()}
    return _joined(known, moved) if says(_TABLE, "also", text) else moved


def on_a_day_told(text: str, found: Time, told: str, context: Context) -> Time:
    """Read a time again on the one coming day that was told before: 明天早上我妈出院 … 九点半到十点."""
    today = _today(context)
    days = set(_days(told, today))
    if len(days) != 1 or min(days) <= today or _days(text, today) or says(_TABLE, "soon", text):
        return found
    here = local(context.now, context.settings).replace(tzinfo=None)
    words = plain(text)
    written = find_time(words, here)
    if written is None:
        return found
    [day] = days
    dated = f"{words[: written.start]}{day.month}月{day.day}日{words[written.start :]}"
    again = find_time(dated, here)
    return {"start": again.time.start, "end": again.time.end} if again else found


def _today(context: Context) -> date:
    return local(context.now, context.settings).date()


def _days(text: str, today: date) -> list[date]:
    """Return the days that a text names, in its order."""
    read = (read_days(match[0], today) for match in _DAY.finditer(text))
    return [one.first for one in read if one]


def _later(iso: str | None, days: timedelta) -> str | None:
    if iso is None:
        return None
    return (datetime.fromisoformat(iso) + days).isoformat(timespec="minutes")


def _joined(one: Time, other: Time) -> Time:
    """Return from the first of two times to the last, where they follow each other."""
    ends = sorted([(one["start"], one["end"]), (other["start"], other["end"])], key=str)
    (start, middle), (following, end) = ends
    return {"start": start, "end": end} if middle and middle == following else other
