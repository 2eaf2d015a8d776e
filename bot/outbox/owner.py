"""Whose claims are whose: a name, and a lock file that others can take once its holder is dead.

Not a process number: two containers have the same ones, and they are given anew. The lock ends with
the process, however it ended. A machine that does not share the folder waits for the claim's time.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from pathlib import Path

_NOT_YET = ".new"  # while a file has its name but not its lock


class Owner:
    """Someone who claims; `name` goes into the rows, its lock is held until the process ends."""

    def __init__(self, folder: Path) -> None:
        """Take a lock in this folder, which is made when it is not there; raises OSError."""
        self.name = uuid4().hex
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = folder / (self.name + _NOT_YET)
        self._lock = os.open(new, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        new.rename(folder / self.name)

    def dead(self) -> list[str]:
        """Return the names of those who hold their lock no longer."""
        return [
            path.name
            for path in self._folder.iterdir()
            if path.name != self.name and path.suffix != _NOT_YET and _is_free(path)
        ]

    def bury(self, name: str) -> None:
        """Forget a dead one, once its claims are free."""
        (self._folder / name).unlink(missing_ok=True)

    def close(self) -> None:
        """Be dead from now on."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def _is_free(path: Path) -> bool:
    with suppress(OSError):  # gone meanwhile, or somebody holds it
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        finally:
            os.close(descriptor)
        return True
    return False
