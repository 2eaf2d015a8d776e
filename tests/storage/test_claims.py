"""What is claimed is claimed once, until it is given back or its time is up."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from storage.connect import open_database
from storage.ids import new_id
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import MINUTE, NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database
    from storage.records.case import Case

ROWS, SWEEPERS, BATCH = 2000, 4, 25


def claim(db: Database, now: int = NOW, limit: int = 10) -> list[Case]:
    return db.run(lambda c: Store(c).cases.claim_alerts(now, now + MINUTE, limit))


def test_four_sweepers_claim_every_row_once(database: Database, database_url: str) -> None:
    database.run(_many_due)

    def sweep(_: int) -> list[str]:
        taken: list[str] = []
        with closing(open_database(database_url)) as db:
            while batch := db.run(
                lambda c: c.claim(
                    "evidence",
                    "status = 'waiting' AND next_at <= :now",
                    order="next_at",
                    limit=BATCH,
                    until=NOW + MINUTE,
                    now=NOW,
                )
            ):
                assert len(batch) <= BATCH
                taken += [row["id"] for row in batch]
        return taken

    with ThreadPoolExecutor(SWEEPERS) as pool:
        claimed = Counter(row for taken in pool.map(sweep, range(SWEEPERS)) for row in taken)

    # A sweeper may pass over what another is just taking, and find nothing else: then it ends
    # early. But no row is taken twice, and what is left is still there to take.
    left = [
        row["id"]
        for row in database.run(
            lambda c: c.claim(
                "evidence",
                "status = 'waiting'",
                order="next_at",
                limit=ROWS,
                until=NOW + 1,
                now=NOW,
            )
        )
    ]
    assert set(claimed.values()) == {1}
    assert len(claimed) + len(left) == ROWS
    assert not set(left) & set(claimed)


def _many_due(connection: Connection) -> None:
    who = examples.person(connection).id
    for number in range(ROWS):
        connection.insert(
            "evidence",
            id=new_id(NOW),
            person_id=who,
            kind="image",
            media_id=str(number),
            status="waiting",
            received_at=NOW,
            next_at=NOW - number,
        )


def test_claims_come_in_order_and_not_beyond_the_limit(database: Database) -> None:
    for late in (3, 1, 2, 0):
        examples.stored_case(database, id=f"c{late}", number=f"N{late}", alert_at=NOW - late)
    examples.stored_case(database, id="later", number="N9", alert_at=NOW + 1)

    assert [case.id for case in claim(database, limit=3)] == ["c3", "c2", "c1"]
    assert [case.id for case in claim(database, limit=3)] == ["c0"]
    assert claim(database) == []


def test_a_claim_ends_with_its_time(database: Database, second: Database) -> None:
    case = examples.stored_case(database, alert_at=NOW)

    assert claim(database) == [case]
    assert claim(second, NOW + MINUTE - 1) == []
    assert claim(second, NOW + MINUTE) == [case]


def test_a_claim_can_be_given_back(database: Database, second: Database) -> None:
    case = examples.stored_case(database, alert_at=NOW)
    claim(database)

    database.run(lambda c: Store(c).cases.release(case.id))

    assert claim(second) == [case]


def test_what_is_no_longer_due_is_not_claimed(database: Database) -> None:
    case = examples.stored_case(database, alert_at=NOW, news_at=NOW)
    database.run(lambda c: Store(c).cases.move_alert(case, alert_at=None))

    assert claim(database) == []
    assert database.run(lambda c: Store(c).cases.claim_news(NOW, NOW + 1, 5)) == [
        replace(case, alert_at=None, version=2)
    ]


def test_a_row_that_a_turn_holds_is_passed_over(database: Database, second: Database) -> None:
    """On PostgreSQL; on SQLite whoever claims waits for the turn, so there is nothing to pass."""
    if database.engine == "sqlite":
        return
    held = examples.stored_case(database, alert_at=NOW)
    free = examples.stored_case(database, id="free", number="N2", alert_at=NOW)

    def turn(connection: Connection) -> list[Case]:
        Store(connection).cases.move_alert(held, alert_at=NOW)
        return claim(second)

    assert database.run(turn) == [free]
