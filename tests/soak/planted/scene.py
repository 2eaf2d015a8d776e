"""A run that is over, and a copy of it that may be spoiled."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tests.soak.checker import check

if TYPE_CHECKING:
    from pathlib import Path

    from tests.soak.checker.verdict import Verdict
    from tests.soak.record import Record


@dataclass(frozen=True)
class Scene:
    """A run that is over: what the outside saw, the database, and the world's time."""

    record: Record
    database: Path
    now: int

    def verdict(self) -> Verdict:
        """Let the checker decide."""
        return check(self.record, self.database, self.now)

    def copy(self, folder: Path) -> Scene:
        """Return one that may be spoiled; nothing in its database is kept from change."""
        database = folder / "spoiled.db"
        with (
            closing(sqlite3.connect(self.database)) as whole,
            closing(sqlite3.connect(database)) as connection,
        ):
            whole.backup(connection)
            found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in found.fetchall():
                connection.execute(f"DROP TRIGGER {name}")
        screens = {openid: list(screen) for openid, screen in self.record.screens.items()}
        deliveries = [copy(push) for push in self.record.deliveries]
        record = replace(self.record, screens=screens, deliveries=deliveries)
        record.calls = list(self.record.calls)
        return Scene(record, database, self.now)

    def sql(self, statement: str, **values: object) -> list[Any]:
        """Change or ask the database by hand."""
        with closing(sqlite3.connect(self.database)) as connection, connection:
            return connection.execute(statement, values).fetchall()

    def openid(self, name: str) -> str:
        """Return whose phone it is."""
        return next(one.openid for one in self.record.people if one.name == name)

    def add_row(self, **values: object) -> None:
        """Put one more row into the outbox, for the resident 李雷 about no case."""
        person = self.sql("SELECT id FROM persons WHERE openid = :o", o=self.openid("李雷"))[0][0]
        row: dict[str, object] = {
            "id": "planted", "person_id": person, "kind": "step", "weight": 2,
            "text": "植入的一行", "status": "waiting", "attempts": 0, "created_at": self.now,
            "not_before": self.now, "sent_at": None, **values,
        }  # fmt: skip
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        self.sql(f"INSERT INTO outbox ({names}) VALUES ({marks})", **row)  # noqa: S608 - names of ours

    def last_row(self, where: str) -> str:
        """Return the id of the newest row of the outbox of which this is true."""
        found = self.sql(f"SELECT id FROM outbox WHERE {where} ORDER BY id DESC LIMIT 1")  # noqa: S608
        return str(found[0][0])
