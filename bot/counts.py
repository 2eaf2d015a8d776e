"""Counters of everything that happened since the start, summed over the processes of one server.

Each process writes a file of its own, which it holds locked while it lives: nothing is waited for,
nothing is lost, and who is started in the place of one that died counts on where that one stopped.
On a disk that takes nothing a process knows its own counts, and the others hear of them afterwards.
prometheus_client could share counts, too, but only if told in the environment before its import.
"""

from __future__ import annotations

import fcntl
import os
import struct
from collections import Counter
from contextlib import suppress
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAMES = (
    "messages",
    "messages_again",
    "messages_not_stored",
    "turns_failed",
    "webhook_forged",
    "webhook_unreadable",
    "sweeps_failed",
)
_FAILING = "database_failing"  # no count: 1 in each process that can't write now
_KEPT = (*NAMES, _FAILING)
_ROW = struct.Struct(f"={len(_KEPT)}Q")


class Counts:
    """The counts of a process, or with a folder those of all that share it."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._lock = Lock()
        self._own: Counter[str] = Counter()
        self._file: int | None = None
        self._path: Path | None = None
        if folder is not None:
            self._file, self._path = _own_file(folder)
            self._own.update(_read(self._file))
            self.set_failing(failing=False)  # what the one before us met

    def add(self, name: str) -> None:
        """Count something, one of NAMES."""
        with self._lock:
            self._own[name] += 1
            self._write()

    def set_failing(self, *, failing: bool) -> None:
        """Say whether this process can't write to the database."""
        with self._lock:
            self._own[_FAILING] = int(failing)
            self._write()

    def failing(self) -> bool:
        """Return whether any process can't."""
        return self._total()[_FAILING] > 0

    def _write(self) -> None:
        if self._file is not None:
            with suppress(OSError):  # nobody waits for an answer until a disk takes a number
                os.pwrite(self._file, _ROW.pack(*(self._own[known] for known in _KEPT)), 0)

    def all(self) -> dict[str, int]:
        """Return every count so far."""
        total = self._total()
        return {name: total[name] for name in NAMES}

    def _total(self) -> Counter[str]:
        if self._folder is None:
            return self._own
        total = Counter(self._own)
        for path in self._folder.iterdir():
            if path == self._path:
                continue
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            try:
                total.update(_read(descriptor))
            finally:
                os.close(descriptor)
        return total

    def close(self) -> None:
        """Let another process count on in this one's file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _own_file(folder: Path) -> tuple[int, Path]:
    """Open the first file that no living process holds; the lock ends with the process."""
    for number in count():
        path = folder / str(number)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
        else:
            return descriptor, path
    raise AssertionError  # the numbers never end


def _read(descriptor: int) -> dict[str, int]:
    row = os.pread(descriptor, _ROW.size, 0)
    values = _ROW.unpack(row) if len(row) == _ROW.size else (0,) * len(_KEPT)
    return dict(zip(_KEPT, values, strict=True))
