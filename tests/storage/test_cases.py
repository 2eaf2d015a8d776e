"""Cases are found by who, where, what and which words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from storage.errors import StorageError
from storage.store import Store
from storage.which_cases import Reader
from tests.storage import examples
from tests.storage.examples import FILED, HOUR, NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database
    from storage.records.case import Case


class Add(Protocol):
    """A function that stores a case with the next number."""

    def __call__(self, **columns: Any) -> Case: ...  # noqa: ANN401, D102 - fields of a Case


@pytest.fixture
def add(database: Database) -> Add:
    """Return a function that stores a case with the next number."""
    numbers = iter(range(1, 1000))

    def one(**columns: Any) -> Case:  # noqa: ANN401 - fields of a Case
        number = next(numbers)
        keys = {"id": f"case-{number:03d}", "number": f"BX20261124-{number:04d}"}
        return examples.stored_case(database, **{**keys, **columns})

    return one


def ids(db: Database, method: str, *args: Any) -> list[str]:  # noqa: ANN401 - of the method
    return [case.id for case in db.read(lambda c: getattr(Store(c).cases, method)(*args))]


def of_li(db: Database) -> list[str]:
    return [c.id for c in db.read(lambda c: Store(c).standing.of_staff(Reader("yuhu"), "li"))]


def test_numbers_count_by_kind_and_day(database: Database) -> None:
    def take(letters: str, day: str) -> str:
        return database.run(lambda c: Store(c).cases.next_number(letters, day))

    asked = [("BX", "20261124"), ("BX", "20261124"), ("TS", "20261124"), ("BX", "20261125")]

    assert [take(*which) for which in asked] == [
        "BX20261124-0001",
        "BX20261124-0002",
        "TS20261124-0001",
        "BX20261125-0001",
    ]


def test_a_number_belongs_to_one_case(add: Add) -> None:
    add(number="BX20261124-0500")

    with pytest.raises(StorageError):
        add(number="BX20261124-0500")


def test_the_reporter_sees_open_ones_and_those_closed_lately(database: Database, add: Add) -> None:
    mine = add(created_at=NOW - 90 * HOUR)
    lately = add(status="closed", closed_at=NOW, reporter_id=mine.reporter_id)
    add(status="closed", closed_at=NOW - 50 * HOUR, reporter_id=mine.reporter_id)
    add(reporter_id=database.run(lambda c: examples.person(c, "another")).id)

    assert ids(database, "of_reporter", mine.reporter_id, NOW - HOUR) == [lately.id, mine.id]
    count = database.read(
        lambda c: Store(c).cases.count_of_reporter(mine.reporter_id, NOW - HOUR, NOW)
    )
    assert count == 2


def test_the_household_sees_only_what_is_shared(database: Database, add: Add) -> None:
    shared = add(home_id="home", shared=1)
    add(home_id="home", shared=0)
    add(home_id="home", shared=1, kind="complaint")
    add(home_id="home", shared=1, status="closed")
    add(home_id="elsewhere", shared=1)

    assert ids(database, "shared_in_homes", ["home", "none"], "another", ["report"]) == [shared.id]
    assert ids(database, "shared_in_homes", ["home"], shared.reporter_id, ["report"]) == []


def test_who_holds_or_works_sees_it_the_most_pressing_first(database: Database, add: Add) -> None:
    add(holder_id="li", status="withdrawn")
    add(holder_id="other")
    later = add(holder_id="li", due_at=NOW + 9)
    sooner = add(engineer_id="li", status="taken", due_at=NOW + 1)

    assert of_li(database) == [sooner.id, later.id]


def test_the_load_of_an_engineer_is_what_the_reader_sees_of_it(
    database: Database, add: Add
) -> None:
    add(engineer_id="li", status="taken")
    add(engineer_id="li", status="finished")
    add(engineer_id="li", status="taken", hidden_from="wang")

    def loads(*hidden: str) -> dict[str, int]:
        reader = Reader("yuhu", hidden)
        return database.read(lambda c: Store(c).standing.loads(reader, ["li", "no one"]))

    assert loads() == {"li": 2, "no one": 0}
    assert loads("wang") == {"li": 1, "no one": 0}


def test_a_community_sees_its_own(database: Database, add: Add) -> None:
    late, soon = add(due_at=NOW + 9), add(due_at=NOW + 1)
    add(community="other")
    old = add(created_at=NOW - 90 * HOUR, status="closed", closed_at=NOW)
    add(created_at=NOW - 90 * HOUR, status="closed", closed_at=NOW - 80 * HOUR)

    assert ids(database, "open_in", "yuhu") == [soon.id, late.id]
    assert ids(database, "open_in", "yuhu", 1) == [soon.id]
    assert ids(database, "recent_in", "yuhu", NOW - HOUR) == [soon.id, late.id, old.id]


@pytest.mark.parametrize(("tail", "count"), [("0012", 1), ("2", 3), ("24-0012", 1), ("9", 1)])
def test_a_case_is_found_by_the_end_of_its_number(
    database: Database,
    add: Add,
    tail: str,
    count: int,
) -> None:
    for _ in range(22):
        add()
    add(community="other")

    assert len(ids(database, "by_tail", "yuhu", tail)) == count + (tail == "9")


def test_of_one_end_the_open_ones_come_first(database: Database, add: Add) -> None:
    add(number="BX20261101-0042", status="closed", created_at=NOW - 9 * HOUR)
    late = add(number="BX20261102-0042", created_at=NOW - 8 * HOUR, due_at=NOW + 9)
    soon = add(number="BX20261103-0042", created_at=NOW - 7 * HOUR, due_at=NOW + 1)
    for hour in range(80):
        add(number=f"BX2026{1000 + hour}-0042", status="closed", created_at=NOW - hour)

    found = ids(database, "by_tail", "yuhu", "0042")

    assert found[:2] == [soon.id, late.id]
    assert (len(found), found[2]) == (70, "case-004")


@pytest.mark.parametrize("tail", ["%", "_", "\\", "!", "1%"])
def test_the_end_of_a_number_is_no_pattern(database: Database, add: Add, tail: str) -> None:
    add()

    assert ids(database, "by_tail", "yuhu", tail) == []


def test_cases_are_found_by_all_the_words(database: Database, add: Add) -> None:
    kitchen, bath, other = add(), add(), add(community="other")
    words = {kitchen.id: ["厨房", "水管", "漏水"], bath.id: ["卫生间", "水管", "'%"]}
    words[other.id] = ["水管"]

    def index(connection: Connection) -> None:
        for case_id, cut in words.items():
            Store(connection).cases.index_words(case_id, cut)

    database.run(index)
    database.run(index)  # adds nothing

    assert ids(database, "search", "yuhu", ["水管"], 10) == [bath.id, kitchen.id]
    assert ids(database, "search", "yuhu", ["水管"], 1) == [bath.id]
    assert ids(database, "search", "yuhu", ["水管", "厨房", "水管"], 10) == [kitchen.id]
    assert ids(database, "search", "yuhu", ["'%"], 10) == [bath.id]
    assert ids(database, "search", "yuhu", ["水"], 10) == []
    assert ids(database, "search", "yuhu", [], 10) == []


def test_a_long_text_has_many_words(database: Database, add: Add) -> None:
    case = add()

    database.run(lambda c: Store(c).cases.index_words(case.id, map(str, range(130))))

    assert ids(database, "search", "yuhu", ["0", "49", "50", "129"], 5) == [case.id]


def test_a_case_keeps_what_never_changes(database: Database, add: Add) -> None:
    case = add()
    forged = replace(case, id="x", number="x", kind="x", community="x", result="ok")

    saved = database.run(lambda c: Store(c).cases.save(case, forged, FILED, NOW))

    assert saved == replace(case, result="ok", version=2)
    assert database.read(lambda c: Store(c).cases.get(case.id)) == saved
