"""Brings a database to the shape this program needs: numbered SQL files, each applied once.

By hand, as the migrations of sqlite-utils are Python and for SQLite alone.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from storage.errors import NotMigrated

if TYPE_CHECKING:
    from storage.database import Connection, Database

FOLDER = Path(__file__).parent / "migrations"
_ONLY = re.compile(r"^-- only: *(\w+) *\n(.*?)^-- end *\n", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"('(?:[^']|'')*')|--[^\n]*")  # but not in a literal
_TEXT = re.compile(r"\bTEXT\b")


def known(folder: Path = FOLDER) -> list[str]:
    """Return the names of the migrations this program has, in their order."""
    return sorted(path.stem for path in folder.glob("[0-9]*.sql"))


def pending(db: Database, folder: Path = FOLDER) -> list[str]:
    """Return the names of the migrations this database still lacks, in their order."""
    applied = db.read(_applied)
    return [name for name in known(folder) if name not in applied]


def unknown(db: Database, folder: Path = FOLDER) -> list[str]:
    """Return what a newer program applied here; migrations only add, so it can be worked with."""
    return sorted(db.read(_applied) - set(known(folder)))


def require_migrated(db: Database) -> None:
    """Raise NotMigrated, naming what is missing, unless the database is ready."""
    if missing := pending(db):
        message = f"The database lacks {', '.join(missing)}; run `python app.py migrate`."
        raise NotMigrated(message)


def migrate(db: Database, folder: Path = FOLDER) -> list[str]:
    """Apply what is missing and return its names; several processes may do so at once."""
    done = []
    for name in known(folder):
        work = partial(_apply, engine=db.engine, file=folder / f"{name}.sql")
        if db.run(work):
            done.append(name)
    return done


def sql_for(engine: str, text: str) -> str:
    """Return the SQL of a migration file as this engine reads it.

    Text is compared by code point on both engines, so PostgreSQL is told so column by column.
    """
    chosen = _ONLY.sub(lambda block: block[2] if block[1] == engine else "", text)
    bare = _COMMENT.sub(lambda found: found[1] or "", chosen)
    return _TEXT.sub('TEXT COLLATE "C"', bare) if engine == "postgresql" else bare


def _applied(connection: Connection) -> set[str]:
    if not connection.has_table("migrations"):
        return set()
    return {row["name"] for row in connection.all("SELECT name FROM migrations")}


def _apply(connection: Connection, engine: str, file: Path) -> bool:
    """Apply one file and its record in one transaction; False when it was there already."""
    connection.wait_alone()
    if file.stem in _applied(connection):
        return False
    if not connection.has_table("migrations"):
        connection.script(sql_for(engine, "CREATE TABLE migrations (name TEXT PRIMARY KEY);"))
    connection.script(sql_for(engine, file.read_text(encoding="utf-8")))
    connection.insert("migrations", name=file.stem)
    return True
