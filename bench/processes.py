"""What the kernel counts for the processes of a server: CPU time, waiting, memory."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")
_NS = 1e9


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds so far: `cpu` of all processes; for each thread, running and queueing for a core."""

    cpu: float
    threads: dict[tuple[int, int], tuple[float, float]]


def family(pid: int) -> list[int]:
    """Return a process and its descendants."""
    found = [pid]
    for parent in found:
        for task in _children(_PROC / str(parent) / "task"):
            found += [int(child) for child in _read(task / "children").split()]
    return found


def usage(pid: int) -> Usage:
    """Return what a process and its descendants have used so far."""
    cpu, threads = 0.0, {}
    for member in family(pid):
        fields = _read(_PROC / str(member) / "stat").rpartition(")")[2].split()
        cpu += (int(fields[11]) + int(fields[12])) / _TICKS if fields else 0.0
        for task in _children(_PROC / str(member) / "task"):
            spent = _read(task / "schedstat").split()
            if spent:
                threads[member, int(task.name)] = (int(spent[0]) / _NS, int(spent[1]) / _NS)
    return Usage(cpu, threads)


def waited(before: Usage, after: Usage, elapsed: float) -> tuple[int, float]:
    """Return how many threads did the work, and the seconds these neither ran nor could have.

    While a server always has a request at hand, that is what they waited for: the disk, mostly.
    """
    ran: dict[int, tuple[float, float]] = {}
    for thread, (running, queued) in after.threads.items():
        was = before.threads.get(thread, (0.0, 0.0))
        spent = (running - was[0], queued - was[1])
        ran[thread[0]] = max(ran.get(thread[0], (0.0, 0.0)), spent)
    busy = [spent for spent in ran.values() if spent[0] > elapsed / 10]
    return len(busy), sum(elapsed - running - queued for running, queued in busy)


def memory(pid: int) -> dict[int, float]:
    """Return the MB each process of the family keeps in memory."""
    pages = os.sysconf("SC_PAGESIZE") / 1e6
    sizes = {member: _read(_PROC / str(member) / "statm").split() for member in family(pid)}
    return {member: int(size[1]) * pages for member, size in sizes.items() if size}


def _children(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # it ended
        return []


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
