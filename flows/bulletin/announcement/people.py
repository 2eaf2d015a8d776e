"""Who says yes to an announcement, and who may send what nobody planned at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.bulletin.settings import Bulletins
from flows.cases.rules import access, duty

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.staff import Staff
    from storage.store import Store

LEADS = 2  # the level of a role from which somebody on duty leads


def approver_of(store: Store, moment: Moment, sort: str, author: Staff) -> Staff | None:
    """Return whose yes it takes: of the role that config names, or of the next above; not its author."""
    rules, settings = moment.settings.section(Bulletins), moment.settings
    others = [one for one in store.staff.active_in(author.community) if one.id != author.id]
    above = settings.escalation.above_the_desk()
    first = rules.approver(sort)
    higher = [role for role in above if settings.roles[role].level > settings.roles[first].level]
    for role in (first, *higher, *above):
        able = sorted(
            (one for one in others if one.role == role), key=lambda s: (s.person_id is None, s.id)
        )
        if able:
            return able[0]
    return None


def announcers(store: Store, moment: Moment, community: str) -> list[Staff]:
    """Return who may announce something planned."""
    team = store.staff.active_in(community)
    return [one for one in team if access.has(one, "bulletin", moment.settings)]


def leading(store: Store, moment: Moment, community: str) -> list[Staff]:
    """Return who leads on duty now: of the shift, else whoever is on it, else who leads the staff."""
    team = store.staff.active_in(community)
    on_shift = store.staff.on_shift(community)
    levels = {name: role.level for name, role in moment.settings.roles.items()}
    on_duty = duty.on_duty(team, on_shift, moment)
    there = [one for one in on_duty if levels.get(one.role, 0) >= LEADS]
    return [*duty.leaders(team, moment)] or there or list(duty.whoever_leads(team, moment))


def may_send_now(store: Store, moment: Moment, community: str) -> list[Staff]:
    """Return who may send what nobody planned, before it has its yes."""
    both = [*leading(store, moment, community), *announcers(store, moment, community)]
    return list({one.id: one for one in both}.values())
