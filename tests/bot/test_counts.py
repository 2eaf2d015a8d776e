"""Counters of several processes: one sum, whichever of them is asked."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from bot.counts import NAMES, Counts

if TYPE_CHECKING:
    from pathlib import Path


def test_every_process_gives_the_sum_of_all(tmp_path: Path) -> None:
    with closing(Counts(tmp_path)) as web, closing(Counts(tmp_path)) as sweeper:
        web.add("messages")
        web.add("messages")
        sweeper.add("sweeps_failed")
        sweeper.add("messages")

        expected = dict.fromkeys(NAMES, 0) | {"messages": 3, "sweeps_failed": 1}
        assert web.all() == expected
        assert sweeper.all() == expected


def test_whoever_comes_after_a_dead_process_counts_on(tmp_path: Path) -> None:
    with closing(Counts(tmp_path)) as living:
        dead = Counts(tmp_path)
        dead.add("messages")
        dead.close()

        with closing(Counts(tmp_path)) as fresh:
            fresh.add("messages")

            assert living.all()["messages"] == 2
            assert len(list(tmp_path.iterdir())) == 2


def test_a_process_alone_counts_in_memory() -> None:
    counts = Counts()
    counts.add("turns_failed")

    assert counts.all()["turns_failed"] == 1
