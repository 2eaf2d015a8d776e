"""Which homes are asked, and whether they are enough (SUR-4); pure."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.survey.shape import Audience
    from storage.records.people import Home

SMALL_AREA = 50_000  # m²
SHARE_OF_SMALL, SHARE_OF_LARGE = 0.98, 0.9
Stratum = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Base:
    """The rule of 98 or 90 %: of how many homes handed over how many are to be asked at least."""

    share: float
    homes: int
    needed: int
    invited: int

    @property
    def is_met(self) -> bool:
        """Whether enough are asked; otherwise the plan gives its reason."""
        return self.invited >= self.needed


def base_rule(area: float | None, homes: int, invited: int) -> Base:
    """Return the rule for a community: of an unknown area the stricter one counts."""
    share = SHARE_OF_LARGE if area is not None and area > SMALL_AREA else SHARE_OF_SMALL
    return Base(share, homes, math.ceil(round(homes * share, 6)), invited)


def drawn(homes: Sequence[Home], audience: Audience, seed: str) -> list[Home]:
    """Return the homes that are asked: all, or a share of each stratum; a seed draws the same.

    Each stratum has its share, rounded, and at least one home. They come in the order drawn.
    """
    known = set(audience.buildings)
    meant = [home for home in homes if not known or home.building in known]
    meant.sort(key=_door)
    lot = random.Random(seed)  # noqa: S311 - it draws a sample, and keeps no secret
    share = 1.0 if audience.who == "all" else audience.share or 1.0
    strata: dict[Stratum, list[Home]] = defaultdict(list)
    for home in meant:
        strata[stratum_of(home, audience.by)].append(home)
    chosen = [
        home
        for _name, members in sorted(strata.items())
        for home in lot.sample(members, max(1, round(len(members) * share)))
    ]
    lot.shuffle(chosen)
    return chosen


def stratum_of(home: Home, by: str) -> Stratum:
    """Return the part of the community that a home stands for: its building, unit or floor."""
    if by == "building":
        return (home.building,)
    if by == "unit":
        return (home.building, home.unit)
    return (home.building, home.unit, home.room[:-2])  # 1501 is room 01 of floor 15


def _door(home: Home) -> tuple[str, str, str]:
    return (home.building, home.unit, home.room)
