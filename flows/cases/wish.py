"""A word of residents that always works, read from a text: the word, a number, the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.cases.texts import feedback as feedback_texts
from flows.cases.texts import resident as texts
from nlp.acts import account as own_account

_COMMAND = re.compile(r"^(?P<word>\S+?)(?:[\s　]+(?P<rest>.*))?$", re.DOTALL)
_NUMBER = re.compile(r"^#?(?P<number>(?:[A-Za-z]{2})?\d{8}-\d{4,}|\d{1,6})(?=[\s　]|$)[\s　]*")


@dataclass(frozen=True, slots=True)
class Wish:
    """A word of a resident: what it asks, the number after it, and the words after that."""

    word: str
    number: str
    rest: str


def parse(text: str) -> Wish | None:
    """Read a word that always works, alone or followed by a space; None for anything else.

    What is about the account itself may be said in other words, too.
    """
    match = _COMMAND.match(text.strip())
    if match is None:
        return None
    word = texts.WORDS.get(match["word"])
    if word is None:
        said = own_account.read(text)
        return Wish(said[0], "", said[1]) if said else None
    rest = (match["rest"] or "").strip()
    number = _NUMBER.match(rest)
    if number is None or (word == "评价" and _is_score(number["number"], rest[number.end() :])):
        return Wish(word, "", rest)
    return Wish(word, number["number"].upper(), rest[number.end() :].strip())


def _is_score(first: str, after: str) -> bool:
    """Tell whether the one digit after 评价 rates: it does unless a score follows (评价 N 5)."""
    rated = feedback_texts.score_of(first) is not None
    return rated and feedback_texts.score_of(after.partition(" ")[0]) is None
