"""Answers as they are typed in chat: numbers of options, their words, several of them, days; pure.

What can't be read is refused with a reason of `answers`, as on the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.conversation.engine import MOST_OPTIONS
from flows.survey.answering.answers import NO_DATE, NO_NUMBER, NOT_OFFERED, BadAnswer
from flows.survey.labels import TABLE
from flows.survey.shape import NOT_USED
from flows.survey.texts.answering import MORE
from nlp import listed, short_answers
from nlp.days import find_days
from nlp.short_answers import half_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date


def more(text: str, words: Sequence[str]) -> int:
    """Return the number of the option from which on more are to be shown; nought for none."""
    plain = half_width(text)
    if not plain.startswith(MORE) or len(words) <= MOST_OPTIONS or text.strip() in words:
        return 0
    typed = plain.removeprefix(MORE)
    first = short_answers.ordinal(typed) or 0 if typed else MOST_OPTIONS + 1
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
    if listed.says_only(TABLE, {"all", "lead"}, text) and listed.says(TABLE, "all", text):
        return list(words)
    parts = short_answers.several(listed.without(TABLE, {"and"}, text, gap=" ").replace("+", " "))
    found = {_option(part, words) for part in parts}
    if not found or None in found:
        raise BadAnswer(NOT_OFFERED)
    return [word for word in words if word in found]


def _option(text: str, words: Sequence[str]) -> str | None:
    plain = half_width(text)
    bare = listed.trimmed(TABLE, "lead", "tail", plain)
    place = short_answers.ordinal(bare)
    if place and place <= len(words):
        return words[place - 1]
    known = {_same(word): word for word in reversed(words)}
    typed = (plain, listed.trimmed(TABLE, "", "tail", plain), bare, *_otherwise(bare))
    return next((known[same] for same in map(_same, typed) if same in known), None)


def _otherwise(word: str) -> Iterator[str]:
    """Return the same word of a scale as it is written there: 很满意 for 非常满意."""
    more = listed.after(TABLE, {"very"}, word)
    if more:
        yield f"很{more}"
    if listed.says_only(TABLE, {"not_used"}, word):
        yield NOT_USED


def _same(word: str) -> str:
    return half_width(word).casefold().replace(" ", "")


def number(text: str) -> str:
    """Return the one number that is written, as digits: 3, 三, 3个人."""
    found = short_answers.amount(text)
    if found is None:
        raise BadAnswer(NO_NUMBER)
    return found


def day(text: str, today: date) -> str:
    """Return the day that is named: 12月5日, 明天, 2026-12-05; written 2026-12-05."""
    days = find_days(half_width(text), today)
    if days is None:
        raise BadAnswer(NO_DATE)
    return days.first.isoformat()
