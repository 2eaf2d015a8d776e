"""Has a picture drawn by a process of its own: the drawing library stays out of the sweeper.

It takes some 70 MB and half a second to load, once a month; and a fault in it harms nobody.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flows.complaint.month.sheet import Sheet

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60.0
CACHE = ".fonts"  # a folder beside those of the reports, unless the environment names another
log = logging.getLogger(__name__)


def draw(file: Path, sheet: Sheet) -> Path | None:
    """Draw a report as PNG; return its path, or None when that failed: the words are enough."""
    return draw_chart(file, asdict(sheet))


def draw_chart(file: Path, chart: dict[str, Any]) -> Path | None:
    """Draw a report or a 排列图, whatever the drawing process makes of it."""
    draft = file.with_name(f".{file.name}")
    environment = {"MPLCONFIGDIR": str(file.parents[1] / CACHE), **os.environ}
    try:
        subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", "bot.reports.drawing", str(draft)],
            input=json.dumps(chart).encode(),
            cwd=ROOT,
            env=environment,
            timeout=PATIENCE_SECONDS,
            capture_output=True,
            check=True,
        )
        draft.chmod(0o600)
        draft.replace(file)
    except subprocess.CalledProcessError as error:
        words = error.stderr.decode(errors="replace").strip().splitlines()
        log.error("picture not drawn", extra={"reason": words[-1] if words else ""})  # noqa: TRY400 - the child's own traceback
        return None
    except (OSError, subprocess.TimeoutExpired):
        log.exception("picture not drawn")
        return None
    return file
