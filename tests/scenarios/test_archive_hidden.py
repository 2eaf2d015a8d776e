"""Between two archives that somebody reads there may be one that accuses them: nothing tells it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flows.complaint.archive import sealing
from tests.scenarios.archived import OTHER, archive_of, archived, bound, flaws, page_of, tamper

if TYPE_CHECKING:
    from storage.records.complaint import Archive
    from tests.scenarios.conftest import World

ACCUSES = "我要投诉赵刚，答应的巡查一次没做，态度也很差"
READER = "赵刚"


def read(world: World, number: str) -> tuple[str, str]:
    """Return the printed form and the file of an archive, as they read it."""
    path = page_of(world, READER, number)
    page, data = (world.client.get(one).get_data(as_text=True) for one in (path, f"{path}.json"))
    return page, data


def as_before(world: World, number: str) -> Archive:
    """Put the older form in place of the archive that was just sealed, and return it."""
    made = archive_of(world, number)
    older = json.loads(made.contents) | {"form": sealing.CHAINED, "position": made.position}
    contents = sealing.canonical(older)
    quoted, code = contents.replace("'", "''"), sealing.hash_of(made.previous, contents)
    where = f"case_id = '{made.case_id}'"
    tamper(world, f"UPDATE archives SET contents = '{quoted}', hash = '{code}' WHERE {where}")  # noqa: S608 - ours
    return archive_of(world, number)


def test_neither_paper_nor_file_tells_of_the_one_between(world: World) -> None:
    """No place, no link, and nothing by which a link could be found out."""
    resident = bound(world)
    numbers = [archived(world, resident, words, photo=False) for words in (OTHER, ACCUSES, OTHER)]
    first, hidden, third = (archive_of(world, number) for number in numbers)
    assert "没找到这个单号" in world.member(READER).says(f"处理单 {numbers[1]}")

    seen = "".join(text for n in (numbers[0], numbers[2]) for text in read(world, n))

    chain = (first.hash, hidden.hash, third.hash)
    assert third.previous == hidden.hash
    assert not [one for one in chain if one in seen or one[:12] in seen]
    assert '"position' not in seen.replace("\\", "")
    assert "本小区第" not in seen
    assert sealing.seal_of(first) in seen
    assert flaws(world) == []


def test_an_older_archive_is_proven_unchanged_and_tells_no_more(world: World) -> None:
    """Its papers keep the code they were signed with; what hashes to it is for `check` only."""
    resident = bound(world)
    number = archived(world, resident, OTHER, photo=False)
    older = as_before(world, number)
    newer = archive_of(world, archived(world, resident, OTHER, photo=False))

    page, data = read(world, number)
    content = json.loads(data)

    assert flaws(world) == []
    assert newer.previous == older.hash
    assert older.hash in page
    assert content["hash"] == older.hash
    assert content["contents"] is None
    assert "position" not in data
    assert "commitments" not in data
    assert "salt" not in data
    assert content["form"]["facts"]["投诉人"] == "李雷"
    assert content["archive"]["record"]["case"]["number"] == number

    tamper(world, "UPDATE archives SET position = 9 WHERE position = 1")
    assert any(one.startswith(number) and "its position" in one for one in flaws(world))
