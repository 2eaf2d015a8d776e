"""Short answers as they are typed: which one, how many, what share, which month, which buildings.

The grammars that several subjects read; the tables take off the words around them (就选第二个吧).
"""

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from nlp import listed, marks
from nlp.numbers import NUMERAL, value_of

_ANSWERS = "answers"
_BETWEEN = f"{marks.PAUSES}{marks.LISTS}/|"
_NUMBER = re.compile(  # the only one of a text, and what stands before and after it
    rf"(?P<lead>\D*?)(?P<number>-?\d{{1,9}}(?:\.\d+)?|[{NUMERAL}]{{1,9}})(?P<tail>\D*)", re.ASCII
)
_COUNTED = frozenset(("", *"个项号种条题点."))
_PARTS, _TENTHS = "%", "成"
_BUILDING = re.compile(
    r"(?<![A-Za-z\d])([A-Za-z]?\d{1,3}[A-Za-z]?|[A-Za-z])(?![A-Za-z\d])\s*(?:栋|幢|号楼|座|#)?"
)
_NEAR = {"这个月": 0, "这月": 0, "本月": 0, "当月": 0, "上个月": -1, "上月": -1}
_MONTH = re.compile(
    rf"(?P<near>{'|'.join(_NEAR)})|(?:(?P<year>\d{{4}})\s*[-年./]\s*)?(?<!\d)(?:(?P<number>1[0-2]|0?[1-9])(?!\d)|(?P<named>[{NUMERAL}]{{1,2}})(?=月))月?份?"
)  # 2026-10, 2026年10月, 10月, 十月
_TENS = frozenset("十百千")


class Month(NamedTuple):
    """A month that was named, and where; without a year it is the last of its name."""

    year: int
    number: int
    start: int
    end: int


def half_width(text: str) -> str:
    """Return a text in half width, ① as 1, without spaces around it."""
    return unicodedata.normalize("NFKC", text).strip()


def several(text: str) -> list[str]:
    """Part what names several things: by spaces, commas, slashes."""
    return list(filter(None, marks.parts(text, _BETWEEN)))


def ordinal(text: str) -> int | None:
    """Return which one is meant: 3, 三, 第三个, 第 3 题; None for anything else."""
    found = _NUMBER.fullmatch(half_width(text))
    if found is None or found["lead"].strip() not in ("", "第") or len(found["number"]) > 3:
        return None
    return value_of(found["number"]) if found["tail"].strip() in _COUNTED else None


def amount(text: str) -> str | None:
    """Return the one number that is written, as digits: 3, 三, 约3个人; None for 两三个."""
    found = _NUMBER.fullmatch(half_width(text))
    if found is None or len(found["lead"]) > 4 or len(found["tail"]) > 3:
        return None
    number = found["number"]
    if number[-1].isdigit():
        return number
    value = value_of(number)
    if value is None or (len(number) > 1 and not _TENS.intersection(number)):
        return None
    return str(value)


def share(text: str) -> float | None:
    """Return the share of the whole that is named: 82%, 82, 抽八成; None for 82户."""
    found = _NUMBER.fullmatch(half_width(text))
    if found is None or len(found["lead"]) > 6 or not set(NUMERAL).isdisjoint(found["lead"]):
        return None
    number, unit = found["number"].lstrip("-"), found["tail"].lstrip()
    value = float(number) if number[-1].isdigit() else value_of(number)
    is_share = not unit or unit[0] in _PARTS + _TENTHS
    if value is None or not is_share or len(number.partition(".")[0]) > 3:
        return None
    return value / (10 if unit.startswith(_TENTHS) else 100)


def buildings(text: str) -> list[str]:
    """Return the buildings that are named: 3栋, 5、A座."""
    return _BUILDING.findall(half_width(text))


def find_month(text: str, today: date) -> Month | None:
    """Find the first month that a text names."""
    found = _MONTH.search(text)
    if found is None:
        return None
    now = today.year * 12 + today.month - 1
    if found["near"]:
        at = now + _NEAR[found["near"]]
    else:
        number = int(found["number"]) if found["number"] else value_of(found["named"]) or 0
        if not 1 <= number <= 12:
            return None
        year = int(found["year"]) if found["year"] else today.year
        at = year * 12 + number - 1
        if not found["year"] and at > now:
            at -= 12
    return Month(at // 12, at % 12 + 1, found.start(), found.end())


def has_nothing_to_say(text: str) -> bool:
    """Tell whether a text is nothing but 没有了 to a question that may stay open."""
    return listed.says_only(_ANSWERS, {"nothing"}, text)


def would_rather_not(text: str) -> bool:
    """Tell whether a text only says that somebody does not want to tell: 不留了."""
    return listed.says_only(_ANSWERS, {"rather_not"}, text)
