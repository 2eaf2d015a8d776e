"""The rulebook of a kind of case: its acts, clocks and rights, which the shared rules read.

Nobody asks which kind a case is; the kind is asked, through `rulebook`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from flows.cases.rules.deeds import Moment, Rule
    from flows.settings.site import Permission, Settings
    from storage.records.case import Case
    from storage.records.staff import Staff


def _as_it_is(case: Case, _moment: Moment) -> Case:
    return case


def _unbounded(_before: Case, past: Case, _moment: Moment) -> Case:
    return past


def _of_the_site(settings: Settings) -> tuple[str, ...]:
    return settings.escalation.ladder


def _of_the_category(case: Case, settings: Settings) -> tuple[str, ...]:
    known = settings.categories.get(case.category)
    return known.trades if known else ()


def _never_late(_case: Case, _settings: Settings) -> int | None:
    return None


def _not_more(_case: Case, _staff: Staff, _settings: Settings) -> bool:
    return False


@dataclass(frozen=True)
class Rulebook:
    """What a kind of case allows, and when it is due.

    `why` names what stands in the way of an act; `next_due` returns the moment (ms UTC) and what
    is due then, given since when the status holds; `begun` adds what it has from the start.
    `rewound` bounds what only the kind sets, where the clock went back: it is given the case as it
    is, and with no stamp after now. `needs` are the permissions of acts that differ from those of
    other kinds. `refusal` decides alone who may do what, where the role is not all; `also_sees`
    lets more of the staff see it than those who see every case. `trades` are who does the work, the
    best first. `finish_due` is until when it is done where the urgency does not say so.
    `late_answer` is set while an answer is promised that may not be late: the minutes between two
    news that it is; then who leads hears with the holder, and nobody waits for the day.
    """

    statuses: tuple[str, ...]  # in the order in which a case comes to them
    acts: Mapping[str, Rule]
    why: Callable[[Case, str], str]
    next_due: Callable[[Case, int, Moment], tuple[int, str]]
    begun: Callable[[Case, Moment], Case] = _as_it_is
    ladder: Callable[[Settings], tuple[str, ...]] = _of_the_site  # role keys, lowest first
    climbs_above_holder: bool = False  # who holds it may stand on the ladder themselves
    trades: Callable[[Case, Settings], tuple[str, ...]] = _of_the_category
    finish_due: Callable[[Case, int, Settings], int] | None = None  # counted from a moment
    late_answer: Callable[[Case, Settings], int | None] = _never_late
    quiet_until_due: frozenset[str] = frozenset()  # statuses in which there is no news before
    rewound: Callable[[Case, Case, Moment], Case] = _unbounded
    needs: Mapping[str, tuple[Permission, ...]] = field(default_factory=dict)
    refusal: Callable[[Case, Staff, str, Settings], str | None] | None = None
    also_sees: Callable[[Case, Staff, Settings], bool] = _not_more
    shared_at_home: bool = False  # others of the household may see it, where its reporter agrees
    inside: bool = False  # of the office itself: no resident reported it, none waits for it
    hides_reporter: bool = False  # who reported it is told only to who has to know


class _OfKind(Protocol):
    """What the rules need of a kind."""

    rules: Rulebook


def rulebook(case: Case, settings: Settings) -> Rulebook:
    """Return the rulebook of a case's kind."""
    return rulebook_of(case.kind, settings)


def rulebook_of(kind: str, settings: Settings) -> Rulebook:
    """Return the rulebook of a kind by its name."""
    return cast("_OfKind", settings.kinds[kind]).rules


def rulebooks(settings: Settings) -> list[Rulebook]:
    """Return the rulebook of every kind of the site."""
    return [cast("_OfKind", kind).rules for kind in settings.kinds.values()]


def statuses_of(books: Iterable[Rulebook]) -> tuple[str, ...]:
    """Return the statuses that a case of any of these kinds can have."""
    return tuple(dict.fromkeys(status for book in books for status in book.statuses))
