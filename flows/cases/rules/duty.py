"""Who is on duty now: standing shifts by local clocks, and shifts taken by 值班.

`staff` are the people of one community, `on_shift` the ids of who said 值班.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.settings import calendar

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from flows.cases.rules.deeds import Moment
    from flows.settings.site import Permission, Settings, Shift
    from storage.records.staff import Staff


def shifts_now(community: str, moment: Moment) -> list[Shift]:
    """Return the standing shifts that run now in a community, over midnight too."""
    settings = moment.settings
    return [
        shift
        for shift in settings.duty
        if shift.community == community
        and calendar.is_within(moment.now, shift.starts, shift.ends, settings)
    ]


def on_duty(staff: Sequence[Staff], on_shift: Collection[str], moment: Moment) -> tuple[Staff, ...]:
    """Return who is on duty; every clerk where no shift says otherwise."""
    there = tuple(
        s for s in staff if s.active and (s.id in on_shift or s.name in _rostered(s, moment))
    )
    return there or clerks(staff, moment.settings)


def _rostered(staff: Staff, moment: Moment) -> set[str]:
    shifts = shifts_now(staff.community, moment)
    return {name for shift in shifts for name in (*shift.names, shift.leader) if name}


def leaders(staff: Sequence[Staff], moment: Moment) -> tuple[Staff, ...]:
    """Return the shift leaders (值班长) of the running shifts."""
    return tuple(
        s
        for s in staff
        if s.active and s.name in {shift.leader for shift in shifts_now(s.community, moment)}
    )


def clerks_on_duty(
    staff: Sequence[Staff], on_shift: Collection[str], moment: Moment
) -> tuple[Staff, ...]:
    """Return who hears of what nobody holds yet: those on duty who may accept it.

    At night everything reaches the shift leader, if the roster names one. Who has no account
    can't be told, so the next group is asked then.
    """
    settings = moment.settings
    at_night = leaders(staff, moment) if calendar.is_night(moment.now, settings) else ()
    there = on_duty(staff, on_shift, moment)
    accepting = tuple(s for s in there if role_allows(s, "accept", settings))
    return _first_reachable(at_night, accepting, clerks(staff, settings))


def whoever_leads(staff: Sequence[Staff], moment: Moment) -> tuple[Staff, ...]:
    """Return those of the lowest step of the ladder who can be told at all."""
    active = [s for s in staff if s.active]
    steps = moment.settings.escalation.ladder
    return _first_reachable(*(tuple(s for s in active if s.role == role) for role in steps))


def clerks(staff: Sequence[Staff], settings: Settings) -> tuple[Staff, ...]:
    """Return who accepts reports: of the roles that may, the lowest that anybody has."""
    accepting = [s for s in staff if s.active and role_allows(s, "accept", settings)]
    levels = {s.id: settings.roles[s.role].level for s in accepting}
    lowest = min(levels.values(), default=0)
    return tuple(s for s in accepting if levels[s.id] == lowest)


def role_allows(staff: Staff, permission: Permission, settings: Settings) -> bool:
    """Tell whether somebody's role has this permission."""
    role = settings.roles.get(staff.role)
    return role is not None and permission in role.permissions


def _first_reachable(*groups: tuple[Staff, ...]) -> tuple[Staff, ...]:
    """Return the first group with somebody who has an account, else the first with anybody."""
    reachable = (group for group in groups if any(s.person_id for s in group))
    return next(reachable, next((group for group in groups if group), ()))
