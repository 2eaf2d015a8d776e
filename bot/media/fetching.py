"""Fetches what people sent before the platform forgets it, and keeps it under DATA_DIR."""

from __future__ import annotations

import hashlib
import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.media.contents import Checked, NotWhatItSays, checked
from bot.wechat.refusals import PlatformError
from storage.evidence import Stored
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.outbox.push import Stop
    from bot.wechat.account import OfficialAccount
    from storage.database import Database
    from storage.records.messages import Evidence

log = logging.getLogger(__name__)
FOLDER = "evidence"
LOOSE = "loose"  # the folder of what belongs to no case yet; a file never moves
KEPT_MS = 3 * 86_400_000  # by the platform (WECHAT.md §7)
CLAIM_MS = 300_000  # longer than a download
BACK_OFF_MS, BACK_OFF_AT_MOST_MS = 10_000, 3_600_000


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where files go, how large they may be, and what else is done when one is given up."""

    data_dir: Path
    max_mb: int = 20
    given_up: Callable[[Store, Evidence, str], None] | None = None


def fetch_due(
    db: Database,
    platform: OfficialAccount,
    shelf: Shelf,
    clock: Callable[[], int],
    stop: Stop,
) -> int:
    """Fetch what is due until nothing is, or until stopped; return how many files were stored."""
    stored = 0
    while not stop.is_set():
        now = clock()
        claimed = db.run(
            lambda c, now=now: Store(c).evidence.claim_waiting(now, now + CLAIM_MS, 1)  # type: ignore[misc]
        )
        if not claimed:
            break
        stored += _fetch(_Fetcher(db, platform, shelf, clock), claimed[0])
    return stored


@dataclass(frozen=True, slots=True)
class _Fetcher:
    db: Database
    platform: OfficialAccount
    shelf: Shelf
    clock: Callable[[], int]


def _fetch(fetcher: _Fetcher, file: Evidence) -> int:
    """Download, check and keep one file; return 1 when it is stored."""
    max_bytes = fetcher.shelf.max_mb << 20
    try:
        download = fetcher.platform.get_media(
            file.media_id, max_bytes, is_video=file.kind == "video"
        )
        kept = checked(file.kind, download.content)
        path = _keep(fetcher.shelf.data_dir, file, kept)
    except PlatformError as error:
        _not_given(fetcher, file, error)
        return 0
    except NotWhatItSays as error:
        _give_up(fetcher, file, "refused", str(error))
        return 0
    except OSError as error:
        log.exception("evidence cannot be written", extra={"evidence": file.id})
        _again(fetcher, file, f"errno {error.errno}")
        return 0
    digest = hashlib.sha256(kept.content).hexdigest()
    stored = Stored(path, kept.mime, len(kept.content), digest)
    fetcher.db.run(lambda c: Store(c).evidence.stored(file.id, stored, fetcher.clock()))
    return 1


def _not_given(fetcher: _Fetcher, file: Evidence, error: PlatformError) -> None:
    log.warning(
        "evidence not given",
        extra={"evidence": file.id, "kind": error.kind, "errcode": error.errcode},
    )
    if error.kind == "too_large":
        _give_up(fetcher, file, "refused", error.kind)
    elif error.retry or error.kind == "forbidden":
        _again(fetcher, file, error.kind)
    else:
        _give_up(fetcher, file, "lost", error.kind)


def _again(fetcher: _Fetcher, file: Evidence, reason: str) -> None:
    """Try later, at last at the very end of the three days."""
    now, ends_at = fetcher.clock(), file.received_at + KEPT_MS
    if now >= ends_at:
        _give_up(fetcher, file, "lost", reason)
        return
    wait_ms = min(BACK_OFF_MS << min(file.attempts, 20), BACK_OFF_AT_MOST_MS)
    next_at = min(now + wait_ms, ends_at)
    fetcher.db.run(lambda c: Store(c).evidence.again(file.id, next_at, reason))


def _give_up(fetcher: _Fetcher, file: Evidence, status: str, reason: str) -> None:
    """End as refused or lost, and tell whoever wants to know, at once or not at all."""
    tell = fetcher.shelf.given_up

    def work(store: Store) -> None:
        store.evidence.give_up(file.id, status, reason)
        if tell is not None:
            tell(store, file, status)

    fetcher.db.run(lambda c: work(Store(c)))


def _keep(data_dir: Path, file: Evidence, kept: Checked) -> str:
    """Write the bytes so that the name stands for all of them or is not there; return the path."""
    folder = data_dir / FOLDER / (file.case_id or LOOSE)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{file.id}.{kept.suffix}"
    draft = folder / f".{file.id}.part"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(kept.content)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)
    _sync_folder(folder)
    return path.relative_to(data_dir).as_posix()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
