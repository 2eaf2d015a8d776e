"""Reports that are wanted and made, and what comes round by the calendar, on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.reports import Made
from storage.store import Store

if TYPE_CHECKING:
    from storage.database import Database

NOW = 1_795_000_000_000
MONTH = ("complaints", "翠湖花园", "2026-10")
MADE = Made("共3件", "{}", "reports/r/a.png", None)


def test_one_row_collects_everybody_who_waits(database: Database) -> None:
    """Who asks twice is sent it once."""
    for person in ("p1", "p2", "p1"):
        database.run(lambda c, p=person: Store(c).reports.want(*MONTH, [p], NOW))  # type: ignore[misc]

    (claimed,) = database.run(lambda c: Store(c).reports.claim(NOW, NOW + 1000, 5))
    assert database.run(lambda c: Store(c).reports.claim(NOW, NOW + 1000, 5)) == []
    told = database.run(lambda c: Store(c).reports.made(claimed.id, MADE, NOW + 5))
    assert told == ["p1", "p2"]

    kept = database.read(lambda c: Store(c).reports.of_month(*MONTH))
    assert kept is not None
    assert (kept.text, kept.picture, kept.sheet, kept.made_at) == (
        "共3件",
        "reports/r/a.png",
        None,
        NOW + 5,
    )
    assert (kept.due_at, kept.wanted_by) == (None, "")
    assert database.run(lambda c: Store(c).reports.claim(NOW + 9999, NOW + 99999, 5)) == []


def test_a_report_can_be_wanted_again(database: Database) -> None:
    """It keeps its row, and what was made of it until it is made anew."""
    database.run(lambda c: Store(c).reports.want(*MONTH, [], NOW))
    (first,) = database.run(lambda c: Store(c).reports.claim(NOW, NOW + 1000, 5))
    database.run(lambda c: Store(c).reports.made(first.id, MADE, NOW))
    database.run(lambda c: Store(c).reports.want(*MONTH, ["p3"], NOW + 50))

    (again,) = database.run(lambda c: Store(c).reports.claim(NOW + 50, NOW + 1000, 5))
    assert (again.id, again.text, again.wanted_by.split()) == (first.id, "共3件", ["p3"])


def test_routines_are_claimed_by_their_kind(database: Database) -> None:
    """Each kind has its own worker; what began once keeps its time."""

    def begin(store: Store) -> None:
        store.routines.ensure("complaint_month:翠湖花园", NOW)
        store.routines.ensure("complaint_month:翠湖花园", NOW + 9999)
        store.routines.ensure("digest:翠湖花园", NOW)

    database.run(lambda c: begin(Store(c)))

    def claim(kind: str) -> list[str]:
        return database.run(lambda c: Store(c).routines.claim(NOW, NOW + 1000, 5, kind))

    assert claim("complaint_month") == ["complaint_month:翠湖花园"]
    assert claim("complaint_month") == []
    assert claim("") == ["digest:翠湖花园"]
    database.run(lambda c: Store(c).routines.done("digest:翠湖花园", NOW + 1))
    assert database.run(lambda c: Store(c).routines.claim(NOW + 1, NOW + 9, 5)) == [
        "digest:翠湖花园"
    ]
