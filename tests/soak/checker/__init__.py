"""Decides, once the storm has calmed, whether everything promised was kept.

Reads the simulator's record and the database, and knows nothing else of the service: a mistake of
its code cannot hide in the check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.soak.checker import cases, limits, messages, pages, pushes, screens, timeline
from tests.soak.checker.evidence import Evidence
from tests.soak.checker.verdict import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from tests.soak.record import Record

CHECKS = (messages, cases, timeline, pushes, screens, pages, limits)


def check(record: Record, database: Path, now_ms: int) -> Verdict:
    """Look at everything, and say all that is wrong, not only the first."""
    evidence = Evidence(record, database, now_ms)
    verdict = Verdict()
    for part in CHECKS:
        part.check(evidence, verdict)
    return verdict
