"""How long the disk itself takes to make one page durable: the floor of a commit."""

from __future__ import annotations

import os
import statistics
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PAGE = b"x" * 4096
TIMES = 500


def fsync_seconds(folder: Path) -> float:
    """Return the median time of adding a page to a file there and fsync, as SQLite does."""
    path = folder / "fsync"
    took = []
    with path.open("wb", buffering=0) as file:
        for _ in range(TIMES):
            file.write(PAGE)
            began = time.perf_counter()
            os.fdatasync(file.fileno())
            took.append(time.perf_counter() - began)
    path.unlink()
    return statistics.median(took)
