"""Counts and pages of cases, on both engines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from storage.standing import Standing
from storage.which_cases import Reader, Spot
from tests.storage.examples import HOUR, NOW, case

if TYPE_CHECKING:
    from storage.database import Connection, Database

MINE = Reader("yuhu", ("chen", "dept:工程部"))
SPOT = Spot("3", "2", "1501", sealed=("complaint",))
UNDONE = Spot(without=("finished", "answered"))


@pytest.fixture
def town(database: Database) -> Database:
    """Return a database with a case of each sort, numbered in the order of their ids."""
    rows: list[dict[str, Any]] = [
        {"due_at": NOW - 9, "due_for": "finish", "holder_id": "li"},
        {"due_at": NOW - 8, "due_for": "finish", "hidden_from": "chen", "holder_id": "li"},
        {"due_at": NOW - 7, "due_for": "confirm", "status": "finished", "finished_at": NOW},
        {"due_at": NOW - 6, "due_for": "confirm", "status": "closed", "closed_at": NOW - 3 * HOUR},
        {"created_at": NOW - 5 * HOUR, "status": "closed", "closed_at": NOW, "finished_at": NOW},
        {"engineer_id": "li", "status": "taken", "urgency": "urgent", "building": "03"},
        {"community": "other", "due_at": NOW - 9},
        {"kind": "complaint", "confidential": 1, "due_at": NOW + 9, "hidden_from": "wang"},
    ]

    def fill(connection: Connection) -> None:
        for n, row in enumerate(rows):
            case(connection, id=f"c{n}", number=f"BX20261124-{n:04}", **row)

    database.run(fill)
    return database


def test_a_day_is_counted_without_what_is_hidden(town: Database) -> None:
    tally = town.read(lambda c: Standing(c).tally(MINE, NOW - HOUR, NOW))

    assert (tally.new, tally.finished, tally.closed, tally.late) == (5, 2, 1, 1)
    assert tally.open == {
        ("registered", "ordinary"): 2,
        ("finished", "ordinary"): 1,
        ("taken", "urgent"): 1,
    }
    assert town.read(lambda c: Standing(c).late_count(Reader("yuhu"), NOW)) == 2
    assert sorted(town.read(lambda c: Standing(c).marks("yuhu"))) == ["chen", "wang"]


def test_what_is_late_comes_page_by_page(town: Database) -> None:
    def page(skip: int) -> list[str]:
        return [c.id for c in town.read(lambda c: Standing(c).late(MINE, NOW, skip, 1))]

    assert [page(0), page(1)] == [["c0"], []]


def test_to_do_is_what_somebody_holds_works_on_or_could_take(town: Database) -> None:
    def found(*, unheld: bool) -> list[str]:
        return [
            c.id for c in town.read(lambda c: Standing(c).to_do(MINE, "li", 0, 9, unheld=unheld))
        ]

    assert found(unheld=False) == ["c0", "c5"]
    # what nobody holds and somebody works on is theirs once
    assert found(unheld=True) == ["c0", "c5", "c7"]
    assert town.read(lambda c: Standing(c).to_do_count(MINE, "li", unheld=True)) == 3
    assert town.read(lambda c: Standing(c).to_do(MINE, "li", 1, 2, unheld=True))[0].id == "c5"


def test_a_spot_is_found_however_it_is_written_and_without_what_is_sealed(town: Database) -> None:
    count = town.read(
        lambda c: (
            Standing(c).open_count(MINE, SPOT),
            Standing(c).closed_count(MINE, SPOT, NOW - HOUR),
        )
    )
    opened = town.read(lambda c: Standing(c).open_at(MINE, SPOT, 0, 9))
    closed = town.read(lambda c: Standing(c).closed_at(MINE, SPOT, NOW - HOUR, 0, 9))

    assert count == (3, 1)
    assert [c.id for c in opened] == ["c0", "c2", "c5"]
    assert [c.id for c in closed] == ["c4"]


def test_what_is_undone_everywhere_and_what_is_unsent(town: Database) -> None:
    undone = town.read(lambda c: Standing(c).open_at(MINE, UNDONE, 0, 9))
    unsent = town.read(lambda c: Standing(c).unsent(MINE, 0, 9))

    assert [c.id for c in undone] == ["c0", "c5", "c7"]
    assert town.read(lambda c: Standing(c).open_count(MINE, UNDONE)) == 3
    assert [c.id for c in unsent] == ["c0", "c7"]
    assert town.read(lambda c: Standing(c).unsent_count(MINE)) == 2


def test_who_reported_is_found_by_how_their_name_begins(town: Database) -> None:
    def add(connection: Connection) -> None:
        case(connection, id="d0", number="BX20261124-0100", reporter_name="李雷", due_at=NOW)
        case(connection, id="d1", number="BX20261124-0101", reporter_name="李雷雷")
        case(connection, id="d2", number="BX20261124-0102", reporter_name="小李")
        case(
            connection,
            id="d3",
            number="BX20261124-0103",
            reporter_name="李雷",
            status="closed",
            closed_at=NOW,
        )
        case(
            connection,
            id="d4",
            number="TS20261124-0104",
            reporter_name="李雷",
            kind="complaint",
            confidential=1,
        )

    town.run(add)
    named = Spot(name="李", sealed=("complaint",))

    def found(spot: Spot) -> tuple[list[str], list[str]]:
        return (
            [c.id for c in town.read(lambda c: Standing(c).open_at(MINE, spot, 0, 9))],
            [c.id for c in town.read(lambda c: Standing(c).closed_at(MINE, spot, NOW, 0, 9))],
        )

    assert found(named) == (["d0", "d1"], ["d3"])
    assert found(replace(named, name="李雷雷")) == (["d1"], [])
    assert found(replace(named, sealed=())) == (["d0", "d1", "d4"], ["d3"])
    assert town.read(lambda c: Standing(c).open_count(MINE, named)) == 2


def test_words_are_found_in_a_place_and_in_a_name_unless_they_tell_who_is_sealed(
    town: Database,
) -> None:
    def add(connection: Connection) -> None:
        for n, (place, name, columns) in enumerate(
            [
                ("小区东门岗亭", "王芳", {}),
                ("家里", "门卫老王", {}),
                ("东门", "王芳", {"status": "closed", "closed_at": NOW}),
                ("东门", "王芳", {"status": "closed", "closed_at": NOW - HOUR}),
                ("东门1501", "王芳", {"kind": "complaint", "confidential": 1}),
                ("东门外", "门卫", {"kind": "complaint", "confidential": 1}),
            ]
        ):
            number = f"BX20261124-02{n:02}"
            case(connection, id=f"e{n}", number=number, place=place, reporter_name=name, **columns)

    town.run(add)
    spot = Spot(sealed=("complaint",))

    def found(words: str) -> list[str]:
        return [c.id for c in town.read(lambda c: Standing(c).saying(MINE, spot, words, NOW - 9))]

    assert found("东门") == ["e0", "e5", "e2"]
    assert found("门卫") == ["e1"]
    assert found("%") == []


def test_a_room_is_found_wherever_it_is_and_so_is_what_colleagues_have(town: Database) -> None:
    def found(spot: Spot) -> list[str]:
        return [c.id for c in town.read(lambda c: Standing(c).open_at(MINE, spot, 0, 9))]

    assert found(Spot(room="1501", sealed=("complaint",))) == ["c0", "c2", "c5"]
    assert found(Spot(staff=("li",))) == ["c0", "c5"]
    assert found(Spot(staff=("li", "wang"), building="3")) == ["c0", "c5"]
    assert town.read(lambda c: Standing(c).open_count(MINE, Spot(staff=("li", "wang")))) == 2
    assert town.read(lambda c: Standing(c).closed_count(MINE, Spot(staff=("li",)), 0)) == 0
