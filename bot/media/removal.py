"""Removes the bytes of files whose sender was erased; their hashes stay in the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from storage.database import Database

BATCH = 50


def remove_erased(db: Database, data_dir: Path) -> int:
    """Remove files from the disk, and only then note it, so that a fault is tried again."""
    folder = data_dir.resolve()
    removed = 0
    for file in db.read(lambda c: Store(c).evidence.erasing(BATCH)):
        path = (folder / (file.path or "")).resolve()
        if file.path and path.is_relative_to(folder):
            path.unlink(missing_ok=True)
        db.run(lambda c, file_id=file.id: Store(c).evidence.erased(file_id))  # type: ignore[misc]
        removed += 1
    return removed
