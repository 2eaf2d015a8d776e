"""Everything at once, with every fault: minutes of it by `make soak`, seconds of it always.

SOAK_MINUTES and SOAK_SEED choose how long and which; a run says its seed, so that it can be had
again, though not to the millisecond. SOAK_BREAKS names what alone is to break, such as
`sweeper_killed,calls_slow`.
"""

from __future__ import annotations

import logging
import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.soak.chaos import EVERYTHING, Chaos
from tests.soak.run import Plan, run

if TYPE_CHECKING:
    from collections.abc import Callable

GENTLE: dict[Callable[[Chaos], None], int] = {
    Chaos.worker_killed: 1,
    Chaos.calls_spoiled: 3,
    Chaos.calls_slow: 1,
    Chaos.deliveries_disordered: 3,
    Chaos.old_message_again: 1,
}


@pytest.fixture(autouse=True)
def unlogged(caplog: pytest.LogCaptureFixture) -> None:
    """Hear nothing of a service that is down, as it often is here."""
    caplog.set_level(logging.ERROR, "urllib3")


@pytest.fixture
def database(tmp_path: Path, sqlite_template: Path) -> Path:
    """Return a fresh migrated database."""
    return Path(shutil.copy(sqlite_template, tmp_path / "bot.db"))


def test_a_few_seconds_with_faults_leave_none(tmp_path: Path, database: Path) -> None:
    plan = Plan(20261124, 4, players=3, residents=8, between=(0.2, 0.8), longest=1, breaks=GENTLE)

    verdict = run(plan, tmp_path, database)

    assert verdict.findings == [], f"{verdict}\nin {tmp_path}"


@pytest.mark.soak
def test_minutes_of_every_fault_leave_none(tmp_path: Path, database: Path) -> None:
    seed = int(os.environ.get("SOAK_SEED", time.time_ns() % 1_000_000))
    minutes = float(os.environ.get("SOAK_MINUTES", "5"))
    print(f"SOAK_SEED={seed} SOAK_MINUTES={minutes:g}")  # noqa: T201 - so that it can be had again

    verdict = run(Plan(seed, minutes * 60, breaks=_wanted()), tmp_path, database)

    print(verdict)  # noqa: T201 - the figures
    assert verdict.findings == [], f"{verdict}\nin {tmp_path}"


def _wanted() -> dict[Callable[[Chaos], None], int]:
    """Return what may break: everything, or what was asked for."""
    names = os.environ.get("SOAK_BREAKS", "")
    return {getattr(Chaos, name): 1 for name in names.split(",")} if names else EVERYTHING
