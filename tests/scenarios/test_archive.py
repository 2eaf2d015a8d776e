"""The archive of a complaint (COM-13): sealed whole, and every change behind our back is found."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.complaint.archive import sealing
from storage.errors import StorageError
from storage.store import Store
from tests.scenarios.archived import (
    OTHER,
    PERSONAL,
    archive_of,
    archived,
    bound,
    flaws,
    tamper,
)

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World


def test_a_sealed_complaint_is_whole_and_proven_unchanged(each_world: World) -> None:
    """Contents hold every paper and no personal value; hash and commitments verify."""
    number = archived(each_world, bound(each_world))

    made = archive_of(each_world, number)
    contents = json.loads(made.contents)
    record = contents["record"]
    assert flaws(each_world) == []
    assert made.hash == sealing.hash_of("", made.contents)
    assert [line["action"] for line in record["timeline"]][-2:] == ["callback", "archive"]
    assert record["evidence"][0]["sha256"]
    assert all(value not in made.contents for value in PERSONAL)
    assert {one["value"] for one in json.loads(made.personal or "").values()} >= {
        *PERSONAL[:4],
        "1501",
    }
    assert len({one["salt"] for one in json.loads(made.personal or "").values()}) == len(
        contents["commitments"]
    )


ROWS = (
    ("UPDATE timeline SET text = '查无此事' WHERE action = 'investigate'", "timeline 5 text"),
    ("UPDATE timeline SET at = at + 1 WHERE action = 'finish'", "timeline 10 at"),
    ("UPDATE timeline SET details = '{}' WHERE action = 'assess'", "timeline 6 details"),
    ("UPDATE timeline SET actor_name = '王强' WHERE action = 'approve'", "timeline 8 actor_name"),
    ("UPDATE cases SET measures = '什么也不做'", "case measures"),
    ("UPDATE cases SET reporter_name = '别人'", "case reporter_name"),
    ("UPDATE cases SET finding = 'unfounded'", "case finding"),
)
FILES = (
    ("UPDATE evidence SET sha256 = 'other'", "evidence 1 sha256"),
    ("UPDATE evidence SET status = 'erased'", "was erased, the archive was not"),
    ("DELETE FROM evidence", "evidence: 1 of 1 are missing"),
    ("DELETE FROM timeline WHERE action = 'progress'", "timeline: 1 of 13 are missing"),
)
ARCHIVES = (
    ("UPDATE archives SET personal = REPLACE(personal, '李雷', '李响')", "its personal field"),
    ("UPDATE archives SET keep_until = 0", "its keep_until"),
    ("UPDATE archives SET contents = REPLACE(contents, '属实', '存疑')", "its hash was made"),
    ("DELETE FROM archives", "was archived, and its archive is gone"),
)


@pytest.mark.parametrize("changes", [ROWS, FILES, ARCHIVES], ids=["rows", "files", "archives"])
def test_each_change_behind_our_back_is_found(
    each_world: World, changes: tuple[tuple[str, str], ...]
) -> None:
    number = archived(each_world, bound(each_world))

    for statement, flaw in changes:
        tamper(each_world, statement)

        found = flaws(each_world)
        assert any(one.startswith(number) and flaw in one for one in found), (flaw, found)
        assert all(value not in " ".join(found) for value in PERSONAL)


@pytest.mark.parametrize("content", [b"another picture", None])
def test_a_changed_or_lost_file_is_found(world: World, content: bytes | None) -> None:
    number = archived(world, bound(world))
    case = world.case(number)
    file = world.service.database.read(lambda c: Store(c).evidence.of_case(case.id))[0]
    path = Path(world.config.data_dir) / (file.path or "")

    path.unlink() if content is None else path.write_bytes(content)

    word = "missing" if content is None else "not what was sealed"
    assert [one for one in flaws(world) if number in one and word in one]


def test_archives_are_a_chain_in_which_none_is_missing(each_world: World) -> None:
    """Removing the middle one, the last one, or another order of them shows."""
    world = each_world
    resident = bound(world)
    first, second, third = (archived(world, resident, OTHER, photo=False) for _ in range(3))
    assert archive_of(world, second).previous == archive_of(world, first).hash
    assert [archive_of(world, n).position for n in (first, second, third)] == [1, 2, 3]
    assert flaws(world) == []

    tamper(world, "DELETE FROM archives WHERE position = 2")

    found = flaws(world)
    assert f"{second}: was archived, and its archive is gone" in found
    assert any(one.startswith(third) and "does not follow" in one for one in found)


def test_the_last_archive_with_all_its_rows_is_missed(world: World) -> None:
    resident = bound(world)
    archived(world, resident, OTHER, photo=False)
    archived(world, resident, OTHER, photo=False)

    tamper(
        world,
        "DELETE FROM timeline WHERE case_id = (SELECT case_id FROM archives WHERE position = 2)",
        "DELETE FROM archives WHERE position = 2",
    )

    assert any("2 were sealed, the chain ends at 1" in one for one in flaws(world))


def test_another_order_shows(world: World) -> None:
    resident = bound(world)
    first = archived(world, resident, OTHER, photo=False)
    second = archived(world, resident, OTHER, photo=False)

    tamper(
        world,
        "UPDATE archives SET position = 9 WHERE position = 1",
        "UPDATE archives SET position = 1 WHERE position = 2",
        "UPDATE archives SET position = 2 WHERE position = 9",
    )

    found = flaws(world)
    assert any(one.startswith(second) and "does not follow" in one for one in found)
    assert any(one.startswith(first) and "does not follow" in one for one in found)


FORBIDDEN = (
    "UPDATE archives SET contents = '{}'",
    "UPDATE archives SET personal = '{}'",
    "UPDATE archives SET personal = NULL, erased_at = 1, hash = ''",
    "DELETE FROM archives",
    "UPDATE cases SET version = version + 1",
    "UPDATE timeline SET text = ''",
    "UPDATE evidence SET case_id = (SELECT case_id FROM archives) WHERE case_id IS NULL",
)


def _execute(connection: Connection, sql: str) -> int:
    return connection.execute(sql)


def test_the_database_itself_refuses_a_change(each_world: World) -> None:
    archived(each_world, bound(each_world))
    each_world.member("李雷").sends_photo()

    for sql in FORBIDDEN:
        with pytest.raises(StorageError, match=r"sealed|append-only"):
            each_world.service.database.run(partial(_execute, sql=sql))

    assert flaws(each_world) == []
