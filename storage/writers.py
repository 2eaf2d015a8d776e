"""Where the writers of a SQLite file stand in line: a lock file beside it, across processes."""

from __future__ import annotations

import fcntl
import os
import time
from typing import TYPE_CHECKING

from storage.errors import Busy

if TYPE_CHECKING:
    from pathlib import Path

STEP_SECONDS = 0.0003  # between looks: about a turn, so that no writer is passed over for long


class Line:
    """One connection's place in the line. SQLite's own waiting starves writers for seconds."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def enter(self, seconds: float) -> None:
        """Become the only writer; raises Busy when another one stays that long.

        A lock that waits by itself has no end, and a writer that was stopped but not killed
        keeps it.
        """
        give_up_at = time.monotonic() + seconds
        while not self._is_ours():
            if time.monotonic() > give_up_at:
                message = f"Another writer has been at the database for {seconds} s."
                raise Busy(message)
            time.sleep(STEP_SECONDS)

    def _is_ours(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def leave(self) -> None:
        """Let the next one write."""
        fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Leave for good."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
