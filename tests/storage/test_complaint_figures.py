"""The monthly counts on both engines, against a handful of complaints counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from storage.complaint_figures import Asked, Limits, are_at_most, counted, repeated
from tests.storage.examples import HOUR, MINUTE, case, person

if TYPE_CHECKING:
    from storage.database import Connection, Database
    from storage.records.record import Row

SINCE = 1_790_000_000_000
DAY = 24 * HOUR
UNTIL = SINCE + 31 * DAY
NOW = UNTIL + 40 * DAY
LIMITS = Limits(
    {"minor": 30 * MINUTE, "important": 30 * MINUTE, "major": 15 * MINUTE},
    {"minor": 48 * HOUR, "important": 120 * HOUR, "major": 240 * HOUR},
)
MARKS = ("s-head", "dept:工程部")


def asked(marks: tuple[str, ...] = MARKS) -> Asked:
    """Ask about the month of these tests."""
    return Asked("yuhu", SINCE, UNTIL, marks)


class Month:
    """Complaints of one month, stored one after the other."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.count = 0

    def add(self, at: int = SINCE + DAY, **columns: Any) -> None:  # noqa: ANN401 - fields of a Case
        """Store a complaint raised at some moment."""
        self.count += 1
        values: dict[str, Any] = {
            "id": f"c-{self.count:03}",
            "number": f"TS20261101-{self.count:04}",
            "kind": "complaint",
            "category": "noise",
            "severity": "minor",
            "created_at": at,
        }

        def work(connection: Connection) -> None:
            who = person(connection, columns.pop("openid", f"p{self.count}"))
            case(connection, **(values | {"reporter_id": who.id} | columns))

        self.db.run(work)

    def rows(self, marks: tuple[str, ...] = MARKS, now: int = NOW) -> list[Row]:
        """Count them."""
        return self.db.read(lambda c: counted(c, asked(marks), LIMITS, now))

    def sums(self, now: int = NOW) -> dict[str, int]:
        """Count them all together, and leave out what is nought."""
        rows = self.rows(now=now)
        names = [name for name in (rows[0] if rows else {}) if isinstance(rows[0][name], int)]
        sums = {name: sum(row[name] for row in rows) for name in names}
        return {name: count for name, count in sums.items() if count}


@pytest.fixture
def month(database: Database) -> Month:
    """Return an empty month, on each engine in turn."""
    return Month(database)


def test_only_complaints_of_the_month_and_the_community_are_counted(month: Month) -> None:
    """The first moment belongs to the month, the last to the next one."""
    month.add(SINCE)
    month.add(UNTIL - 1)
    month.add(UNTIL)
    month.add(SINCE - 1)
    month.add(kind="report")
    month.add(community="elsewhere")

    assert month.sums()["raised"] == 2


def test_accepted_in_time_is_by_the_clock_of_the_level(month: Month) -> None:
    """Twenty minutes are in time for a minor one, and late for a major one."""
    at = SINCE + DAY
    month.add(at, accepted_at=at + 20 * MINUTE)
    month.add(at, accepted_at=at + 30 * MINUTE)
    month.add(at, accepted_at=at + 20 * MINUTE, severity="major")
    month.add(at)  # never accepted, long late
    month.add(at, status="withdrawn")  # taken back before anybody could
    month.add(at, accepted_at=at + 5 * MINUTE, severity=None)

    found = month.sums()
    assert (found["accept_judged"], found["accepted_in_time"]) == (5, 3)


def test_what_is_not_late_yet_is_not_judged(month: Month) -> None:
    """A complaint of ten minutes ago is neither in time nor late."""
    month.add(SINCE)

    found = month.sums(now=SINCE + 10 * MINUTE)
    assert found == {"raised": 1, "unsettled": 1}


def test_solved_in_time_leaves_out_what_was_passed_on_or_taken_back(month: Month) -> None:
    """Two days for a minor one; what is not ours was never to be solved by us."""
    at = SINCE + DAY
    done: dict[str, Any] = {"status": "concluded", "closed_as": "confirmed", "accepted_at": at}
    month.add(at, **done, finished_at=at + 47 * HOUR)
    month.add(at, **done, finished_at=at + 49 * HOUR)
    month.add(at, **done, finished_at=at + 49 * HOUR, severity="important")
    month.add(at, status="investigating", accepted_at=at)  # late and unsolved
    month.add(at, status="closed", closed_as="not_ours", accepted_at=at)
    month.add(at, status="withdrawn", accepted_at=at)

    found = month.sums()
    assert (found["solve_judged"], found["solved_in_time"]) == (4, 2)
    assert (found["passed_on"], found["withdrawn"], found["unsettled"]) == (1, 1, 1)


def test_silence_and_rejected_appeals_are_not_satisfaction(month: Month) -> None:
    """Unconfirmed never counts as satisfied."""
    done: dict[str, Any] = {"status": "closed", "finished_at": SINCE + 2 * DAY}
    month.add(**done, closed_as="confirmed")
    month.add(**done, closed_as="confirmed", rating=5)
    month.add(**done, closed_as="confirmed", rating=2)
    month.add(**done, closed_as="unconfirmed")
    month.add(**done, closed_as="unconfirmed", return_count=1)  # it was not right, then silence
    month.add(**done, closed_as="confirmed", appeal="rejected")
    month.add(**done, closed_as="confirmed", appeal="granted")

    found = month.sums()
    assert (found["answering"], found["satisfied"], found["unconfirmed"]) == (6, 3, 1)
    assert (found["reopened"], found["appealed"]) == (1, 2)


def test_groups_carry_their_own_counts(month: Month) -> None:
    """Type, severity, department and building are those of the complaint."""
    month.add(department="工程部", building="3", finding="founded")
    month.add(department="工程部", building="3", finding="unfounded")
    month.add(category="parking", severity=None, building=None)

    rows = {
        (row["category"], row["severity"], row["department"], row["building"]): (
            row["raised"],
            row["founded"],
            row["unfounded"],
        )
        for row in month.rows()
    }
    assert rows == {
        ("noise", "minor", "工程部", "3"): (2, 1, 1),
        ("parking", "", "", ""): (1, 0, 0),
    }


def test_what_a_reader_must_not_find_is_in_the_totals_only(month: Month) -> None:
    """Confidential ones, and those hidden from a reader or their department, have no group."""
    month.add(department="客服部", hidden_from="s-head s-other")
    month.add(hidden_from="dept:工程部")
    month.add(confidential=1)
    month.add(building="7", hidden_from="s-headless")  # another person whose id begins alike

    rows = month.rows()
    shown = [row for row in rows if not row["kept_back"]]
    kept = [row for row in rows if row["kept_back"]]
    assert [row["building"] for row in shown] == ["7"]
    assert [(row["raised"], row["category"], row["department"]) for row in kept] == [(3, "", "")]


def test_repeated_is_the_same_home_or_person_about_the_same_type(month: Month) -> None:
    """Within the configured days before; what was withdrawn is forgotten."""
    at = SINCE + 5 * DAY
    month.add(at - 80 * DAY, openid="a")
    month.add(at, openid="a")  # repeated
    month.add(at + HOUR, openid="a", category="parking")
    month.add(at - 91 * DAY, openid="b")
    month.add(at, openid="b")
    month.add(at, openid="c", home_id="h1")
    month.add(at + HOUR, openid="d", home_id="h1")  # repeated: another of the home
    month.add(at, openid="e", status="withdrawn")
    month.add(at + HOUR, openid="e")

    assert month.db.read(lambda c: repeated(c, asked(), 90 * DAY)) == 2


def test_few_are_told_from_many_without_counting_all(month: Month) -> None:
    """The limit itself is still few."""
    for _ in range(3):
        month.add()

    assert month.db.read(lambda c: are_at_most(c, asked(), 3))
    assert not month.db.read(lambda c: are_at_most(c, asked(), 2))
