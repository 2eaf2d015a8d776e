"""From when to when, as staff write it in one line: 明天9-17, 12-03 9:00~17:00, 18点前."""

import re
from dataclasses import dataclass
from datetime import datetime

from nlp.time_values import read_times
from nlp.time_words import in_mandarin

EVENING, NOON, NIGHT_ENDS = 18, 12, 6  # hours
MOST = 24  # of the clock
_TO = r"\s*(?:[-~～—\u2013－]+|至|到)\s*"
_TERSE = re.compile(  # each as the grammar of times does not know it
    r"(?<![\d.:-])(?P<month>1[0-2]|0?[1-9])[-/.](?P<day>3[01]|[12]\d|0?[1-9])"
    r"(?=\s*\d{1,2}\s*[:：点~～—\u2013－至到-])"  # 12-03, before hours
    r"|(?P<named_month>\d{1,2})月(?P<named_day>\d{1,2})[日号]"
    r"|(?P<late>(?:1[89]|2[0-3])(?:[:：]\d\d|点半?)(?:\d\d分)?)"
    rf"{_TO}(?P<next>明[天日])(?=[1-6][点:：])"  # 23点到明天2点 is no afternoon
    rf"|(?<![\d.:-])(?P<from>\d{{1,2}})(?:[:：](?P<from_minute>\d\d))?点?"
    rf"{_TO}(?P<to>\d{{1,2}})(?:[:：](?P<to_minute>\d\d))?点?(?![\d栋幢号座月日.:：-])"
    r"|(?<!\d)(?P<hour>\d)[:：](?P<minute>\d\d)(?!\d)"
    r"|(?P<until>\s*[~～—\u2013－]+\s*)(?=[\d上下中晚凌次明后今])"
)
_LATER = tuple(unit + side for unit in ("小时", "钟头", "分钟") for side in ("后", "之后", "以后"))


@dataclass(frozen=True, slots=True)
class When:
    """When it begins and ends, None where it is not said, and the words without it.

    `whole_days` says that no hour was named, `backwards` that it would end before it begins.
    """

    start: datetime | None
    end: datetime | None
    rest: str
    whole_days: bool = False
    backwards: bool = False


def read_span(words: str, now: datetime) -> When:
    """Read from when to when; `now` is local and has no zone."""
    text = _TERSE.sub(_spelt, _TERSE.sub(_spelt, words))  # twice: hours may be glued to a date
    # From midnight on, as 今天8点 that is over is no evening; 2小时后 counts from now.
    midnight = now.replace(hour=0, minute=0)
    mandarin, places = in_mandarin(text)
    found = list(read_times(mandarin, now if any(one in text for one in _LATER) else midnight))
    whole = next((one for one in found if one.time.start and one.time.end), None)
    taken = [whole] if whole else found[:2]
    cut = [(places[one.start][0], places[one.end - 1][1]) for one in taken]
    rest = "".join(sign for at, sign in enumerate(text) if not any(a <= at < b for a, b in cut))
    starts = [datetime.fromisoformat(one.time.start) for one in taken if one.time.start]
    ends = [datetime.fromisoformat(one.time.end) for one in taken if one.time.end]
    if whole:
        start, end = starts[0], ends[0]
        whole_days = {(at.hour, at.minute) for at in (start, end)} == {(0, 0)}
        return When(start, end, rest, whole_days, _is_backwards(text))
    later = [at for at in starts[1:] if at > starts[0]]
    return When(next(iter(starts), None), next(iter(ends or later), None), rest)


def _spelt(found: re.Match[str]) -> str:
    """Write 9-17 as 9点到17点, and 6:00 as 06:00, which is no evening."""
    if found["day"]:
        return f"{int(found['month'])}月{int(found['day'])}日"
    if found["late"]:
        return f"{found['late']}到{found['next']}凌晨"
    if found["hour"]:
        return f"0{found['hour']}:{found['minute']}"
    if found["until"]:
        return "到"
    if found["named_day"] or max(int(found["from"]), int(found["to"])) > MOST:
        return found[0]
    return "到".join(
        f"{hour:0>2}:{minute}" if minute else f"{hour}点"
        for hour, minute in (found.group("from", "from_minute"), found.group("to", "to_minute"))
    )


def _is_backwards(words: str) -> bool:
    """Tell whether it ends before it begins: 17-9, which is neither over night nor 9 to 5."""
    found = list(_TERSE.finditer(words))
    days = [
        (int(one["month"] or one["named_month"]), int(one["day"] or one["named_day"]))
        for one in found
        if one["day"] or one["named_day"]
    ]
    if len(days) > 1:
        return days[1] < days[0] and (days[0][0], days[1][0]) != (12, 1)
    hours = next((one for one in found if one["from"]), None)
    if hours is None or int(hours["to"]) > int(hours["from"]):
        return False
    first, last = int(hours["from"]), int(hours["to"])
    overnight = first >= EVENING and last <= NOON
    evening = first < NOON and last <= NIGHT_ENDS
    return not (overnight or evening)
