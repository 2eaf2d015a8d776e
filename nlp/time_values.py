"""What a written time means: days, hours and minutes from now, by the conventions of the contract.

下午 is 12 to 18, a clock time has only a start, 之前 only an end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from nlp.days import Days, read_days
from nlp.numbers import value_of
from nlp.time_patterns import BEGINNING, DURATION, EXPRESSION, PARTS

_DAYS_OF = {"天": 1, "日": 1, "工作日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30}
_TODAY = {"今天", "今日", "当天"}
_PERIODS = ("底", "末", "周", "星期", "礼拜", "月")  # 月底前 is by the end of what is named


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Local minutes, `2026-11-25T15:00`; None where the range is open."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Appointment:
    """A time found, and where it is written."""

    time: TimeRange
    start: int
    end: int


def read_times(plain: str, now: datetime) -> Iterator[Appointment]:
    """Find every time written that does not look back, whatever it is said of."""
    for match in DURATION.finditer(plain):
        value = _duration(match, now)
        if value:
            yield Appointment(value, match.start(), match.end())
    position = 0
    told: Days | None = None  # the day of which a part was named before: 明天上午开会，改下午
    for sign in BEGINNING.finditer(plain):
        start = sign.start()
        if start < position:
            continue  # inside an expression
        written = EXPRESSION.match(plain, start)
        if written is None:
            continue
        position = written.end()
        value = _read(written, now, told)
        told = _partly(written, now) or (None if written["day1"] else told)
        if value:
            yield Appointment(value, start, position)


def as_text(moment: datetime) -> str:
    """Write a moment the way a `TimeRange` does."""
    return moment.isoformat(timespec="minutes")


def _duration(written: re.Match[str], now: datetime) -> TimeRange | None:
    count = value_of(written["count"]) if written["count"] else None
    if count is None and not written["half"]:
        return None
    amount = (count or 0) + (0.5 if written["half"] or written["rest"] else 0)
    unit, inside = written["unit"], "内" in (written["side"] or "内")
    if written["side"] is None and unit not in _DAYS_OF:
        return None  # visitors may stay 限两小时
    if unit in _DAYS_OF:
        moment = _midnight(now) + timedelta(days=int(amount * _DAYS_OF[unit]) + inside)
    else:
        moment = now + timedelta(minutes=amount * (1 if unit == "分钟" else 60))
    return TimeRange(None, as_text(moment)) if inside else TimeRange(as_text(moment), None)


def _partly(written: re.Match[str], now: datetime) -> Days | None:
    """Return the coming day of which only a part or an hour is named, None for all else."""
    if not written["day1"] or not (written["part1"] or written["clock1"]):
        return None
    day = read_days(written["day1"], now.date())
    return day if day and day.first > now.date() else None


def _read(written: re.Match[str], now: datetime, told: Days | None) -> TimeRange | None:
    day = read_days(written["day1"], now.date()) if written["day1"] else told
    if (written["day1"] and day is None) or (day and day.past) or _is_figure(written):
        return None
    try:
        first = _stretch(written["part1"], written["clock1"], day, now)
        if first is None:
            return None
        if written["day2"] or written["part2"] or written["clock2"]:
            return _range(written, first, day, now)
    except OverflowError:
        return None  # 9999年12月31日24点
    return _sided(written, first, day)


def _is_figure(written: re.Match[str]) -> bool:
    """Tell 快一点 and 有点晚, words of time that name none."""
    sided = written["after"] or written["before"] or written["clock2"] or written["day1"]
    if sided:
        return False
    if written["clock1"]:
        return written["clock1"] == "一点" and not written["part1"]
    return len(written["part1"] or "") == 1


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: datetime
    end: datetime | None  # None: a point, or open


def _midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), time())


def _stretch(
    part: str | None, clock: str | None, day: Days | None, now: datetime
) -> _Stretch | None:
    midnight = datetime.combine(day.first, time()) if day else _midnight(now)
    if clock:
        return _at(part, clock, day, now)
    if part and part.startswith("下班"):
        return _Stretch(midnight + timedelta(hours=18), None)
    if part:
        start, end = (midnight + timedelta(hours=hour) for hour in PARTS[part])
        later = timedelta(days=1 if day is None and end <= now else 0)
        return _Stretch(start + later, end + later)
    return _Stretch(midnight, datetime.combine(day.after, time())) if day else None


def _minutes(clock: str) -> tuple[int, int] | None:
    written = clock.replace(" ", "").replace("点", ":").replace("时", ":")
    hours, _, rest = written.partition(":")
    rest = rest.removeprefix("钟").rstrip("分")
    hour = value_of(hours)
    minute = {"": 0, "整": 0, "半": 30, "一刻": 15, "三刻": 45}.get(rest)
    minute = value_of(rest) if minute is None else minute
    return None if hour is None or minute is None or hour > 24 or minute > 59 else (hour, minute)


def _at(part: str | None, clock: str, day: Days | None, now: datetime) -> _Stretch | None:
    read = _minutes(clock)
    if read is None:
        return None
    hour, minute = read
    if part:
        hour = _hour_in(part, hour)
    elif 1 <= hour <= 6 and not clock.startswith("0"):
        hour += 12  # nobody makes an appointment for three in the night
    midnight = datetime.combine(day.first, time()) if day else _midnight(now)
    moment = midnight + timedelta(hours=hour, minutes=minute)
    today = day is None or day.first == now.date()
    if today and not part and 0 < hour < 12 and moment <= now < moment + timedelta(hours=12):
        moment += timedelta(hours=12)
    if day is None and moment <= now:
        moment += timedelta(days=1)
    return _Stretch(moment, None)


def _hour_in(part: str, hour: int) -> int:
    """Read 下午三点 as 15 and 晚上十二点 as 24."""
    if part.startswith("下班") or part in {"下午", "午后", "傍晚"}:
        return hour + 12 if hour < 12 else hour
    if part in {"中午", "正午"}:
        return hour + 12 if hour <= 3 else hour
    if PARTS[part] != (18, 24) and part != "半夜":
        return hour
    if hour < 5:
        return hour + 24
    return {12: 24}.get(hour, hour + 12 if hour < 12 else hour)


def _range(
    written: re.Match[str], first: _Stretch, day: Days | None, now: datetime
) -> TimeRange | None:
    other = read_days(written["day2"], now.date()) if written["day2"] else day
    base = other or Days(first.start.date(), first.start.date() + timedelta(days=1))
    part = written["part2"] or (written["part1"] if written["clock2"] else None)
    last = _stretch(part, written["clock2"], base, _midnight(now))
    if last is None:
        return None
    start, end = first.start, last.end or last.start
    while end <= start:
        end += timedelta(hours=12)
    return TimeRange(as_text(start), as_text(end))


def _sided(written: re.Match[str], first: _Stretch, day: Days | None) -> TimeRange:
    word = written["day1"] or ""
    whole = bool(word) and not written["part1"] and not written["clock1"]
    start, end = as_text(first.start), as_text(first.end) if first.end else None
    if written["latest"] or written["within"]:
        return TimeRange(None, end or start)
    if written["before"] or word == "年前":
        inclusive = whole and (word in _TODAY or word.endswith(_PERIODS)) and "周末" not in word
        return TimeRange(None, (end or start) if inclusive else start)
    if written["after"] or word == "年后":
        return TimeRange((end or start) if whole and day and day.holiday else start, None)
    return TimeRange(start, end)
