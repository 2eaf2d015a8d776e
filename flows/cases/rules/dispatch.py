"""Who could do a case: by trade, community, building and duty, the least loaded first (REP-4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.cases.rules.rulebook import rulebook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.records.staff import Staff


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be sent, with what a clerk wants to see beside the name."""

    staff: Staff
    load: int  # open cases they work on
    rank: int  # of their trade for this category: 0 is the best
    on_duty: bool
    responsible: bool  # for the building (责任楼栋)


def trades_of(staff: Staff, settings: Settings) -> frozenset[str]:
    """Return somebody's trades in the words of the settings; unknown words stay as they are."""
    found: set[str] = set()
    for word in staff.trades.split():
        known = {
            trade
            for trade, synonyms in settings.trades.items()
            if any(name in word for name in (trade, *synonyms))
        }
        found |= known or {word}
    return frozenset(found)


def rank_for(case: Case, staff: Staff, settings: Settings) -> int | None:
    """Return how well somebody's trade fits a case, 0 best; None if it does not."""
    own = trades_of(staff, settings)
    wanted = rulebook(case, settings).trades(case, settings)
    return next((rank for rank, trade in enumerate(wanted) if trade in own), None)


def has_trade(case: Case, staff: Staff, settings: Settings) -> bool:
    """Tell whether somebody's trade does the work of a case."""
    return rank_for(case, staff, settings) is not None


def candidates(
    case: Case,
    staff: Iterable[Staff],
    loads: Mapping[str, int],
    on_duty: Collection[str],
    settings: Settings,
) -> tuple[Candidate, ...]:
    """Return who could do the case, the best first.

    Reachable in chat before not, on duty before off, responsible for the building before others,
    then the least loaded. `loads` and `on_duty` go by staff id.
    """
    found = []
    for person in staff:
        rank = rank_for(case, person, settings)
        if rank is None or not _may_work(person, case, settings):
            continue
        load = loads.get(person.id, 0)
        responsible = case.building is not None and case.building in person.buildings.split()
        found.append(Candidate(person, load, rank, person.id in on_duty, responsible))
    return tuple(sorted(found, key=_order))


def _may_work(person: Staff, case: Case, settings: Settings) -> bool:
    role = settings.roles.get(person.role)
    return bool(
        person.active
        and person.community == case.community
        and role is not None
        and "work" in role.permissions
    )


def _order(candidate: Candidate) -> tuple[object, ...]:
    return (
        candidate.staff.person_id is None,
        not candidate.on_duty,
        not candidate.responsible,
        candidate.load,
        candidate.rank,
        candidate.staff.name,
        candidate.staff.id,
    )


def choose(found: tuple[Candidate, ...]) -> Candidate | None:
    """Return whom `dispatch: automatic` sends: the best who is reachable in chat."""
    return next((c for c in found if c.staff.person_id is not None), None)
