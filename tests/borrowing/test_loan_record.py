"""The record of its own: written with the case, under its version, and there after a restart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from flows.cases import work as case_work
from flows.cases.rules.deeds import Deed, Moment
from flows.cases.watch import context_of
from storage.errors import Stale
from storage.store import Store
from tests.borrowing.loan import loan_of
from tests.borrowing.story import DAY, NUMBER, borrow, row_of

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_the_own_record_is_stored_with_the_case(
    world: World, resident: Member, clerk: Member
) -> None:
    """A row of `loans`, and in each line of the timeline what changed of it."""
    borrow(resident)
    case = world.case(NUMBER)
    unlent = {"lent_at": None, "back_by": None, "given_back_at": None}
    assert row_of(world) == {"case_id": case.id, "thing": "梯子"} | unlent
    clerk.says(f"借出 {NUMBER} 人字梯3号")
    clerk.says(f"归还 {NUMBER}")

    loan, row = loan_of(world.case(NUMBER)), row_of(world)
    assert row["thing"] == loan.thing == "人字梯3号"
    assert loan.lent_at is not None
    assert row["back_by"] == loan.back_by == loan.lent_at + 2 * DAY
    assert row["given_back_at"] == loan.given_back_at == world.case(NUMBER).closed_at

    events = world.service.database.read(lambda c: Store(c).cases.timeline(case.id))
    details = {event.action: json.loads(event.details) for event in events}
    assert details["lend"]["before"]["own"] == {"thing": "梯子", "lent_at": None, "back_by": None}
    assert details["lend"]["after"]["own"] == {
        "thing": "人字梯3号", "lent_at": loan.lent_at, "back_by": loan.back_by,
    }  # fmt: skip
    assert details["give_back"]["after"]["own"] == {"given_back_at": loan.given_back_at}
    assert [event.version for event in events] == [1, 2, 3]


def test_a_stale_write_changes_neither(world: World, resident: Member, clerk: Member) -> None:
    """Who read the case before somebody else changed it changes nothing, in neither table."""
    borrow(resident)
    read_before = world.case(NUMBER)
    clerk.says(f"借出 {NUMBER} 人字梯3号")
    case, row = world.case(NUMBER), row_of(world)
    now = int(world.clock.now() * 1000)
    moment = Moment(now, world.config.settings)

    def lend_it_too(connection: Connection) -> None:
        store = Store(connection)
        deed = Deed("lend", case.holder_id, "陈静", text="铝合金梯")
        case_work.perform(store, context_of(store, moment, read_before), read_before, deed)

    with pytest.raises(Stale):
        world.service.database.run(lend_it_too)

    assert world.case(NUMBER) == case
    assert row_of(world) == row


def test_it_survives_a_restart(world: World, resident: Member, clerk: Member) -> None:
    """All of it is in the database: a new process goes on where the old one ended."""
    borrow(resident)
    world.restart()
    clerk.says(f"借出 {NUMBER}")
    world.restart()

    assert "在您手上" in resident.says("进度")
