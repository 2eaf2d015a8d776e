"""Times as people say them, in the community's own time zone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

_DAYS = "一二三四五六日"
_PARTS: dict[tuple[float, float], str] = {  # hours between which people call it so
    (6, 12): "上午", (12, 18): "下午", (18, 24): "晚上", (0, 24): "全天", (11, 13): "中午",
}  # fmt: skip
_NEAR = {-1: "昨天", 0: "今天", 1: "明天", 2: "后天"}


def local(at: int, zone: ZoneInfo) -> datetime:
    """Return the local time of a moment in milliseconds."""
    return datetime.fromtimestamp(at / 1000, zone)


def moment(at: int, now: int, zone: ZoneInfo) -> str:
    """Write a moment near now: 今天15:40, 明天09:00, 11月28日（周六）09:00."""
    when, today = local(at, zone), local(now, zone)
    return _clock(when, today.date())


def day(at: int, now: int, zone: ZoneInfo) -> str:
    """Write the day of a moment near now: 今天, 明天, 11月28日（周六）."""
    return _day(local(at, zone), local(now, zone).date())


def dated(at: int, zone: ZoneInfo) -> str:
    """Write a day that is read on other days, too: 11月28日（周六）."""
    return _dated(local(at, zone))


def stamp(at: int, zone: ZoneInfo) -> str:
    """Write a moment of a timeline: 11-24 15:40."""
    return f"{local(at, zone):%m-%d %H:%M}"


def span(milliseconds: int) -> str:
    """Write a duration: 20分钟, 3小时, 2天."""
    minutes = max(1, round(abs(milliseconds) / 60_000))
    if minutes < 60:
        return f"{minutes}分钟"
    if minutes < 60 * 24:
        hours, rest = divmod(minutes, 60)
        return f"{hours}小时{rest}分钟" if rest and hours < 6 else f"{hours}小时"
    days, rest = divmod(minutes, 60 * 24)
    return f"{days}天{rest // 60}小时" if rest >= 60 and days < 3 else f"{days}天"


def between(start: str | None, end: str | None, today: date) -> str:
    """Write a range of local ISO times: 今天15:00以后, 11月28日（周六）14:00到17:00, 明天下午."""
    first = datetime.fromisoformat(start) if start else None
    last = datetime.fromisoformat(end) if end else None
    if first and last:
        part = _part(first, last)
        if part:
            return f"{_day(first, today)}{part}"
        if first.hour == first.minute == last.hour == last.minute == 0:
            return f"{_day(first, today)}到{_day(last - timedelta(days=1), today)}"
        same = first.date() == last.date()
        until = f"{last:%H:%M}" if same else _clock(last, today)
        return f"{_clock(first, today)}到{until}"
    if first:
        return f"{_clock(first, today)}以后"
    return f"{_clock(last, today)}以前" if last else ""


def _part(first: datetime, last: datetime) -> str:
    """Name the part of one day that a range is, empty when it is none."""
    midnight = first.replace(hour=0, minute=0)
    hours = (last - midnight) / timedelta(hours=1)
    begins = (first - midnight) / timedelta(hours=1)
    return _PARTS.get((begins, hours), "")


def _clock(when: datetime, today: date) -> str:
    return f"{_day(when, today)}{when:%H:%M}"


def _day(when: datetime, today: date) -> str:
    near = _NEAR.get((when.date() - today).days)
    return near or _dated(when)


def _dated(when: datetime) -> str:
    return f"{when.month}月{when.day}日（周{_DAYS[when.weekday()]}）"
