"""Who is responsible for a corrective action, and who checks it (SUR-18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import access, duty
from flows.survey.correction.origin import survey_behind
from flows.survey.correction.record import correction_of
from flows.survey.record import survey_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

HEAD, AFFAIRS, QUALITY = "department_head", "affairs_head", "quality"


def head_of(store: Store, moment: Moment, community: str, department: str) -> Staff | None:
    """Return who leads a department, else whom its people answer to, else 事务部主管, else anybody."""
    staff = store.staff.active_in(community)
    of_it = [one for one in staff if department and one.department == department]
    known = {one.id: one for one in staff}
    above = [known[one.superior_id] for one in of_it if one.superior_id in known]
    return _first(
        [one for one in of_it if one.role == HEAD],
        [one for one in above if one.department == department],
        above,
        [one for one in staff if one.role == AFFAIRS],
        duty.whoever_leads(staff, moment),
    )


def checker_of(
    store: Store, moment: Moment, case: Case, besides: Iterable[str | None]
) -> Staff | None:
    """Return who checks it: 事务部, 品质部, whom the responsible answers to, who wrote the plan."""
    correction = correction_of(case)
    out = set(besides)
    staff = [one for one in store.staff.active_in(case.community) if one.id not in out]
    owner = store.staff.get(correction.owner_id) if correction.owner_id else None
    survey = survey_behind(store, case)
    author_id = survey_of(survey).author_id if survey else None
    return _first(
        [one for one in staff if one.role == AFFAIRS],
        [one for one in staff if one.role == QUALITY],
        [one for one in staff if owner and one.id == owner.superior_id],
        [one for one in staff if one.id == author_id],
        [one for one in staff if access.has(one, "supervise", moment.settings)],
    )


def _first(*groups: Sequence[Staff]) -> Staff | None:
    """Return the first of the first group, those who can be told before all others."""
    everybody = [one for group in groups for one in group]
    reachable = (one for one in everybody if one.person_id)
    return next(reachable, next(iter(everybody), None))
