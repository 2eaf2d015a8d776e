"""Somebody who has the database, its files, backups and logs, and wants to know who voted what.

They lack only the secret of the service. They guess in every way they can think of: where words
stand beside a person, by a value that both sides share, and by pairing the first with the first,
whatever the rows are ordered by.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from storage.database import Connection, Database

    Row = Mapping[str, Any]
    Guess = dict[str, str]  # voter: key of a ballot

BALLOTS = "survey_ballots"
PLACE = "(place)"  # where a row lies
_QUESTIONS = {("surveys", "plan"), ("surveys", "figures")}
_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT table_name AS name FROM information_schema.tables"
    " WHERE table_schema = 'public'",
}
_ROWS = {
    "sqlite": "SELECT * FROM {}",
    "postgresql": 'SELECT *, CAST(xmin AS TEXT) AS "(written in)" FROM {} ORDER BY ctid',
}


@dataclass
class Loot:
    """All rows by table, as they lie on the disk."""

    tables: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def ballots(self) -> list[Row]:
        """What was voted."""
        return self.tables[BALLOTS]


def steal(database: Database) -> Loot:
    """Read every row of every table."""
    return database.read(lambda connection: seen(connection, database.engine))


def seen(connection: Connection, engine: str) -> Loot:
    """Read the same within a transaction."""
    found: dict[str, list[Row]] = {}
    for table in connection.all(_TABLES[engine]):
        lying = enumerate(connection.all(_ROWS[engine].format(table["name"])))
        found[str(table["name"])] = [{**row, PLACE: place} for place, row in lying]
    return Loot(found)


def beside_somebody(loot: Loot, words: Sequence[str]) -> list[str]:
    """Return where words of answers stand in the clear, but for opened ballots and the plan."""
    return [
        f"{name}.{column}: {word}"
        for name, rows in loot.tables.items()
        if name != BALLOTS
        for row in rows
        for column, value in row.items()
        for word in words
        if word in str(value) and (name, column) not in _QUESTIONS
    ]


def guesses(loot: Loot, voters: Mapping[str, str]) -> Iterator[tuple[str, Guess]]:
    """Yield every guess; `voters` are the voters by the ids that lead to them."""
    yield from _by_a_shared_value(loot, voters)
    people, papers = list(_orders_of_people(loot, voters)), list(_orders_of_ballots(loot))
    for how, order in people:
        for by, keys in papers:
            for way, turned in (("", keys), (" backwards", keys[::-1])):
                yield f"{how} with ballots by {by}{way}", dict(zip(order, turned, strict=False))


def _by_a_shared_value(loot: Loot, voters: Mapping[str, str]) -> Iterator[tuple[str, Guess]]:
    """Guess by a value of a ballot that stands in the rows of exactly one voter, such as an id."""
    whose: dict[Any, set[str]] = defaultdict(set)
    for name, rows in loot.tables.items():
        for row in rows if name != BALLOTS else ():
            found = {voters[value] for value in row.values() if value in voters}
            for value in row.values() if len(found) == 1 else ():
                whose[value] |= found
    for column in _columns(loot.ballots):
        guess = {}
        for ballot in loot.ballots:
            owners = whose.get(ballot[column], set())
            if len(owners) == 1:
                guess[next(iter(owners))] = ballot["id"]
        yield f"ballots' {column} found elsewhere", guess


def _orders_of_people(loot: Loot, voters: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    for name, rows in loot.tables.items():
        if name == BALLOTS:
            continue
        for who in _columns(rows):
            if not any(row[who] in voters for row in rows):
                continue
            for column in _columns(rows):
                ordered = sorted(rows, key=lambda row, c=column: _sortable(row[c]))  # type: ignore[misc]
                found = [voters[row[who]] for row in ordered if row[who] in voters]
                yield f"{name}.{who} by {column}", list(dict.fromkeys(found))


def _orders_of_ballots(loot: Loot) -> Iterator[tuple[str, list[str]]]:
    for column in _columns(loot.ballots):
        ordered = sorted(loot.ballots, key=lambda row, c=column: _sortable(row[c]))  # type: ignore[misc]
        yield column, [row["id"] for row in ordered]
        longest = sorted(loot.ballots, key=lambda row, c=column: len(str(row[c])))  # type: ignore[misc]
        yield f"length of {column}", [row["id"] for row in longest]


def _columns(rows: Sequence[Row]) -> list[str]:
    return list(rows[0]) if rows else []


def _sortable(value: object) -> tuple[int, float, str]:
    if isinstance(value, int | float):
        return 1, value, ""
    text = str(value)
    return (1, int(text), "") if text.isdecimal() and len(text) < 15 else (2, 0, text)


def best(loot: Loot, voters: Mapping[str, str], truth: Mapping[str, str]) -> tuple[float, str]:
    """Return the share of voters that the best guess joins with their ballot, and how."""
    scores = [
        (sum(truth[voter] == key for voter, key in guess.items()) / len(truth), how)
        for how, guess in guesses(loot, voters)
    ]
    return max(scores)
