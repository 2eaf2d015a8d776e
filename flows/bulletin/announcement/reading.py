"""Read what staff announce in one line: 停水 3、5栋 明天9-17 水箱清洗."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from flows.bulletin.settings import Bulletins
from flows.places.place import bare
from flows.settings.calendar import local
from nlp import listed, marks
from nlp.time_values import read_times
from nlp.time_words import in_mandarin

if TYPE_CHECKING:
    from flows.settings.site import Community, Settings
    from nlp.time_values import TimeRange

TABLE = "outage"
ALREADY, SUDDEN, EVERYWHERE = "already", "sudden", "all"
FRAME, LABEL, ELSE = "frame", "label", "else"
DROP, BEFORE, SINCE = "drop", "before", "since"
EVENING, NOON, NIGHT_ENDS = 18, 12, 6  # hours
_EDGE = f"{marks.PAUSES}{marks.LISTS}:： 　。.~～—-"
_NAME = r"(?:[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})"
_ONE = rf"{_NAME}(?:\s*[-~～—至到]\s*{_NAME})?"
_SUFFIX = r"(?:栋|幢|号楼|座)楼?"
BUILDINGS = re.compile(  # 3、5栋, 1-3栋, 3栋5栋; never the hours before them
    rf"(?<![\d:点时日号月.-])(?:{_ONE}(?:{_SUFFIX}[、,，和及与\s]*|[、和及与]))*{_ONE}{_SUFFIX}"
)
_EACH = re.compile(rf"({_NAME})(?:\s*[-~～—至到]\s*({_NAME}))?")
_TO = r"\s*(?:[-~～—\u2013－]+|至|到)\s*"
_HOURS = re.compile(  # 9-17, 9:00~17:30; no day such as 12-03, which stands before such hours
    rf"(?<![\d.:-])(\d{{1,2}})(?:[:：](\d\d))?点?{_TO}(\d{{1,2}})(?:[:：](\d\d))?点?(?![\d栋幢号座月日.:：-])"
)
_DATE = re.compile(
    r"(?<![\d.:-])(1[0-2]|0?[1-9])[-/.](3[01]|[12]\d|0?[1-9])(?=\s*\d{1,2}\s*[:：点~～—\u2013－至到-])"
)
_CLOCK = re.compile(r"(?<!\d)(\d)[:：](\d\d)(?!\d)")
_OVERNIGHT = re.compile(  # 23点到明天2点 is no afternoon
    r"((?:1[89]|2[0-3])(?:[:：]\d\d|点半?)(?:\d\d分)?" + _TO + r"(?:明天|明日))(?=[1-6][点:：])"
)
_LATER = re.compile("(?:小时|钟头|分钟)(?:之|以)?后")
_UNTIL = re.compile(r"\s*[~～—\u2013－]+\s*(?=[\d上下中晚凌次明后今])")
_DAYS = re.compile(r"(\d{1,2})月(\d{1,2})[日号]")
_LONE = re.compile(r"(?:^|[\s，,、])\d{1,3}(?=[\s，,、]|$)")
_CHINESE = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)}


@dataclass(frozen=True, slots=True)
class Draft:
    """What was read; what is missing is empty. Times are ms UTC.

    `everywhere` says that no building is left out, `unknown` are buildings that there are not.
    `whole_days` says that no hour was named, `backwards` that it would end before it begins.
    """

    sort: str = ""
    buildings: tuple[str, ...] = ()
    everywhere: bool = False
    unknown: tuple[str, ...] = ()
    starts_at: int | None = None
    ends_at: int | None = None
    whole_days: bool = False
    backwards: bool = False
    already: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A time in words, and the words without it."""

    starts_at: int | None
    ends_at: int | None
    rest: str
    whole_days: bool = False
    backwards: bool = False


def read_draft(words: str, community: Community, now: int, settings: Settings) -> Draft:
    """Read an announcement; the reason is what is left."""
    sort, rest = _sort_in(words, settings)
    already = bool(listed.kinds(TABLE, words) & {ALREADY, SUDDEN})
    everywhere = listed.says(TABLE, EVERYWHERE, rest)
    rest = listed.without(TABLE, {EVERYWHERE}, rest, " ")
    named, rest = _buildings_in(rest)
    known = [bare(one.name) for one in community.buildings]
    span = span_in(rest, now, settings)
    reason = _reason_in(span.rest, already=already)
    if _LONE.search(reason):  # 3 5栋: one of them may be a building
        named, everywhere = [], False
    starts, ends = span.starts_at, span.ends_at
    if already:  # the only time is when it is over
        starts, ends = now, ends or (starts if starts and starts > now else None)
    return Draft(
        sort,
        tuple(one for one in known if one in named),
        everywhere or (bool(named) and set(known) <= set(named)),
        tuple(one for one in named if one not in known),
        starts,
        ends,
        span.whole_days,
        span.backwards,
        already,
        reason,
    )


def sorts_in(words: str, rules: Bulletins) -> frozenset[str]:
    """Return what words are about, of all that may be announced: by its name, or as people say."""
    kinds = listed.kinds(TABLE, words)
    return frozenset(name for name, kind in rules.sorts.items() if kind in kinds or name in words)


def _reason_in(rest: str, *, already: bool) -> str:
    """Return what is left: why it is, without 已经停了 and 预计恢复 around it."""
    if already:
        rest = listed.without(TABLE, {ALREADY, FRAME}, rest, " ")
    return " ".join(listed.trimmed(TABLE, LABEL, LABEL, rest).split()).strip(_EDGE)


def _sort_in(words: str, settings: Settings) -> tuple[str, str]:
    """Return what is announced, and the words without it: the first that is named."""
    sorts = settings.section(Bulletins).sorts
    found = sorted((words.find(sort), sort) for sort in sorts if sort in words)
    if not found:
        return "", words
    at, sort = found[0]
    if (
        at
        and not words[at - 1].isspace()
        and words[at - 1] not in _EDGE
        and not BUILDINGS.search(words[:at])
    ):
        return sort, words  # 已经停水了: it is a part of the sentence
    return sort, f"{words[:at]} {words[at + len(sort) :]}"


def _buildings_in(words: str) -> tuple[list[str], str]:
    names: list[str] = []
    for found in BUILDINGS.finditer(words):
        for first, last in _EACH.findall(re.sub(_SUFFIX, "、", found[0])):
            names += _from_to(_plain(first), _plain(last))
    return list(dict.fromkeys(names)), BUILDINGS.sub(" ", words)


def _plain(name: str) -> str:
    """Write 三 and 十二 as 3 and 12, and leave what has figures."""
    if not name or name[0] not in _CHINESE:
        return bare(name.upper()) if name else ""
    tens, _, ones = name.rpartition("十") if "十" in name else ("", "", name)
    value = 10 * _CHINESE.get(tens, 1) if "十" in name else 0
    return str(value + _CHINESE.get(ones, 0))


def _from_to(first: str, last: str) -> list[str]:
    if first.isdecimal() and last.isdecimal() and int(first) < int(last):
        return [str(one) for one in range(int(first), int(last) + 1)]
    return [one for one in (first, last) if one]


def span_in(words: str, now: int, settings: Settings) -> Span:
    """Read from when to when: 明天9-17, 12-03 9:00到17:00, 18点前, 今晚10点到明早6点."""
    dated = _DATE.sub(lambda m: f"{int(m[1])}月{int(m[2])}日", words)
    text, today = _spelt(dated), local(now, settings).replace(tzinfo=None)
    # From midnight on, as 今天8点 that is over is no evening; 2小时后 counts from now.
    here = today if _LATER.search(text) else today.replace(hour=0, minute=0)
    mandarin, spans = in_mandarin(text)
    found = list(read_times(mandarin, here))
    whole = next((one for one in found if one.time.start and one.time.end), None)
    taken = [whole] if whole else found[:2]
    cut = [(spans[one.start][0], spans[one.end - 1][1]) for one in taken]
    rest = "".join(sign for at, sign in enumerate(text) if not any(a <= at < b for a, b in cut))
    if whole:
        return replace(_of_range(whole.time, rest, settings), backwards=_is_backwards(dated))
    ends = [_ms(at, settings) for one in taken if (at := one.time.end)]
    starts = [_ms(at, settings) for one in taken if (at := one.time.start)]
    start = starts[0] if starts else None
    later = [at for at in starts[1:] if start is not None and at > start]
    return Span(start, next(iter(ends or later), None), rest)


def _of_range(time: TimeRange, rest: str, settings: Settings) -> Span:
    start, end = time.start or "", time.end or ""  # chosen for both
    whole_days = start.endswith("T00:00") and end.endswith("T00:00")
    return Span(_ms(start, settings), _ms(end, settings), rest, whole_days)


def _spelt(words: str) -> str:
    """Write 9-17 as 9点到17点, and 6:00 as 06:00, which is no evening."""
    hours = _HOURS.sub(_clocks, _UNTIL.sub("到", words))
    hours = re.sub(r"(?<=[天日号一二三四五六晚早]) (?=\d+[:点]\d*到)", "", hours)
    hours = _OVERNIGHT.sub(r"\1凌晨", hours)
    return _CLOCK.sub(r"0\1:\2", hours)


def _clocks(found: re.Match[str]) -> str:
    if max(int(found[1]), int(found[3])) > 24:
        return found[0]
    first, last = (
        (f"{h}:{m}" if m else f"{h}点") for h, m in (found.group(1, 2), found.group(3, 4))
    )
    return f"{first}到{last}"


def _is_backwards(words: str) -> bool:
    """Tell whether it ends before it begins: 17-9, which is neither over night nor 9 to 5."""
    days = [(int(month), int(day)) for month, day in _DAYS.findall(words)]
    if len(days) > 1:
        return days[1] < days[0] and (days[0][0], days[1][0]) != (12, 1)
    hours = _HOURS.search(words)
    if hours is None or int(hours[3]) > int(hours[1]):
        return False
    first, last = int(hours[1]), int(hours[3])
    overnight = first >= EVENING and last <= NOON
    evening = first < NOON and last <= NIGHT_ENDS
    return not (overnight or evening)


def _ms(text: str, settings: Settings) -> int:
    moment = datetime.fromisoformat(text).replace(tzinfo=settings.zone)
    return round(moment.timestamp() * 1000)
