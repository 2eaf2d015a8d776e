"""Who asks a resident by phone or visit: somebody who did not do the work, nor decide about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.callback import proving
from flows.cases import telling
from flows.cases.rules import access, duty
from flows.cases.rules.conflict import free

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.cases.rules.deeds import Moment
    from storage.records.callback import Callback
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

# What the office does to any case: to send somebody or write something down is no work on it.
NO_WORK = frozenset(
    {"open", "accept", "dispatch", "hand_over", "note", "supplement", "callback", "confirm"}
    | {"not_fixed", "rate", "press", "urge", "escalate", "close", "change_category", "link"}
    | {"photo", "withdraw", "take_back", "disagree", "registered"}
)


def who_worked(store: Store, case: Case) -> frozenset[str]:
    """Return the ids of who did or decided something in a case."""
    did = {one.actor_id for one in store.cases.timeline(case.id) if one.action not in NO_WORK}
    named = {case.engineer_id, case.proposed_by, case.decided_by}
    return frozenset(one for one in did | named if one) | frozenset(case.investigators.split())


def may_ask(
    case: Case, person_id: str, staff: Staff, worked: frozenset[str], moment: Moment
) -> str | None:
    """Return why somebody can't ask: no right, the case is hidden, it is their work, or home."""
    if not access.has(staff, "callback", moment.settings):
        return "no_permission"
    if not free(case, [staff]):
        return "accused"
    if staff.id in worked:
        return "own_work"
    return "own_case" if staff.person_id == person_id else None


def whose(store: Store, moment: Moment, case: Case, callback: Callback) -> Staff | None:
    """Return whose task it is: the least busy clerk who may ask, else the first of the ladder.

    A loop goes to its owner from the round of the settings on.
    """
    worked = who_worked(store, case) | proving.wrote(store, callback)
    settings = moment.settings
    staff = store.staff.active_in(case.community)
    rules = settings.callbacks
    ladder = settings.escalation.above_the_desk()
    owners = [rules.owner] if callback.round >= rules.owner_from_round else []
    groups: list[Iterable[Staff]] = [
        *([s for s in staff if s.role == role] for role in owners),
        telling.clerks(store, moment, case.community, case),
        duty.clerks(staff, settings),
        *([s for s in staff if s.role == role] for role in ladder),
    ]
    busy = [one.holder_id for one in store.callbacks.tasks(case.community)]
    for group in groups:
        able = [
            one
            for one in telling.reachable(group)
            if may_ask(case, callback.person_id, one, worked, moment) is None
        ]
        if able:
            return min(able, key=lambda one: (busy.count(one.id), one.id))
    return None


def above(store: Store, moment: Moment, callback: Callback, level: int) -> list[Staff]:
    """Return whom a late task reaches: who has it, then role after role above the desk."""
    if level <= 0:
        holder = store.staff.get(callback.holder_id) if callback.holder_id else None
        return telling.reachable([holder] if holder and holder.active else [])
    staff = store.staff.active_in(callback.community)
    roles = moment.settings.escalation.above_the_desk()
    for role in roles[min(level, len(roles)) - 1 :]:
        found = telling.reachable(s for s in staff if s.role == role)
        if found:
            return found
    return telling.reachable(duty.whoever_leads(staff, moment))
