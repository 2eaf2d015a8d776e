"""One row of a notice matrix: who hears of an act, in which words, and how soon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.cases.rules.deadlines import TERMINAL
from storage.records.callback import DISSATISFIED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.cases.news import News

PAGE, URGENT, RESULT, STEP, LATER = -1, 0, 1, 2, 3  # weights of the outbox
CALLED = "called"  # kind of what asks a colleague to see to a case that stays with who has it
TO_DO = frozenset({"task", "reminder", "callback", "page", CALLED})  # kinds that ask staff for work
ALWAYS, OPEN = "always", "open"  # stand for all statuses of the kind, and for those not ended


@dataclass(frozen=True, slots=True)
class Notice:
    """One row of the matrix; `only_if` leaves it out where it would say nothing new.

    The audience is reporter, engineer, former_engineer, holder, former_holder, called (to lend a
    hand), clerks, on_duty, superior, or one that the kind finds itself. `only_while` names the
    statuses in which it is still true when it leaves.
    """

    audience: str
    text: Callable[[News], str]
    weight: int = STEP
    only_while: str = OPEN
    kind: str = "step"
    only_if: Callable[[News], bool] | None = None
    card: Callable[[News], dict[str, str]] | None = None  # what a template message says instead
    pages: bool = True  # what is told of an emergency is a page; not that it is over


def is_unhappy_afterwards(happened: News) -> bool:
    """Tell whether who was asked afterwards (回访) is not content."""
    return happened.deed.reason == DISSATISFIED


def true_in(only_while: str, statuses: Sequence[str]) -> str:
    """Return the statuses in which a notice is true, for a kind that has these."""
    meant = {
        ALWAYS: tuple(statuses),
        OPEN: tuple(status for status in statuses if status not in TERMINAL),
    }
    return " ".join(one for word in only_while.split() for one in meant.get(word, (word,)))
