"""A chore: what a subject does by itself when its time has come; the sweeper asks and claims.

Running one twice, or on two machines, is harmless: what is due is claimed, and looked at anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.settings.site import Settings
    from storage.cases import Cases
    from storage.records.case import Case
    from storage.rewinds import Stretch
    from storage.store import Store

    Claim = Callable[[Store, int, int, int], Sequence[str]]  # now, until, limit -> ids


@dataclass(frozen=True, slots=True)
class Each:
    """For each of what is due: one transaction claims them, and each is acted on in one of its own.

    `act` is given the id and the moment. With `to_the_end` it goes on until nothing is due.
    """

    name: str
    seconds: float  # between two runs
    claim: Claim
    act: Callable[[Store, Settings, str, int], None]
    to_the_end: bool = False


@dataclass(frozen=True, slots=True)
class Routine:
    """Comes round by the calendar, for each community or box by itself.

    `of_whom` returns their names, `next_due` the moment it comes round next; `act` is given the
    name and the moment. The routine's own name is stored, and never changes.
    """

    name: str
    seconds: float
    of_whom: Callable[[Settings], Sequence[str]]
    next_due: Callable[[int, Settings], int]
    act: Callable[[Store, Settings, str, int], int]


@dataclass(frozen=True, slots=True)
class Batch:
    """All that is due in one transaction; `act` is given the moment and how many at most.

    With `by_day` nothing is done in the quiet hours.
    """

    name: str
    seconds: float
    act: Callable[[Store, Settings, int, int], int]
    by_day: bool = False


Chore = Each | Routine | Batch


@dataclass(frozen=True, slots=True)
class Rewind:
    """What is done to a stretch of a table after the clock went back; once more is harmless."""

    table: str
    act: Callable[[Store, Settings, Stretch, int], None]


def due_cases(claim: Callable[[Cases, int, int, int], Sequence[Case]]) -> Claim:
    """Return a claim of the cases that a claim of the repository finds due."""
    return lambda store, now, until, limit: [
        case.id for case in claim(store.cases, now, until, limit)
    ]
