"""Who handles a complaint and who decides it (COM-5, COM-12), conflicts of interest excluded.

`staff` are the people of the complaint's community. Each function returns the best one, or None
where nobody is left; an account that can be reached comes before one that can't.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.conflict import free
from flows.cases.rules.duty import role_allows
from flows.complaint.rules import severity
from flows.complaint.settings import Complaints

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from flows.settings.site import Permission, Settings
    from storage.records.case import Case
    from storage.records.staff import Staff


def handler_for(
    case: Case, staff: Iterable[Staff], settings: Settings, besides: Collection[str] = ()
) -> Staff | None:
    """Return who investigates: the level's role, or the next higher one that is free."""
    level = severity.level_of(case, settings)
    return _first_free(case, staff, settings, (level.handler, "handle"), besides)


def approver_for(
    case: Case, staff: Iterable[Staff], settings: Settings, besides: Collection[str]
) -> Staff | None:
    """Return who decides: the level's role or above, never who proposed (`besides`)."""
    level = severity.level_of(case, settings)
    return _first_free(case, staff, settings, (level.approver, "approve"), besides)


def handlers(case: Case, staff: Iterable[Staff], settings: Settings) -> list[Staff]:
    """Return everybody of a rank that handles complaints of this level."""
    lowest = settings.roles[severity.level_of(case, settings).handler].level
    return [
        s
        for s in free(case, staff)
        if s.active and role_allows(s, "handle", settings) and _level(s, settings) >= lowest
    ]


def highest_approver(case: Case, staff: Iterable[Staff], settings: Settings) -> Staff | None:
    """Return the highest who may decide at all, whatever part they took."""
    able = [s for s in free(case, staff) if s.active and role_allows(s, "approve", settings)]
    return _reachable(sorted(able, key=lambda s: (-_level(s, settings), s.id)))


def took_part(case: Case) -> bool:
    """Tell whether whoever holds an appeal decided or proposed before: nobody else was left."""
    return case.holder_id is not None and case.holder_id in (case.decided_by, case.proposed_by)


def may_lower_titles(case: Case, settings: Settings) -> list[str]:
    """Return the titles of who may lower the severity, the nearest first."""
    lowest = settings.roles[severity.level_of(case, settings).handler].level
    above = [r for r in settings.roles.values() if "handle" in r.permissions and r.level > lowest]
    return [role.title for role in sorted(above, key=lambda role: role.level)]


def appeal_handler_for(
    case: Case, staff: Sequence[Staff], settings: Settings, took_part: Collection[str]
) -> Staff | None:
    """Return who hears an appeal: the nearest of those who may that can be reached."""
    higher, outside = _hearers(case, staff, settings, took_part)
    return _reachable(higher) or _reachable(outside)


def may_hear_appeal(
    case: Case, staff: Sequence[Staff], settings: Settings, took_part: Collection[str]
) -> list[Staff]:
    """Return everybody to whom an appeal may be given."""
    higher, outside = _hearers(case, staff, settings, took_part)
    return [*higher, *(one for one in outside if one not in higher)]


def _hearers(
    case: Case, staff: Sequence[Staff], settings: Settings, took_part: Collection[str]
) -> tuple[list[Staff], list[Staff]]:
    """Return who is of a higher role than who decided, without a part in it, the nearest first.

    Where nobody is above who decided, it is the first of the configured roles outside the line.
    """
    decider = next((s for s in staff if s.id == case.decided_by), None)
    above = _level(decider, settings) if decider else 0
    others = [s for s in free(case, staff) if s.active and s.id not in took_part]
    higher = [
        s for s in others if _level(s, settings) > above and role_allows(s, "approve", settings)
    ]
    outside = [
        s
        for role in settings.section(Complaints).appeal.outside_line
        for s in others
        if s.role == role
    ]
    return sorted(higher, key=lambda s: _level(s, settings)), outside


def may_approve(case: Case, staff: Staff, settings: Settings) -> bool:
    """Tell whether somebody decides this complaint: by rank, or as the only one who is free."""
    if case.status == "appealed" or staff.id == case.holder_id:
        return staff.id == case.holder_id
    role = settings.roles[severity.level_of(case, settings).approver]
    return role_allows(staff, "approve", settings) and _level(staff, settings) >= role.level


def may_lower(case: Case, staff: Staff, settings: Settings) -> bool:
    """Tell whether somebody may lower the severity: a higher role than the level's handler."""
    role = settings.roles[severity.level_of(case, settings).handler]
    return role_allows(staff, "handle", settings) and _level(staff, settings) > role.level


def reported_to(case: Case, staff: Iterable[Staff], settings: Settings) -> list[Staff]:
    """Return whom a complaint of this level is reported to (COM-5), without the accused."""
    roles = severity.level_of(case, settings).report_to
    return [s for s in free(case, staff) if s.active and s.role in roles]


def _first_free(
    case: Case,
    staff: Iterable[Staff],
    settings: Settings,
    wanted: tuple[str, Permission],
    besides: Collection[str],
) -> Staff | None:
    role, permission = wanted
    lowest = settings.roles[role].level
    able = [
        s
        for s in free(case, staff)
        if s.active
        and s.id not in besides
        and role_allows(s, permission, settings)
        and _level(s, settings) >= lowest
    ]
    return _reachable(sorted(able, key=lambda s: (_level(s, settings), s.role != role, s.id)))


def _reachable(staff: Sequence[Staff]) -> Staff | None:
    bound = [one for one in staff if one.person_id]
    return next(iter([*bound, *staff]), None)


def _level(staff: Staff, settings: Settings) -> int:
    role = settings.roles.get(staff.role)
    return role.level if role else 0
