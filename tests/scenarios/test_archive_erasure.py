"""Who complained is erased from an archive (COM-13), and the seal holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from flows.cases.notice import RESULT
from flows.cases.telling import PROGRESS_CARD
from flows.complaint.archive import erasing
from storage.outbox import NewPush
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


def erase(world: World, number: str, why: str = "住户要求") -> None:
    """Erase who complained."""
    archive, now = archive_of(world, number), world.service.clock()
    done = world.service.database.run(lambda c: erasing.erase(Store(c), archive, now, why))
    assert done
    world.sweep()


def test_an_erasure_leaves_what_happened_and_the_seal(each_world: World) -> None:
    """No table that tells of the complaint names the complainant any more, and check agrees."""
    world = each_world
    resident = bound(world)
    world.sweep()  # so that a notice may be permitted, for this case
    number = archived(world, resident)
    before = archive_of(world, number)
    case = world.case(number)
    file = world.service.database.read(lambda c: Store(c).evidence.of_case(case.id))[0]

    assert world.service.database.read(
        lambda c: c.one("SELECT 1 FROM grants WHERE case_id = :id", id=case.id)
    )

    erase(world, number)

    after = archive_of(world, number)
    assert (after.hash, after.contents, after.personal) == (before.hash, before.contents, None)
    assert flaws(world) == []
    assert not (Path(world.config.data_dir) / (file.path or "")).exists()
    rows = world.service.database.read(
        lambda c: [
            c.all("SELECT * FROM cases WHERE id = :id", id=case.id),
            c.all("SELECT * FROM timeline WHERE case_id = :id", id=case.id),
            c.all("SELECT * FROM evidence WHERE case_id = :id", id=case.id),
            c.all("SELECT * FROM outbox WHERE case_id = :id", id=case.id),
            c.all("SELECT * FROM grants WHERE case_id = :id", id=case.id),
            c.all("SELECT * FROM archives"),
            c.all("SELECT answers FROM conversations WHERE status NOT IN ('front', 'offered')"),
        ]
    )
    left = json.dumps([[dict(row) for row in table] for table in rows], ensure_ascii=False)
    assert [value for value in (*PERSONAL, case.reporter_id) if value in left] == []
    assert "音量68分贝" in left
    assert world.case(number).building == "3"


def test_an_erased_complaint_that_is_changed_is_found(each_world: World) -> None:
    number = archived(each_world, bound(each_world))
    erase(each_world, number)

    tamper(each_world, "UPDATE timeline SET text = '查无此事' WHERE action = 'investigate'")

    assert [one for one in flaws(each_world) if "timeline 5 text" in one]


def test_what_only_a_card_told_is_not_shown_after_an_erasure(world: World) -> None:
    """Its words are gone: the next contact shows no empty message instead."""
    resident = bound(world)
    number = archived(world, resident)
    case = world.case(number)
    card = NewPush(case.reporter_id, "result", "结果", RESULT, case.id, template=PROGRESS_CARD)

    def told(connection: Connection) -> None:
        store = Store(connection)
        store.outbox.add(card, case.created_at, case.created_at)
        for push in store.outbox.due_for(case.reporter_id, world.service.clock()):
            store.outbox.sent_in_brief(push, "template", world.service.clock(), None)

    world.service.database.run(told)

    erase(world, number)

    assert "您不在的时候" not in resident.says("你好")


def test_an_erasure_is_done_once(world: World) -> None:
    number = archived(world, bound(world))
    erase(world, number)
    archive, now = archive_of(world, number), world.service.clock()

    again = world.service.database.run(lambda c: erasing.erase(Store(c), archive, now, "again"))

    assert not again
    assert archive_of(world, number).erased_why == "住户要求"


def test_who_complained_is_erased_after_the_longest_time(world: World) -> None:
    """The law knows a maximum, too; the archive stays for as long as it is wanted."""
    number = archived(world, bound(world))

    world.advance(days=365 * 5 - 1)
    assert archive_of(world, number).personal is not None
    world.advance(days=3)

    assert archive_of(world, number).personal is None
    assert flaws(world) == []


def test_it_is_kept_two_years_at_least(world: World) -> None:
    archive = archive_of(world, archived(world, bound(world), OTHER, photo=False))

    assert archive.keep_until - archive.sealed_at >= 365 * 2 * 86_400_000
