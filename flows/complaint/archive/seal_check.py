"""Prove that nobody changed an archived complaint: its chain, its seal, its rows and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.complaint.archive import sealing
from flows.complaint.archive.archiving import record_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from storage.records.complaint import Archive
    from storage.store import Store

    HashOf = Callable[[str], str | None]  # the hash of a file below DATA_DIR, None without one

SHOWN = 8  # sentences about one archive: a removed line makes all that follow it differ


def flaws_of(store: Store, archive: Archive, hash_of: HashOf) -> list[str]:
    """Return one sentence for each thing that is not as it was sealed; none names a person."""
    flaws = list(sealing.flaws_in_archive(archive))
    case = store.cases.get(archive.case_id)
    if case is None:
        return [*flaws, "its complaint is gone"]
    if not any("cannot be read" in flaw for flaw in flaws):
        flaws += sealing.differences(archive, record_of(store, case))
    flaws += _files(store, archive, hash_of)
    return flaws if len(flaws) <= SHOWN else [*flaws[:SHOWN], f"and {len(flaws) - SHOWN} more"]


def _files(store: Store, archive: Archive, hash_of: HashOf) -> Iterator[str]:
    """Look at the bytes: the row alone could have been kept."""
    for place, file in enumerate(store.evidence.of_case(archive.case_id), 1):
        if file.status in ("erasing", "erased") and archive.personal is not None:
            yield f"evidence {place} was erased, the archive was not"
        elif file.status == "stored":
            found = hash_of(file.path or "")
            if found is None:
                yield f"evidence {place}: the file is missing"
            elif found != file.sha256:
                yield f"evidence {place}: the file is not what was sealed"
