"""Who looks after a building hears at half time, and three days before the end, how it lags."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.notice import STEP
from flows.cases.telling import Telling
from flows.survey.audience import reached
from flows.survey.record import survey_of
from flows.survey.texts import spreading as spreading_texts

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from flows.survey.standing import OfBuilding
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store


def warn(store: Store, moment: Moment, case: Case) -> None:
    """Tell the stewards of the buildings that lag, and where there is none the author."""
    if case.status != "running" or moment.now >= survey_of(case).closes_at:
        return
    homes = reached.to_visit(store, case, ())
    for person_id, buildings in _by_hearer(store, moment, case).items():
        names = {one.building for one in buildings}
        theirs = [one for one in homes if one.building in names]
        text = spreading_texts.lagging(
            case,
            buildings,
            theirs if reached.tells_who_answered(case) else [],
            moment.settings,
            moment.now,
        )
        card = {"status": spreading_texts.LAGS}
        message = Telling(person_id, text, "task", STEP, "running", card=card)
        telling.tell(store, moment, case, message)


def _by_hearer(store: Store, moment: Moment, case: Case) -> dict[str, list[OfBuilding]]:
    """Return by person the lagging buildings they hear of."""
    staff = telling.reachable(store.staff.active_in(case.community))
    author = store.staff.get(survey_of(case).author_id)
    found: dict[str, list[OfBuilding]] = defaultdict(list)
    for building in reached.lagging(store, moment, case):
        stewards = [one for one in staff if building.building in one.buildings.split()]
        for one in stewards or _in_place(author, store, case):
            found[one.person_id or ""].append(building)
    return found


def _in_place(author: Staff | None, store: Store, case: Case) -> list[Staff]:
    """Return the author, or who holds the survey where they can't be told."""
    holder = store.staff.get(case.holder_id) if case.holder_id else None
    known = [one for one in (author, holder) if one is not None and one.active]
    return telling.reachable(known)[:1]
