"""How sure a share is that was told by a sample; pure."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Z = 1.959963984540054  # 95 %
Interval = tuple[float, float]


def effective(strata: Iterable[tuple[float, int]]) -> float:
    """Return how many equal answers those are worth that differ in weight (Kish): (weight, n)."""
    known = list(strata)
    squares = sum(weight * weight * count for weight, count in known)
    return sum(weight * count for weight, count in known) ** 2 / squares if squares else 0.0


def wilson(share: float, count: float) -> Interval:
    """Return the Wilson interval of a share of so many answers."""
    square = Z * Z
    middle = (share + square / (2 * count)) / (1 + square / count)
    spread = sqrt(share * (1 - share) / count + square / (4 * count * count))
    half = Z / (1 + square / count) * spread
    return max(0.0, middle - half), min(1.0, middle + half)


def interval(share: float, count: float, asked: int, population: int) -> Interval | None:
    """Return the interval of a share, where `asked` of a finite population answered.

    `count` is the effective number of their answers. Nothing is unsure where all answered.
    """
    if count <= 0:
        return None
    if asked >= population or population < 2:
        return share, share
    return wilson(share, count * (population - 1) / (population - asked))
