"""Answers as they are typed in chat: numbers of options, their words, several of them, days; pure.

What can't be read is refused with a reason of `answers`, as on the page.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from flows.conversation.engine import MOST_OPTIONS
from flows.survey.answering.answers import NO_DATE, NO_NUMBER, NOT_OFFERED, BadAnswer
from nlp.days import DAY, read_days
from nlp.numbers import NUMERAL, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_SEVERAL = re.compile(r"[\s,，、;；.。和与及跟+&/|]+|还有|以及")
_LEAD, _TAIL = (
    re.compile(r"^(?:我|就|是|选择?|觉得|感觉|填)+"),
    re.compile(r"[吧呢的了啊呀哦。.!！~～、]+$"),
)
_NUMBERED = re.compile(rf"第?([0-9]{{1,2}}|[{NUMERAL}]{{1,3}})(?:个|项|号|种|条)?")
_MORE = re.compile(r"更多\s?(\d{1,2})?")
_ALL = frozenset({"全部", "全选", "都选", "都有", "都可以", "都行", "都要", "所有"})
_AMOUNT = re.compile(rf"\D{{0,4}}?(-?\d{{1,9}}(?:\.\d{{1,4}})?|[{NUMERAL}]{{1,9}})\D{{0,3}}")
_TENS = frozenset("十百千")
_WRITTEN = re.compile(r"(\d{4})(\d{2})(\d{2})")


def more(text: str, words: Sequence[str]) -> int:
    """Return the number of the option from which on more are to be shown; nought for none."""
    found = _MORE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None or len(words) <= MOST_OPTIONS or text.strip() in words:
        return 0
    first = int(found[1] or MOST_OPTIONS + 1)
    return first if first <= len(words) else 0


def one_of(text: str, words: Sequence[str], *, tapped: bool = False) -> str:
    """Return the option that is named by its number or words; a tap always sends its words."""
    found = text if tapped and text in words else _option(text, words)
    if found is None:
        raise BadAnswer(NOT_OFFERED)
    return found


def some_of(text: str, words: Sequence[str], *, tapped: bool = False) -> list[str]:
    """Return the options that are named, in the order offered: 1 3, 1、3, 1和3, their words."""
    whole = text if tapped and text in words else _option(text, words)
    if whole is not None:
        return [whole]
    if _LEAD.sub("", text.strip()) in _ALL:
        return list(words)
    parts = [part for part in _SEVERAL.split(text) if part]
    found = {_option(part, words) for part in parts}
    if not found or None in found:
        raise BadAnswer(NOT_OFFERED)
    return [word for word in words if word in found]


def _option(text: str, words: Sequence[str]) -> str | None:
    plain = unicodedata.normalize("NFKC", text).strip()
    bare = _TAIL.sub("", _LEAD.sub("", plain)).strip()
    numbered = _NUMBERED.fullmatch(bare)
    place = value_of(numbered[1]) if numbered else None
    if place and place <= len(words):
        return words[place - 1]
    for typed in (plain, _TAIL.sub("", plain), bare):
        same = [word for word in words if _same(word) == _same(typed)]
        if same:
            return same[0]
    return None


def _same(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace(" ", "")


def number(text: str) -> str:
    """Return the one number that is written, as digits: 3, 三, 3个人."""
    found = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        raise BadAnswer(NO_NUMBER)
    if found[1].strip("-")[0].isdigit():
        return found[1]
    value = value_of(found[1])
    if value is None or (len(found[1]) > 1 and not _TENS.intersection(found[1])):  # 两三个
        raise BadAnswer(NO_NUMBER)
    return str(value)


def day(text: str, today: date) -> str:
    """Return the day that is named: 12月5日, 明天, 2026-12-05; written 2026-12-05."""
    plain = _WRITTEN.sub(r"\1-\2-\3", unicodedata.normalize("NFKC", text).strip())
    found = re.search(DAY, plain)
    days = read_days(found[0], today) if found else None
    if days is None:
        raise BadAnswer(NO_DATE)
    return days.first.isoformat()
