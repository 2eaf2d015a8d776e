"""One world for many conversations: each begins with the same people on the same morning.

The rosters are those the demo ships; everybody is bound by real messages, once. A conversation
gets a copy of that database, the clock of that morning, and phones that have heard nothing yet.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from copy import deepcopy
from typing import TYPE_CHECKING

from bot.console.rosters import import_residents, import_staff, make_invitation
from simulator.allowance import Allowance
from storage.connect import open_database
from storage.migrate import migrate
from storage.store import Store
from tests.conversations.cast import ROSTERS, STAFF, everybody
from tests.scenarios.conftest import World
from tests.scenarios.morning import MORNING, set_clock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conversations.cast import Somebody


class Stage:
    """The world of the conversations, and the way back to its morning."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._database, self._morning = folder / "bot.db", folder / "morning.db"
        self._set_clock()
        url = f"sqlite:///{self._database}"
        with closing(open_database(url)) as database:
            migrate(database)
        self.world = World(folder, url)
        self._enrol()
        self._copy(self._database, self._morning)
        people = self.world.platform.people
        self._allowances = {one.name: deepcopy(one.allowance) for one in people.everybody()}

    def _set_clock(self) -> None:
        set_clock(self._folder, MORNING)

    def _enrol(self) -> None:
        service, world = self.world.service, self.world
        for roster in ROSTERS:
            import_residents(service, roster)
        import_staff(service, STAFF)
        for one in everybody().values():
            member = world.member(one.name)
            member.follows()
            for words in self._bindings(one):
                said = member.says(f"绑定 {words}")
                assert "绑定好了" in said, said
        world.sweep()

    def _bindings(self, one: Somebody) -> list[str]:
        """Return the words by which somebody binds: a resident's homes, the code of staff."""
        if one.homes:
            homes = [home.removeprefix("resident ") for home in one.homes]
            return [f"{home} {one.name} {one.phone}" for home in homes]
        service = self.world.service
        [staff] = service.database.read(lambda c: Store(c).staff.by_phone(one.phone))
        return [make_invitation(service, staff)]

    def begin(self) -> World:
        """Return the world as it was on the morning, whatever was said since."""
        world, platform = self.world, self.world.platform
        platform.push_events()  # those of the last conversation
        self._copy(self._morning, self._database)
        self._set_clock()
        platform.notices_sent.clear()
        platform.calls.clear()
        platform.deliveries.clear()
        for person in platform.people.everybody():
            person.bubbles.clear()
            person.allowance = deepcopy(self._allowances.get(person.name, Allowance()))
        return world

    @staticmethod
    def _copy(source: Path, target: Path) -> None:
        """Put all of a database in place of another, below whoever has it open."""
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)

    def end(self) -> None:
        """End the world."""
        self.world.stop()
