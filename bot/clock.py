"""The one clock: milliseconds UTC; demo and tests move it with a file of seconds."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Clock:
    """Call it for the time now; an offset file is read again whenever it has changed."""

    def __init__(self, offset_file: Path | None = None) -> None:
        self._file = offset_file
        self._seen: tuple[int, int, int] | None = None
        self._offset_ms = 0

    def __call__(self) -> int:
        """Return the milliseconds since 1970 in UTC."""
        return time.time_ns() // 1_000_000 + self._offset()

    def _offset(self) -> int:
        if self._file is None:
            return 0
        try:
            stat = self._file.stat()
            seen = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
            if seen != self._seen:
                text = self._file.read_text(encoding="ascii").strip()
                self._offset_ms = round(float(text or 0) * 1000)
                self._seen = seen
        except FileNotFoundError:
            return 0
        except (OSError, ValueError, OverflowError):
            return self._offset_ms  # half written: the last good offset holds
        return self._offset_ms
