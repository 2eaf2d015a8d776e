"""One row of a notice matrix: who hears of an act, in which words, and how soon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from flows.cases.rules.lifecycle import STATUSES, TERMINAL
from flows.cases.telling import STEP

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.cases.news import News

ALWAYS = " ".join(STATUSES)
OPEN = " ".join(status for status in STATUSES if status not in TERMINAL)
Audience = Literal[
    "reporter",
    "engineer",
    "former_engineer",
    "holder",
    "former_holder",
    "clerks",
    "on_duty",
    "superior",
    "investigators",  # whom the plan names (COM-6)
    "level",  # whom a complaint of this severity is reported to (COM-5)
]


@dataclass(frozen=True, slots=True)
class Notice:
    """One row of the matrix; `only_if` leaves it out where it would say nothing new."""

    audience: Audience
    text: Callable[[News], str]
    weight: int = STEP
    only_while: str = OPEN
    kind: str = "step"
    only_if: Callable[[News], bool] | None = None
    card: Callable[[News], dict[str, str]] | None = None  # what a template message says instead
