"""Goes through every archive for `check`: nobody changed, removed or reordered one (COM-13)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.complaint.archive.seal_check import flaws_of
from flows.complaint.archive.sealing import flaws_in_chain
from storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from storage.database import Database
    from storage.records.complaint import Archive

BATCH = 50  # archives in one view of the database
LAST = 12  # characters of the last hash: enough to note down and compare


@dataclass
class Result:
    """A sentence for each flaw, how many were sealed, and the ends of the chains."""

    flaws: list[str] = field(default_factory=list)
    count: int = 0
    ends: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        if not self.count:
            return "ok"
        return f"ok ({self.count} sealed; last {', '.join(self.ends)})"


def check_archives(db: Database, data_dir: Path) -> Result:
    """Check every community's chain from its first archive on, and what each archive covers."""
    result = Result()
    missing, communities = db.read(
        lambda c: (Store(c).archives.missing(), Store(c).archives.communities()), patient=True
    )
    result.flaws += [f"{number}: was archived, and its archive is gone" for number in missing]
    for community in communities:
        _chain(db, data_dir.resolve(), community, result)
    return result


def _chain(db: Database, folder: Path, community: str, result: Result) -> None:
    position, at, previous = 0, 0, ""
    while batch := _batch(db, folder, community, at):
        for archive, flaws in batch:
            position, at = position + 1, archive.position
            found = [*flaws_in_chain(archive, position, previous), *flaws]
            result.flaws += [f"{archive.number}: {flaw}" for flaw in found]
            previous, position = archive.hash, archive.position
            result.count += 1
    ever = db.read(lambda c: Store(c).archives.count(community))
    if ever != position:
        result.flaws.append(f"{community}: {ever} were sealed, the chain ends at {position}")
    if previous:
        result.ends.append(f"{previous[:LAST]} in {community}")


def _batch(db: Database, folder: Path, community: str, at: int) -> list[tuple[Archive, list[str]]]:
    def work(store: Store) -> list[tuple[Archive, list[str]]]:
        archives = store.archives.after(community, at, BATCH)
        return [(one, flaws_of(store, one, lambda path: _hash(folder, path))) for one in archives]

    return db.read(lambda c: work(Store(c)), patient=True)


def _hash(folder: Path, path: str) -> str | None:
    """Return the hash of a file; nothing outside DATA_DIR is ever read."""
    file = (folder / path).resolve()
    if not path or not file.is_relative_to(folder) or not file.is_file():
        return None
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
