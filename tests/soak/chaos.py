"""What goes wrong: each is one thing that happens to the service, its platform or its clock."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.soak import stories

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from simulator.faults import PushFault
    from tests.soak.cast import Cast
    from tests.soak.site import Site

SEND, CARD, TOKEN = "message/custom/send", "message/template/send", "stable_token"
REFUSALS = (45015, 45047, 40001, -1, 48001, 43101, 47003, 45011)
DELIVERIES: tuple[PushFault, ...] = ("duplicate", "late", "at_once")
TWO_HOURS, FORTY_DAYS, NIGHT = 7200.0, 40 * 86_400.0, 20 * 3600.0
STORM_REPORTS, STORM_CRIES, STORM_HANDS = 60, 8, 12


@dataclass
class Chaos:
    """Breaks things by chance; `longest` is for how many seconds at most one thing is broken."""

    site: Site
    cast: Cast
    rng: Random
    longest: float

    def service_killed(self) -> None:
        """End all of it without warning."""
        self.site.kill()

    def worker_killed(self) -> None:
        """End a web worker without warning."""
        self.site.kill_one(sweeper=False)

    def sweeper_killed(self) -> None:
        """End the sweeper without warning."""
        self.site.kill_one(sweeper=True)

    def one_stopped(self) -> None:
        """Let a web worker or the sweeper stand still."""
        with self.site.stopped(sweeper=self.rng.random() < 0.5):
            self._wait(6)

    def calls_spoiled(self) -> None:
        """Refuse some calls, or leave them without an answer, done or not."""
        faults = self.site.platform.faults
        for _ in range(self.rng.randint(3, 10)):
            path = self.rng.choice((SEND, SEND, SEND, CARD, TOKEN))
            kind = self.rng.random()
            if kind < 0.3:
                faults.next(path, timeout=True, done=self.rng.random() < 0.5)
            elif kind < 0.4:
                faults.next(path, http_status=502)
            else:
                faults.next(path, errcode=self.rng.choice(REFUSALS))

    def calls_slow(self) -> None:
        """Take long to answer."""
        for _ in range(30):
            self.site.platform.faults.next(SEND, slow=self.rng.uniform(0.2, 0.5))

    def quota_used_up(self) -> None:
        """Take no more messages today; the next morning comes soon."""
        self.site.platform.faults.next(SEND, errcode=45009)
        self._wait(8)
        self.site.clock.advance(NIGHT)

    def platform_down(self) -> None:
        """Answer no call at all."""
        with self.site.disturbed("platform down"):
            self.site.platform.faults.down()
            self._wait(60)
            self.site.platform.faults.clear()

    def deliveries_disordered(self) -> None:
        """Bring messages twice, thrice at once, or after the next."""
        for _ in range(self.rng.randint(2, 8)):
            self.site.platform.faults.next_push(self.rng.choice(DELIVERIES))

    def old_message_again(self) -> None:
        """Bring messages of a while ago once more, three at a time."""
        platform = self.site.platform
        brought = [p for p in platform.deliveries if p.answered and p.fields["MsgType"] == "text"]
        with ThreadPoolExecutor(3) as couriers:
            for push in self.rng.sample(brought, min(3, len(brought))):
                phone = platform.phone(push.openid)
                list(couriers.map(lambda _, p=push, f=phone: platform.redeliver(f, p), range(3)))

    def database_locked(self) -> None:
        """Let somebody else write for seconds."""
        with self.site.locked():
            self._wait(7)

    def clock_back(self) -> None:
        """Set the clock two hours back, and right again."""
        self._clock(-TWO_HOURS)

    def clock_ahead(self) -> None:
        """Set the clock forty days ahead, and right again."""
        self._clock(FORTY_DAYS)

    def time_passes(self) -> None:
        """Let some minutes pass."""
        self.site.clock.advance(self.rng.uniform(300, 2400))

    def storm(self) -> None:
        """One fire, reported by many, while ordinary reports wait for a slow platform."""
        self.calls_slow()
        seeds = [self.rng.random() for _ in range(STORM_REPORTS + STORM_CRIES)]
        with ThreadPoolExecutor(STORM_HANDS) as people:
            list(people.map(self._one_of_the_storm, enumerate(seeds)))

    def _one_of_the_storm(self, one: tuple[int, float]) -> None:
        place, seed = one
        rng = type(self.rng)(seed)
        with self.cast.resident(rng) as resident:
            if place < STORM_REPORTS:
                stories.opened(resident, rng.choice(stories.REPORTS))
            else:
                resident.says("3栋2单元着火了，烟很大")

    def _clock(self, seconds: float) -> None:
        self.site.clock.jump(seconds)
        self._wait(30)
        self.site.clock.jump(-seconds)

    def _wait(self, most: float) -> None:
        most = min(most, self.longest)
        time.sleep(self.rng.uniform(most / 2, most))


EVERYTHING: dict[Callable[[Chaos], None], int] = {
    Chaos.service_killed: 3, Chaos.worker_killed: 3, Chaos.sweeper_killed: 3, Chaos.one_stopped: 2,
    Chaos.calls_spoiled: 6, Chaos.calls_slow: 2, Chaos.quota_used_up: 1, Chaos.platform_down: 1,
    Chaos.deliveries_disordered: 4, Chaos.old_message_again: 2, Chaos.database_locked: 2,
    Chaos.clock_back: 1, Chaos.clock_ahead: 1, Chaos.time_passes: 2, Chaos.storm: 1,
}  # fmt: skip
