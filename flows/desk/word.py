"""The commands of staff: a row a word in each subject, and the vocabulary made of all rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from flows.desk.asked import Asked
    from flows.settings.site import Settings

_PAUSES = " \t\r\n　，,。.：:；;！!"
A_STEP = "这一步"  # how an act is called that no word of staff does


@dataclass(frozen=True, slots=True)
class Usage:
    """How a command is written in 帮助: the text, and the act that allows it (none: anybody).

    `at` is where it stands in the list. `page` is the subject under which it stands apart, as a
    screen has no room for all (帮助 问卷).
    """

    text: str
    allowed_by: str = ""
    at: int = 1000
    page: str = ""


@dataclass(frozen=True, slots=True)
class StaffWord:
    """A command of staff: its word, who answers it, and all that its word means elsewhere.

    `act` is what it does to a case, `also_acts` what it does to cases of other kinds, `names` the
    acts that a refusal calls by this word. `needs` is the act whose permission it takes where it
    is about no case.
    """

    word: str
    answer: Callable[[Asked], str | None]
    act: str = ""
    also: tuple[str, ...] = ()  # what people type for it
    forms: tuple[Usage, ...] = ()
    names: tuple[str, ...] = ()
    also_acts: tuple[str, ...] = ()
    needs: str = ""
    any_case: bool = False  # it fits every case, whatever its status
    without_case: bool = False  # it is answered without a number, too: it lists
    with_number: frozenset[str] = frozenset()  # everyday words: a command only with a number
    alone: bool = False  # nothing follows it
    several: bool = False  # it may be said of several numbers at once
    named: bool = False  # a name may stand before the number
    takes_home: bool = False  # a home follows, never the number of a case
    tells: bool = False  # what follows tells of work, in whatever words (完成 火已灭)
    carries: Mapping[str, str] = field(default_factory=dict)  # typed: what stays in the words
    residents: frozenset[str] = frozenset()  # typed: what residents say, too
    residents_of: str = ""  # the kind of case of theirs about which residents say it
    bare: frozenset[str] = frozenset()  # alone they mean this word, where it waits for the speaker
    spaced: bool = False  # a space follows it, not a number at once
    paused: bool = False  # or a pause: 属实，但不是故意的
    of_kind: str = ""  # the kind whose cases it is for, where another subject has the word, too

    def is_meant_by(self, text: str) -> bool:
        """Tell whether a text is a word that means this one, alone or before a pause."""
        rests = (text.removeprefix(word) for word in self.bare if text.startswith(word))
        return any(not rest or rest[0] in _PAUSES for rest in rests)


class Vocabulary:
    """All words of staff, and what each way of typing them means."""

    def __init__(self, rows: Iterable[StaffWord]) -> None:
        known = list(rows)
        self.rows = {row.word: row for row in known if not row.of_kind}
        self.of_kinds = {(row.word, row.of_kind): row for row in known if row.of_kind}
        self.rows = {row.word: row for row in known if row.of_kind} | self.rows
        self._shared = {row.word for row in known if row.of_kind}

    @cached_property
    def typed(self) -> dict[str, str]:
        """The word for each way in which it is typed."""
        others = {other: row.word for row in self.rows.values() for other in row.also}
        return {word: word for word in self.rows} | others

    @cached_property
    def longest_first(self) -> tuple[str, ...]:
        """What is typed, the longest first."""
        return tuple(sorted(self.typed, key=len, reverse=True))

    @cached_property
    def with_number(self) -> frozenset[str]:
        """What is a command only with a number."""
        return frozenset().union(*(row.with_number for row in self.rows.values()))

    @cached_property
    def spaced(self) -> frozenset[str]:
        """What is a command only with a space after it."""
        return frozenset(typed for typed, word in self.typed.items() if self.rows[word].spaced)

    @cached_property
    def residents(self) -> frozenset[str]:
        """What residents type, too."""
        return frozenset().union(*(row.residents for row in self.rows.values()))

    @cached_property
    def carries(self) -> dict[str, str]:
        """What stays in the words, by what was typed."""
        return {typed: kept for row in self.rows.values() for typed, kept in row.carries.items()}

    @cached_property
    def forms(self) -> tuple[Usage, ...]:
        """How commands are written, in the order of 帮助."""
        known = [form for row in self.rows.values() for form in row.forms]
        return tuple(sorted(known, key=lambda form: form.at))

    @cached_property
    def _names(self) -> dict[str, str]:
        return {act: row.word for row in self.rows.values() for act in row.names}

    @cached_property
    def bare(self) -> tuple[StaffWord, ...]:
        """The words that others mean alone."""
        return tuple(row for row in self.rows.values() if row.bare)

    def is_shared(self, word: str) -> bool:
        """Tell whether the case decides which subject answers a word."""
        return word in self._shared

    def row_for(self, word: str, kind: str) -> StaffWord:
        """Return the row of a word for a case of this kind."""
        return self.of_kinds.get((word, kind), self.rows[word])

    def act_of(self, word: str) -> str:
        """Return the act that a word does; empty where it does none to a case."""
        return self.rows[word].act

    def acts_like(self, act: str) -> frozenset[str]:
        """Return the act, and what its words do to cases of other kinds."""
        others = (row.also_acts for row in self.rows.values() if row.act == act)
        return frozenset({act}).union(*others)

    def word_of(self, act: str) -> str:
        """Return the word that an act is called by."""
        return self._names.get(act, A_STEP)

    def fits_any_case(self, act: str) -> bool:
        """Tell whether the words for an act fit every case."""
        return any(row.any_case for row in self.rows.values() if row.act == act)


class _WithVocabulary(Protocol):
    """What the desk needs of the catalog."""

    @property
    def vocabulary(self) -> Vocabulary: ...


def vocabulary(settings: Settings) -> Vocabulary:
    """Return the words of staff of this service."""
    return cast("_WithVocabulary", settings.catalog).vocabulary
