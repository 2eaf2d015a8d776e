"""The clock that demo and tests move."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.clock import Clock

if TYPE_CHECKING:
    from pathlib import Path

DAY_MS = 24 * 3600 * 1000


def offset_of(clock: Clock) -> int:
    """Return how many days a clock is ahead, to the nearest."""
    return round((clock() - time.time() * 1000) / DAY_MS)


def test_without_a_file_it_is_the_time_on_the_wall() -> None:
    before = time.time_ns() // 1_000_000
    now = Clock()()

    assert before <= now <= time.time_ns() // 1_000_000


def test_the_offset_is_read_again_when_the_file_changes(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    clock = Clock(file)
    assert offset_of(clock) == 0

    file.write_text("86400", encoding="ascii")
    assert offset_of(clock) == offset_of(clock) == 1

    draft = tmp_path / "draft"
    draft.write_text("259200.5\n", encoding="ascii")
    draft.replace(file)
    assert offset_of(clock) == 3

    file.unlink()
    assert offset_of(clock) == 0


def test_a_half_written_file_leaves_the_last_good_offset(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    clock = Clock(file)
    file.write_text("86400", encoding="ascii")
    assert offset_of(clock) == 1

    for broken in ("eighty-six", "inf", "八十六", "nan"):
        file.write_text(broken, encoding="utf-8")
        assert offset_of(clock) == 1

    file.write_text("", encoding="ascii")
    assert offset_of(clock) == 0
