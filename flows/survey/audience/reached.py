"""Which buildings lag, and which homes are still to be visited."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from flows.survey.record import survey_of
from flows.survey.standing import standing

if TYPE_CHECKING:
    from collections.abc import Collection

    from flows.cases.rules.deeds import Moment
    from flows.survey.standing import OfBuilding
    from storage.records.case import Case
    from storage.records.survey import Invitation
    from storage.store import Store

PORTION = 1000


def lagging(store: Store, moment: Moment, case: Case) -> list[OfBuilding]:
    """Return the buildings from which less came back than is to be reached."""
    target = survey_of(case).planned().targets.return_rate
    return [one for one in standing(store, moment, case).buildings if one.rate < target]


def tells_who_answered(case: Case) -> bool:
    """Tell whether staff may know which homes have not answered: not where persons vote unnamed."""
    plan = survey_of(case).planned()
    return plan.per == "home" or not plan.anonymous


def to_visit(store: Store, case: Case, buildings: Collection[str]) -> list[Invitation]:
    """Return an invitation of each home (of these buildings, or of all) that is to be visited.

    Homes that have not answered, where that may be known; otherwise those nobody was reached in.
    """
    homes: dict[str, Invitation] = {}
    persons: dict[str, set[str | None]] = defaultdict(set)
    for one in all_of(store, case):
        persons[one.home_id].add(one.person_id)
        if one.home_id not in homes or one.way:
            homes[one.home_id] = one
    left = [one for one in homes.values() if not buildings or one.building in buildings]
    if tells_who_answered(case):
        voters = {one.voter for one in store.ballots.returns(case.id)}
        left = [one for one in left if not voters & {one.home_id, *persons[one.home_id]}]
    else:
        left = [one for one in left if not one.way]
    return sorted(left, key=door)


def all_of(store: Store, case: Case) -> list[Invitation]:
    """Return every invitation of a survey."""
    found: list[Invitation] = []
    while portion := store.invitees.of_survey(case.id, found[-1].id if found else "", PORTION):
        found += portion
    return found


def door(one: Invitation) -> tuple[int, str, str, int, str]:
    """Return what sorts invitations as somebody would walk from door to door."""
    return (len(one.building), one.building, one.unit, len(one.room), one.room)
