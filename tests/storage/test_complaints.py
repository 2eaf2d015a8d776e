"""Who is complained about, and every look at who complained, on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.records.complaint import Accused
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database


def accuse(connection: Connection, name: str, home_id: str | None = None) -> None:
    """Note that somebody is complained about in the example's case."""
    kind = "neighbour" if home_id else "staff"
    store = Store(connection)
    count = len(store.complaints.accused_in("case-1"))
    row = Accused(
        f"accused-{count}", "case-1", kind, name, None, None, home_id, "complaint", None, NOW
    )
    store.complaints.accuse(row)


def test_naming_somebody_again_adds_nothing(database: Database) -> None:
    examples.stored_case(database, kind="complaint")
    for name in ("王强", "刘洋", "王强"):
        database.run(lambda c, n=name: accuse(c, n))  # type: ignore[misc]

    found = database.read(lambda c: Store(c).complaints.accused_in("case-1"))

    assert [one.name for one in found] == ["王强", "刘洋"]


def test_open_complaints_about_a_household_are_found_once(database: Database) -> None:
    examples.stored_case(database, kind="complaint")
    database.run(lambda c: accuse(c, "3栋2单元1601", "home-1601"))
    database.run(lambda c: accuse(c, "楼上", "home-1601"))

    def against(home_id: str) -> list[str]:
        found = database.read(lambda c: Store(c).complaints.against_home(home_id))
        return [case.number for case in found]

    assert against("home-1601") == ["BX20261124-0001"]
    assert against("home-1501") == []
    database.run(lambda c: c.execute("UPDATE cases SET status = 'closed'"))
    assert against("home-1601") == []


def test_every_look_is_kept_with_its_reason(database: Database) -> None:
    examples.stored_case(database, kind="complaint")
    by = ("staff-1", "孙丽")
    for later, reason in enumerate(("上门核实", "电话回访")):

        def look(c: Connection, at: int = NOW + later, why: str = reason) -> None:
            Store(c).complaints.open_seal("case-1", by, why, at)

        database.run(look)

    looks = database.read(lambda c: Store(c).complaints.openings_of("case-1"))

    assert [(one.staff_name, one.reason) for one in looks] == [
        ("孙丽", "上门核实"), ("孙丽", "电话回访"),
    ]  # fmt: skip
