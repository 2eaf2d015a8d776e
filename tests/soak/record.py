"""What the outside saw of a run: phones, calls, deliveries, and what was broken meanwhile.

Knows the simulator alone; the checker reads nothing else, besides the database.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from simulator import Bubble, Called, Platform, Push

# what keeps the account from answering, and what from sending
ANSWERS = frozenset(
    {"service killed", "web worker killed", "web worker stopped", "database locked"}
)
SENDS = frozenset(
    {"service killed", "sweeper killed", "sweeper stopped", "database locked", "platform down"}
)
NEAR_SECONDS = 1.0  # of a moment at which the clock was set


@dataclass(frozen=True)
class Somebody:
    """Who has a phone: their own numbers, and what they are to the community."""

    name: str
    openid: str
    phones: tuple[str, ...] = ()
    is_staff: bool = False
    is_on_duty: bool = False


@dataclass(frozen=True)
class Disturbance:
    """What was broken, from when to when by the real clock."""

    kind: str
    began: float
    ended: float


@dataclass
class Record:
    """Everything the checker may know besides the database."""

    people: list[Somebody]
    screens: dict[str, list[Bubble]]
    calls: list[Called]
    deliveries: list[Push]
    disturbances: list[Disturbance] = field(default_factory=list)
    clock: list[tuple[float, float]] = field(default_factory=list)  # since when, seconds ahead

    def broken(self, kinds: frozenset[str], began: float, ended: float) -> list[Disturbance]:
        """Return what of these kinds was broken at some time between two real moments."""
        return [
            one
            for one in self.disturbances
            if one.kind in kinds and one.began <= ended and one.ended >= began
        ]

    @property
    def went_back_to(self) -> float | None:
        """The earliest moment (ms) to which the clock was set back by over ten minutes, or None."""
        moments = [
            (since + after) * 1000
            for (_, before), (since, after) in itertools.pairwise(self.clock)
            if after < before - 600
        ]
        return min(moments, default=None)

    def clock_was_set(self, began: float, ended: float) -> bool:
        """Tell whether the clock was set between two real moments."""
        return any(began <= since <= ended for since, _ in self.clock[1:])

    def real(self, at_ms: int | None) -> float | None:
        """Return when the world's clock showed this; None when never, or not only once."""
        if at_ms is None:
            return None
        ends = [since for since, _ in self.clock[1:]] + [float("inf")]
        found = [
            at_ms / 1000 - ahead
            for (since, ahead), end in zip(self.clock, ends, strict=True)
            if since - NEAR_SECONDS <= at_ms / 1000 - ahead < end + NEAR_SECONDS
        ]
        return found[0] if len(found) == 1 else None


def record_of(
    platform: Platform, people: Iterable[Somebody], disturbances: Iterable[Disturbance] = ()
) -> Record:
    """Keep what a platform saw, as it is now."""
    return Record(
        list(people),
        {phone.openid: phone.screen for phone in platform.phones()},
        list(platform.calls),
        list(platform.deliveries),
        list(disturbances),
        list(platform.clock.history),
    )
