"""Where tests keep their files: in memory where there is room, as each commit waits for a disk."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - each folder made there is removed by who made it
ENOUGH_BYTES = 1 << 30  # a container may have a few megabytes only


def roomy() -> Path:
    """Return the folder in which to make others."""
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ENOUGH_BYTES:
        return MEMORY
    return Path(tempfile.gettempdir())
