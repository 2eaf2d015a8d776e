"""What those who lead ask of callbacks in their own words: 回访满意率多少, 谁的活返修最多."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flows.callback.figures import texts as words
from flows.cases.rules import access
from flows.desk.command import Command
from flows.settings.period import WORDS
from nlp import listed, short_answers

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.staff import Staff

TABLE = "callback"
_SAID = frozenset({"asks", "worst", "filler"})


def in_words(text: str, staff: Staff, settings: Settings) -> Command | None:
    """Return the command that a sentence of who supervises means, where every word is listed."""
    plain = "".join(text.split())
    time, rest = _without_time(plain)
    asked = listed.kinds(TABLE, rest) & {"asks", "worst"}
    if not asked or not access.may_do(staff, "press", settings):
        return None
    if not listed.says_only(TABLE, _SAID, rest):
        return None
    about = [words.ABOUT, *([words.WORST] if "worst" in asked else []), time]
    return Command(words.WORD, rest=" ".join(filter(None, about)), typed=text.strip())


def _without_time(text: str) -> tuple[str, str]:
    """Return the time that is named, and the words without it."""
    named = next((word for word in WORDS if word in text), "")
    if named:
        return named, text.replace(named, " ", 1)
    month = short_answers.find_month(text, date.max)  # which year is asked of the command
    if month is None or "月" not in text[month.start : month.end]:
        return "", text
    return text[month.start : month.end], f"{text[: month.start]} {text[month.end :]}"
