"""Whose department a case concerns: a head hears of their own, and of others only at last.

`staff` are the people of the case's community who may see it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import dispatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.records.staff import Staff


def heads_of(
    case: Case, heads: Sequence[Staff], staff: Sequence[Staff], settings: Settings
) -> tuple[Staff, ...]:
    """Return the heads whom a case concerns: of who was sent, of its trade, else of its area.

    Nobody where the department it concerns has no head: that is for who stands above; all of
    them where nobody knows whose it is.
    """
    workers = _workers(case, staff, settings)
    departments = {one.department for one in workers if one.department}
    if not workers or not departments:
        answer_to = _superiors(workers, heads)
        area = [one for one in heads if case.building in one.buildings.split()]
        return tuple(answer_to or area or heads)
    own = [one for one in heads if one.department in departments]
    return tuple(
        _superiors(workers, own) or own or _superiors(workers, _as_high(heads, staff, settings))
    )


def without_others(
    case: Case, found: Sequence[Staff], staff: Sequence[Staff], settings: Settings
) -> list[Staff]:
    """Return these without the heads of other departments, unless nobody else is among them."""
    heads = [one for one in staff if leads_department(one, settings)]
    own = heads_of(case, heads, staff, settings)
    others = [one for one in found if one in own or one not in heads]
    return others or list(found)


def leads_department(one: Staff, settings: Settings) -> bool:
    """Tell whether somebody's role leads one department."""
    role = settings.roles.get(one.role)
    return role is not None and role.leads_department


def _workers(case: Case, staff: Sequence[Staff], settings: Settings) -> list[Staff]:
    """Return who was sent, else those who have the best trade for it."""
    sent = [one for one in staff if one.id == case.engineer_id]
    ranks = {one.id: dispatch.rank_for(case, one, settings) for one in staff}
    best = min((rank for rank in ranks.values() if rank is not None), default=None)
    able = [one for one in staff if best is not None and ranks[one.id] == best]
    return sent or able


def _superiors(workers: Sequence[Staff], among: Sequence[Staff]) -> list[Staff]:
    ids = {one.superior_id for one in workers}
    return [one for one in among if one.id in ids]


def _as_high(heads: Sequence[Staff], staff: Sequence[Staff], settings: Settings) -> list[Staff]:
    """Return everybody of a rank with the heads: some answer to one who leads no department."""
    levels = {settings.roles[one.role].level for one in heads}
    return [
        one
        for one in staff
        if one.role in settings.roles and settings.roles[one.role].level in levels
    ]
