"""Readers of answers that several conversations share: each returns a JSON value or refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.conversation import reader_texts
from flows.conversation.engine import Answers, InvalidAnswer, Reader
from nlp import answers, thresholds

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said


def text_up_to(limit: int, *, at_least: int = 1, hint: str = reader_texts.PLEASE_SAY) -> Reader:
    """Read free words, cut to `limit` characters; fewer than `at_least` are refused."""

    def read(said: Said, _context: Context, _answers: Answers) -> str:
        words = said.text.strip()
        if len(words) < at_least:
            raise InvalidAnswer(hint)
        return words[:limit]

    return read


def phone_number(said: Said, _context: Context, _answers: Answers) -> str:
    """Read one phone number, mobile or landline."""
    if not said.meaning.phones:
        raise InvalidAnswer(reader_texts.NO_PHONE, instead=True)
    return said.meaning.phones[0]


def found_phone(said: Said, _context: Context, _answers: Answers) -> str | None:
    """Find a phone number in a sentence."""
    return said.meaning.phones[0] if said.meaning.phones else None


def agreed(said: Said, _context: Context, _answers: Answers) -> bool:
    """Read the yes to a confirmation."""
    answer = answers.read(said.meaning)
    if answer.yes >= thresholds.CONFIRM and not answer.beside:
        return True
    says_no = answer.no >= thresholds.TAKE_ANSWER
    raise InvalidAnswer(reader_texts.WHAT_IS_WRONG if says_no else reader_texts.YES_OR_CHANGE)
