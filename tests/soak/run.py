"""One run: people play, things break, the storm calms, and the checker decides."""

from __future__ import annotations

import signal
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from threading import Event
from typing import TYPE_CHECKING

from tests.soak.cast import enrol
from tests.soak.chaos import EVERYTHING, Chaos
from tests.soak.checker import check
from tests.soak.record import record_of
from tests.soak.site import opened
from tests.soak.stories import STORIES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.soak.cast import Cast
    from tests.soak.checker.verdict import Verdict
    from tests.soak.site import Site

CALM_STEPS, CALM_STEP_SECONDS = 3, 130.0  # of the clock: longer than any claim or pause
CALM_REAL_SECONDS = 45.0


@dataclass(frozen=True)
class Plan:
    """How long, how many, and what may break; the seed draws all that is left to chance."""

    seed: int
    seconds: float
    players: int = 5
    residents: int = 40
    between: tuple[float, float] = (1.5, 4.0)  # seconds between two things that break
    longest: float = 60.0
    breaks: Mapping[Callable[[Chaos], None], int] = field(default_factory=lambda: EVERYTHING)


def run(plan: Plan, folder: Path, database: Path) -> Verdict:
    """Play it, and return what the checker says."""
    with opened(folder, database) as site:
        site.start()
        cast = enrol(site, plan.residents)
        broke = _played(plan, site, cast)
        _calm(site)
        ended = site.processes[-1].send(signal.SIGTERM)
        record = record_of(site.platform, cast.people(), site.disturbances)
        now = int(site.clock.now() * 1000)
    verdict = check(record, database, now)
    verdict.figure("broken", ", ".join(broke))
    verdict.figure("seed", plan.seed)
    if ended != 0:
        verdict.fault("ended_badly", f"the service ended with {ended}")
    return verdict


def _played(plan: Plan, site: Site, cast: Cast) -> list[str]:
    """Let everybody play while things break; return what broke."""
    stopped = Event()
    seeds = Random(plan.seed)  # noqa: S311 - chance, not a secret
    rng = _next(seeds)
    chaos = Chaos(site, cast, _next(seeds), plan.longest)
    broke: list[str] = []
    began = time.time()
    with ThreadPoolExecutor(plan.players) as stage:
        parts = [stage.submit(_plays, cast, _next(seeds), stopped) for _ in range(plan.players)]
        try:
            until = time.monotonic() + plan.seconds
            while time.monotonic() < until:
                time.sleep(rng.uniform(*plan.between))
                (breaks,) = rng.choices(list(plan.breaks), list(plan.breaks.values()))
                broke.append(f"{breaks.__name__} +{time.time() - began:.0f} s")
                breaks(chaos)
        finally:
            stopped.set()
    for part in parts:
        part.result()
    return broke


def _next(seeds: Random) -> Random:
    """Return a chance of its own for somebody, the same at each run of a seed."""
    return Random(seeds.random())  # noqa: S311


def _plays(cast: Cast, rng: Random, stopped: Event) -> None:
    """Play one story after another."""
    while not stopped.is_set():
        (story,) = rng.choices(list(STORIES), list(STORIES.values()))
        story(cast, rng)
        stopped.wait(rng.uniform(0, 0.5))


def _calm(site: Site) -> None:
    """Let nothing be broken any more, and give the sweeps what they need."""
    site.platform.faults.clear()
    for _ in range(CALM_STEPS):
        site.clock.advance(CALM_STEP_SECONDS)
        time.sleep(1.0)
    until = time.monotonic() + CALM_REAL_SECONDS
    while time.monotonic() < until:
        time.sleep(0.5)
        if site.is_quiet():
            break
    time.sleep(1.0)
