"""Import of rosters: every bad row is reported with its line; all of it is stored, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.errors import CommandError
from bot.rosters.cells import BadCell
from bot.rosters.files import RosterFileError, read_table
from flows.writing import rosters as roster_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from bot.rosters.files import Row, Table

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """The good rows of a file, and one sentence for each bad one, by line."""

    good: tuple[T, ...]
    mistakes: tuple[str, ...]
    skipped: int


@dataclass(slots=True)
class Reading(Generic[T]):
    """What was read so far: a good row and its line, and what is wrong by line."""

    good: dict[int, T] = field(default_factory=dict)
    bad: dict[int, list[str]] = field(default_factory=dict)

    def refuse(self, line: int, reason: str) -> None:
        """Take a row out of the good ones."""
        self.bad.setdefault(line, []).append(reason)
        self.good.pop(line, None)

    def checked(self) -> Checked[T]:
        """Return the result in the order of the file."""
        mistakes = [
            roster_texts.at_line(line, f"{'；'.join(reasons)}。")
            for line, reasons in sorted(self.bad.items())
        ]
        return Checked(tuple(self.good.values()), tuple(mistakes), len(self.bad))


def table_of(path: Path, columns: Iterable[str]) -> Table:
    """Return the table of a roster; raises CommandError unless it has rows and these columns."""
    try:
        table = read_table(path)
    except RosterFileError as error:
        raise CommandError(*(f"{path}: {mistake}" for mistake in error.mistakes)) from error
    missing = [name for name in columns if name not in table.columns]
    if not missing and table.rows:
        return table
    mistake = roster_texts.missing_columns(missing) if missing else roster_texts.NO_ROWS
    message = f"{path}: {mistake}"
    raise CommandError(message)


def read_rows(rows: Iterable[Row], read: Callable[[Row], T]) -> Reading[T]:
    """Read every row; a row of the wrong form, or with a bad cell, is refused."""
    reading: Reading[T] = Reading()
    for row in rows:
        if row.problems:
            for problem in row.problems:
                reading.refuse(row.line, problem)
            continue
        try:
            reading.good[row.line] = read(row)
        except BadCell as error:
            reading.refuse(row.line, str(error))
    return reading


def refuse_duplicates(reading: Reading[T], key: Callable[[T], object]) -> None:
    """Refuse every row that says what an earlier one said."""
    seen: dict[object, int] = {}
    for line, row in list(reading.good.items()):
        first = seen.setdefault(key(row), line)
        if first != line:
            reading.refuse(line, roster_texts.same_as(first))
