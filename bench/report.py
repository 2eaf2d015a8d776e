"""The figures of a run as a table, and how they stand against the targets of the issue."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.rounds import CONNECTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.rounds import Figures

RATIO = 0.45
START_SECONDS = 3.0
WORKER_MB = 150.0


@dataclass(frozen=True, slots=True)
class Run:
    """Everything a run measured; the rounds of both servers in the order they were made.

    `alone` is a round of turns of which never two were under way.
    """

    alone: Figures
    turns: Sequence[Figures]
    echoes: Sequence[Figures]
    fsync: float
    transaction: float
    start: float
    memory: Sequence[float]
    wrong: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Sum:
    rate: float
    p50: float
    p99: float
    cpu: float
    waited: float


def text(run: Run) -> str:
    """Write the report."""
    lines = [*_table(run), "", *_surroundings(run), *_targets(run)]
    lines += [f"WRONG REPLY: {sentence}" for sentence in run.wrong[:5]]
    if run.wrong:
        lines.append(f"{len(run.wrong)} wrong replies: these figures mean nothing")
    return "\n".join(lines)


def _table(run: Run) -> list[str]:
    return [
        _row("", "requests/s", "p50 ms", "p99 ms", "CPU us", "waiting us"),
        _of("turn", _sum(run.turns)),
        _of("echo", _sum(run.echoes)),
        "one turn at a time",
        *_kinds(run.alone),
    ]


def _surroundings(run: Run) -> list[str]:
    commit = (_sum(run.turns).waited - _sum(run.echoes).waited) * 1e6
    busiest = max(figures.generator for figures in (*run.turns, *run.echoes))
    counts = f"{_total(run.turns)} turns, {_total(run.echoes)} echoes, {len(run.turns)} rounds each"
    at_once = f"{run.turns[0].workers} worker(s), {CONNECTIONS} messages under way"
    return [
        f"{counts}; {at_once}; generator {busiest:.0%} of a core at most",
        f"commit wait {commit:.0f} us a turn; the disk's fsync {run.fsync * 1e6:.0f} us (median)",
        _ceiling(run),
    ]


def _ceiling(run: Run) -> str:
    """Say how far the ratio could go on this disk if a turn were a bare transaction.

    Turns of one moment share a commit, so on a slow disk they may go further.
    """
    echo, turn = 1 / _sum(run.echoes).rate, 1 / _sum(run.turns).rate
    most = echo / (echo + run.transaction)
    return (
        f"an echo and a bare durable transaction of its own ({run.transaction * 1e6:.0f} us) would"
        f" reach {most:.2f} here; the turn reaches {echo / turn / most:.0%} of that"
    )


def _targets(run: Run) -> list[str]:
    pairs = [_rate(t) / _rate(e) for t, e in zip(run.turns, run.echoes, strict=True)]
    ratio = statistics.median(pairs)
    sizes = ", ".join(f"{size:.0f}" for size in run.memory)
    return [
        _target(
            f"ratio turn/echo {ratio:.2f} (median of {min(pairs):.2f}..{max(pairs):.2f})",
            f">= {RATIO}",
            met=ratio >= RATIO,
        ),
        _target(
            f"start to healthy {run.start:.2f} s",
            f"<= {START_SECONDS} s",
            met=run.start <= START_SECONDS,
        ),
        _target(
            f"memory {sizes} MB a process", f"<= {WORKER_MB} MB", met=max(run.memory) <= WORKER_MB
        ),
    ]


def _sum(rounds: Sequence[Figures]) -> _Sum:
    count = _total(rounds)
    waits = sorted(wait for f in rounds for kind in f.waits.values() for wait in kind)
    return _Sum(
        rate=count / sum(f.elapsed for f in rounds),
        p50=_quantile(waits, 0.5),
        p99=_quantile(waits, 0.99),
        cpu=sum(f.cpu for f in rounds) / count,
        waited=sum(f.waited for f in rounds) / count,
    )


def _kinds(figures: Figures) -> list[str]:
    lines = []
    for kind, waits in sorted(figures.waits.items()):
        ordered = sorted(waits)
        p50, p99 = _quantile(ordered, 0.5) * 1e3, _quantile(ordered, 0.99) * 1e3
        lines.append(_row(f"  {kind}", "", f"{p50:.2f}", f"{p99:.2f}", "", ""))
    return lines


def _of(name: str, one: _Sum) -> str:
    return _row(
        name,
        f"{one.rate:.0f}",
        f"{one.p50 * 1e3:.2f}",
        f"{one.p99 * 1e3:.2f}",
        f"{one.cpu * 1e6:.0f}",
        f"{one.waited * 1e6:.0f}",
    )


def _row(name: str, *cells: str) -> str:
    return f"{name:<10}" + "".join(f"{cell:>12}" for cell in cells)


def _target(found: str, wanted: str, *, met: bool) -> str:
    return f"{found}: target {wanted} {'met' if met else 'MISSED'}"


def _total(rounds: Sequence[Figures]) -> int:
    return sum(f.count for f in rounds)


def _rate(figures: Figures) -> float:
    return figures.count / figures.elapsed


def _quantile(ordered: Sequence[float], part: float) -> float:
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)]
