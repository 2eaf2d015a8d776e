"""What durability costs here: one page made durable, and the barest transaction a turn can be."""

from __future__ import annotations

import os
import statistics
import time
from typing import TYPE_CHECKING

from sqlite_utils import Database

if TYPE_CHECKING:
    from pathlib import Path

PAGE = b"x" * 4096
TIMES = 500


def fsync_seconds(folder: Path) -> float:
    """Return the median time of adding a page to a file there and fsync, as SQLite does."""
    path = folder / "fsync"
    took = []
    with path.open("wb", buffering=0) as file:
        for _ in range(TIMES):
            file.write(PAGE)
            began = time.perf_counter()
            os.fdatasync(file.fileno())
            took.append(time.perf_counter() - began)
    path.unlink()
    return statistics.median(took)


def transaction_seconds(folder: Path) -> float:
    """Return the median of a five-statement durable transaction, nothing around it.

    As small as a turn can be: the person, their conversation read and written, the message kept.
    """
    database = Database(folder / "bare.db")
    for setting in ("journal_mode = WAL", "synchronous = FULL"):
        database.execute(f"PRAGMA {setting}").fetchall()
    database.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, seen INTEGER)")
    database.execute("CREATE TABLE talk (id INTEGER PRIMARY KEY, state TEXT, version INTEGER)")
    database.execute("CREATE TABLE inbox (key TEXT PRIMARY KEY, text TEXT, reply TEXT)")
    for number in range(TIMES):
        database.execute("INSERT INTO person VALUES (?, 0)", [number])
        database.execute("INSERT INTO talk VALUES (?, '{}', 0)", [number])
    database.conn.commit()
    took = [_transaction(database, number) for number in range(TIMES)]
    database.close()
    return statistics.median(took)


def _transaction(database: Database, number: int) -> float:
    began = time.perf_counter()
    database.execute("BEGIN IMMEDIATE")
    database.execute("UPDATE person SET seen = seen + 1 WHERE id = ?", [number])
    database.execute("SELECT * FROM talk WHERE id = ?", [number]).fetchall()
    state = "x" * 300
    database.execute("UPDATE talk SET state = ?, version = 1 WHERE id = ?", [state, number])
    database.execute("SELECT * FROM person WHERE id = ?", [number]).fetchall()
    database.execute("INSERT INTO inbox VALUES (?, ?, ?)", [f"key {number}", state, state])
    database.execute("COMMIT")
    return time.perf_counter() - began
