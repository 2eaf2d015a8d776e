"""The clauses of a message: divided by pauses, and where another matter is announced."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Protocol

from nlp import categories, intents
from nlp.act_reader import NOTHING, acts_of
from nlp.features import features
from nlp.homes import Home
from nlp.linear import weigh
from nlp.times import TimeRange

_BREAK = re.compile(
    r"[，。！？；,!?;\n\s]+|(?=(?<![得要会需须再是还用能想])另外|还有(?!人|没)|顺便|对了|同时|再问|还想问|也想问)"
)


class Named(Protocol):
    """What patterns find in a text."""

    @property
    def home(self) -> Home | None:
        """The home it names."""
        ...

    @property
    def place(self) -> str | None:
        """The public place it names."""
        ...

    @property
    def phones(self) -> tuple[str, ...]:
        """The numbers to reach the resident under."""
        ...

    @property
    def time(self) -> TimeRange | None:
        """The appointment, availability or deadline."""
        ...


@dataclass(frozen=True)
class Clause:
    """A part of a message between two pauses; `start` and `end` are its place.

    It is read for itself when somebody first asks, and once: most messages are never asked.
    """

    text: str
    start: int
    end: int
    plain: str = field(repr=False)
    read_at: datetime = field(repr=False)
    read: Callable[[str, datetime], Named] = field(repr=False)
    declares: bool = True  # it may: False where the whole text holds no such word

    @cached_property
    def _named(self) -> Named:
        return self.read(self.text, self.read_at)

    @property
    def home(self) -> Home | None:
        """The home it names."""
        return self._named.home

    @property
    def place(self) -> str | None:
        """The public place it names."""
        return self._named.place

    @property
    def phones(self) -> tuple[str, ...]:
        """The numbers it gives to reach the resident under."""
        return self._named.phones

    @property
    def time(self) -> TimeRange | None:
        """The appointment, availability or deadline it names."""
        return self._named.time

    @cached_property
    def _features(self) -> set[str]:
        return features(self.plain)

    @cached_property
    def _weight(self) -> int | None:
        return weigh(self._features)

    @cached_property
    def _ranking(self) -> categories.Ranking:
        return categories.rank_categories(self._weight)

    @cached_property
    def acts(self) -> Mapping[str, float]:
        """What it does where nothing was asked, with scores; see nlp/acts/names.py."""
        return self.acts_after(NOTHING)

    def acts_after(self, asked: str) -> Mapping[str, float]:
        """Return what it does after a question (named as in nlp/lexicon/acts: confirm, fixed …).

        Of staff it is `staff`, of supervisors `leader`.
        """
        return acts_of(self._features, asked)

    @cached_property
    def intents(self) -> dict[str, float]:
        """The score of each intent, adding up to 1."""
        return intents.score_intents(self._weight, self.plain if self.declares else "")

    @cached_property
    def intent(self) -> str:
        """What it wants, `unknown` rather than a guess."""
        return intents.best_intent(self.intents)

    @cached_property
    def category(self) -> str | None:
        """The kind of problem it names, if any."""
        return categories.best_category(self._ranking, self.intent)

    @property
    def categories(self) -> tuple[tuple[str, float], ...]:
        """The kinds of problems with their scores, highest first."""
        return self._ranking.scores


def spans(plain: str) -> list[tuple[int, int]]:
    """List where the clauses of a text begin and end, without the empty ones."""
    found, start = [], 0
    for pause in _BREAK.finditer(plain):
        found.append((start, pause.start()))
        start = pause.end()
    return [(start, end) for start, end in [*found, (start, len(plain))] if end > start]
