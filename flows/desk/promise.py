"""Until when somebody promises something: the time in a command, as one moment."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from flows.settings.calendar import DAY, local, on_day
from nlp import marks
from nlp.numbers import value_of
from nlp.spelling import plain
from nlp.time_values import read_times
from nlp.time_words import in_mandarin
from nlp.understanding import understand_briefly

if TYPE_CHECKING:
    from datetime import date

    from flows.settings.site import Settings
    from nlp.understanding import TimeRange

_SPAN = re.compile(
    r"(?<![\d第])(\d{1,3}|[一二两三四五六七八九十半]+)(?:个)?"
    r"(天|小时|钟头|分钟|星期|礼拜|周(?![一二三四五六日天末年\d]))(?!后|内|之|以|前|左|里)"
)
_GONE = ("昨天", "昨日", "昨晚", "前天", "前晚", "上周", "上星期", "上礼拜")
_MONTH_DAY = re.compile(r"(?<![\d\-/.])(\d{1,2})[-/.](\d{1,2})(?=\s|$|上|下|早|中|晚|前)")
_COMES = re.compile(r"(?<=[\d点半分钟午早上里])(?:过去|过来|上门|到|来|去)(?:场)?(?=$|[\s，。,])")
_PAUSES = dict.fromkeys(map(ord, marks.PAUSES), "\n")
_CLOCK = frozenset("点时:：")
_DAY = re.compile(
    r"[今明后]天|今晚|明早|明晚|(?:下+|这|本)?(?:周|星期|礼拜)[一二三四五六日天]"
    r"|(?:\d{1,2}月)?\d{1,2}[日号]|\d{1,2}[-/.]\d{1,2}(?=\D|$)"
)
_COUNT = r"(?<![\d\-])(?:[1-9]\d?|[一二两三四五六七八九十]{1,3})"
_MINUTES = re.compile(rf"(?P<with>{_COUNT})(?:\s*分钟?|\s*$)|^(?P<first>{_COUNT})(?=[\s，,。到])")
HUNDRED = 100  # a number of so many digits may be minutes
_TIME_ONLY = frozenset(
    "0123456789一二两三四五六七八九十半刻今明后大昨早晚上中下午凌晨傍夜里间周星期礼拜日天月底号年点钟时分小个内之以前后"
    r"左右到至:：-~/."
)


def promised(text: str, now: int, settings: Settings) -> int | None:
    """Return the moment a text promises, in ms UTC, or None; a whole day ends with the office."""
    here = local(now, settings).replace(tzinfo=None)
    only = " ".join(part for part in text.split() if is_time(part))
    for words in (spelt(only), spelt(text), f"{spelt(only)}前", f"{spelt(text)}前"):
        found = understand_briefly(words, here).time
        if found is not None:
            return _moment(found, now, settings)
    return None


def awaited(text: str, now: int, settings: Settings) -> int | None:
    """Return the last moment that free words wait for: 配件周五到，周六上午来装; or None.

    A clause that is nothing but a time belongs to the one before it.
    """
    clauses = [part for part in text.translate(_PAUSES).split("\n") if part and not is_time(part)]
    named = [
        promised(part, now, settings) or _still_to_come(part, now, settings) for part in clauses
    ]
    return max((at for at in (promised(text, now, settings), *named) if at), default=None)


def _still_to_come(text: str, now: int, settings: Settings) -> int | None:
    """Return when something is that begins later, whatever is said of it: 厂家说今晚能送."""
    here = local(now, settings).replace(tzinfo=None)
    found = [one.time for one in read_times(in_mandarin(plain(spelt(text)))[0], here)]
    later = [one for one in found if one.start and datetime.fromisoformat(one.start) > here]
    return _moment(later[-1], now, settings) if later else None


def has_passed(text: str, now: int, settings: Settings) -> bool:
    """Tell whether a text names a time, and that is over (今天上午 at noon)."""
    here = local(now, settings).replace(tzinfo=None)
    found = [one.time for one in read_times(in_mandarin(plain(text))[0], here)]
    ends = [one.end or one.start for one in found]
    if any(day in text for day in _GONE):
        return True
    return bool(ends) and all(end and datetime.fromisoformat(end) <= here for end in ends)


def moments(text: str, now: int, settings: Settings) -> tuple[list[int], str]:
    """Return every moment that a text names with day and clock, and its other words.

    明天下午3点 后天 上午10点: a day may stand apart from its clock, and counts until the next.
    """
    found: list[int] = []
    others: list[str] = []
    day = ""
    for part in re.split(r"[\s　,，、;；]+|或者?", text.strip()):
        named, clock = _DAY.search(part), not _CLOCK.isdisjoint(part)
        if named and not clock and is_time(part):
            day = part
            continue
        if not clock or not is_time(part):
            others.append(part)
            continue
        day = named[0] if named else day
        at = promised(part if named else day + part, now, settings)
        if at is not None and at not in found:
            found.append(at)
    return found, " ".join(part for part in others if part)


def without_time(text: str) -> str:
    """Return the words that are not only a time."""
    parts = [part for part in text.split() if not is_time(part)]
    return " ".join(parts)


def is_time(part: str) -> bool:
    """Tell whether a part of a line is nothing but a time."""
    return bool(part) and set(part) <= _TIME_ONLY


def is_span(words: str) -> bool:
    """Tell whether words are nothing but in how long: 10分钟, 半小时."""
    return _SPAN.search(words) is not None and is_time(words.strip())


def minutes_in(words: str) -> int | None:
    """Return in how many minutes: with the word, or a number that stands first or last (我去 5)."""
    found = _MINUTES.search(words)
    count = value_of(found["with"] or found["first"]) if found else None
    return int(count) if count and count < HUNDRED else None


def without_minutes(words: str) -> str:
    """Return the words beside in how many minutes."""
    return _MINUTES.sub("", words)


def spelt(text: str) -> str:
    """Write 2天 as 2天后, 11-26 as 11月26日, and 3点到 as 3点."""
    dated = _COMES.sub("", _MONTH_DAY.sub(r"\1月\2日", text))
    return _SPAN.sub(r"\1\2后", dated)


def _moment(found: TimeRange, now: int, settings: Settings) -> int:
    """Return one moment of a range; midnights become the end of the office's day."""
    start = datetime.fromisoformat(found.start) if found.start else None
    end = datetime.fromisoformat(found.end) if found.end else None
    last = end or start
    assert last is not None  # noqa: S101 - a range has at least one end
    if (last.hour, last.minute) != (0, 0):
        return _ms(last, settings)
    day = (last - timedelta(days=1)).date() if end else last.date()
    closes = on_day(day, settings.calendar.closes, settings)
    begins = max(now, _ms(start, settings) if start else now)  # 今晚 begins when the office closes
    return _within_limit(closes if closes > begins else _ms(last, settings), day, now, settings)


def _within_limit(at: int, day: date, now: int, settings: Settings) -> int:
    """Let 三天后 be the same hour in three days, the longest that a deferral may be."""
    limit = now + settings.defer.max_days * DAY
    return limit if at > limit and local(limit, settings).date() == day else at


def _ms(moment: datetime, settings: Settings) -> int:
    return round(moment.replace(tzinfo=settings.zone).timestamp() * 1000)
