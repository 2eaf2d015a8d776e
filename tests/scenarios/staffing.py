"""Staff who leave or lose their account during a story, and what is looked at afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.store import Store

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def dismiss(world: World, *names: str) -> None:
    """Let staff leave, as the next import of the roster would."""

    def work(connection: Connection) -> None:
        staff = Store(connection).staff
        for one in staff.active_in("翠湖花园"):
            if one.name in names:
                staff.dismiss(one.id)

    world.service.database.run(work)


def unbind(world: World, *names: str) -> None:
    """Take the account from staff who go on working here."""

    def work(connection: Connection) -> None:
        for one in Store(connection).staff.active_in("翠湖花园"):
            if one.name in names:
                connection.execute("UPDATE staff SET person_id = NULL WHERE id = :id", id=one.id)
                connection.execute(
                    "UPDATE persons SET staff_id = NULL WHERE staff_id = :id", id=one.id
                )

    world.service.database.run(work)


def all_well(world: World) -> bool:
    """Tell whether no turn and no sweep failed."""
    counts = world.service.counts.all()
    return not counts.get("turns_failed") and not counts.get("sweeps_failed")


def told(member: Member, *words: str) -> list[str]:
    """Return the pushes since the last look that have all these words."""
    return [text for text in member.hears() if all(word in text for word in words)]
