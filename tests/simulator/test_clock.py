"""The movable clock."""

import time
from pathlib import Path

import pytest

from simulator import MovableClock


def test_without_a_file_it_is_the_real_time(tmp_path: Path) -> None:
    before = time.time()

    assert before <= MovableClock(tmp_path / "clock").now() <= time.time()


def test_advancing_is_seen_by_every_clock_of_the_file(tmp_path: Path) -> None:
    one, other = MovableClock(tmp_path / "clock"), MovableClock(tmp_path / "clock")

    one.advance(3600)
    assert other.offset == 3600
    other.advance(86_400)

    assert one.offset == 90_000
    assert one.now() > time.time() + 89_999


def test_the_file_may_be_written_by_hand(tmp_path: Path) -> None:
    clock = MovableClock(tmp_path / "clock")
    clock.path.write_text("120\n")
    assert clock.offset == 120

    clock.path.write_text("7200.5")

    assert clock.offset == 7200.5


def test_time_does_not_go_back(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="only moves forward"):
        MovableClock(tmp_path / "clock").advance(-1)


def test_it_may_be_set_wrong_and_right_again(tmp_path: Path) -> None:
    clock = MovableClock(tmp_path / "clock")
    clock.advance(60)

    clock.jump(-7200)
    assert clock.offset == -7140

    clock.jump(7200)
    assert clock.offset == 60
    assert [ahead for _, ahead in clock.history] == [0, 60, -7140, 60]
