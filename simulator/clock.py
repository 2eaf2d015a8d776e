"""The time of the simulated world: the real time plus an offset kept in a file others read too."""

import os
import time
from pathlib import Path
from threading import Lock


class MovableClock:
    """A clock that anyone holding the file can move; the file holds seconds as text."""

    def __init__(self, path: Path | str) -> None:
        """Read the offset from `path`; a missing file means no offset."""
        self.path = Path(path)
        self._lock = Lock()
        self._seen: tuple[int, int, int] | None = None
        self._offset = 0.0
        # (real time, seconds ahead from then on): what this clock was set to, not other programs
        self.history: list[tuple[float, float]] = [(time.time(), self.offset)]

    @property
    def offset(self) -> float:
        """Seconds ahead of real time, read again whenever the file has changed."""
        try:
            stat = self.path.stat()
        except FileNotFoundError:
            return 0.0
        seen = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        if seen != self._seen:
            self._offset = float(self.path.read_text(encoding="ascii").strip() or 0)
            self._seen = seen
        return self._offset

    def now(self) -> float:
        """Epoch seconds of the simulated world."""
        return time.time() + self.offset

    def advance(self, seconds: float) -> None:
        """Move forward, as time does."""
        if seconds < 0:
            message = f"time only moves forward, not by {seconds} seconds"
            raise ValueError(message)
        self.jump(seconds)

    def jump(self, seconds: float) -> None:
        """Be set anew, back too; readers see the old offset or the new one, never half a file."""
        with self._lock:
            draft = self.path.with_name(f".{self.path.name}.{os.getpid()}")
            ahead = self.offset + seconds
            draft.write_text(repr(ahead), encoding="ascii")
            self.history.append((time.time(), ahead))
            draft.replace(self.path)
