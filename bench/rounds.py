"""One round: everybody's talk once around, sent to one server, with what the kernel counted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench import load, processes
from bench.account import request, words_of
from bench.talk import RESIDENTS, TALK, Line, Resident, letters

if TYPE_CHECKING:
    from bench.servers import Server

CONNECTIONS = 25  # messages under way at once: one in twenty of those in mid-conversation
MOST_SECONDS = 40.0
ALONE = 3000


@dataclass(frozen=True, slots=True)
class Round:
    """Requests in the order of each connection's queue, with the lines they are made of."""

    queues: list[list[bytes]]
    lines: list[list[Line]]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one round measured; times in seconds."""

    count: int
    elapsed: float
    cpu: float
    waited: float
    workers: int
    generator: float
    waits: dict[str, list[float]]  # by kind of line


def alone(what: Round) -> Round:
    """Return the beginning of a round as one queue, so that nobody waits for anybody."""
    requests = [one for queue in zip(*what.queues, strict=True) for one in queue]
    lines = [one for queue in zip(*what.lines, strict=True) for one in queue]
    return Round([requests[:ALONE]], [lines[:ALONE]])


def openings(at: int) -> list[list[bytes]]:
    """Return what brings every resident into the middle of a talk."""
    queues: list[list[bytes]] = [[] for _ in range(CONNECTIONS)]
    for resident in map(Resident, range(RESIDENTS)):
        said = letters(resident, resident.opening(), 0, at)
        queues[resident.index % CONNECTIONS] += map(request, said)
    return queues


def prepare(number: int, at: int) -> Round:
    """Seal the talk once around; on each connection the residents take turns."""
    queues: list[list[bytes]] = [[] for _ in range(CONNECTIONS)]
    lines: list[list[Line]] = [[] for _ in range(CONNECTIONS)]
    talks = []
    for resident in map(Resident, range(RESIDENTS)):
        said = resident.round()
        texts = [resident.words(line) for line in said]
        talks.append((said, letters(resident, texts, (number + 1) * len(TALK) + 1, at)))
    for position in range(len(TALK)):
        for index, (said, sent) in enumerate(talks):
            queues[index % CONNECTIONS].append(request(sent[position]))
            lines[index % CONNECTIONS].append(said[position])
    return Round(queues, lines)


def measure(server: Server, what: Round) -> tuple[Figures, load.Result]:
    """Send a round to a server."""
    before = processes.usage(server.pid)
    result = load.run(load.Load(server.port, what.queues, MOST_SECONDS))
    after = processes.usage(server.pid)
    workers, waited = processes.waited(before, after, result.elapsed)
    waits: dict[str, list[float]] = defaultdict(list)
    for lines, took in zip(what.lines, result.waits, strict=True):
        for line, seconds in zip(lines, took, strict=False):
            waits[line.kind].append(seconds)
    figures = Figures(
        count=result.count,
        elapsed=result.elapsed,
        cpu=after.cpu - before.cpu,
        waited=waited,
        workers=workers,
        generator=result.busy / result.elapsed,
        waits=dict(waits),
    )
    return figures, result


def wrong_replies(what: Round, result: load.Result) -> list[str]:
    """Return one sentence for each reply that lacks the word it must hold."""
    wrong = []
    for lines, bodies in zip(what.lines, result.bodies, strict=True):
        for line, body in zip(lines, bodies, strict=False):
            words = words_of(body)
            if not words or line.reply not in words:
                wrong.append(f"{line.text!r} was answered {words!r}")
    return wrong
