"""What an act on a complaint needs from the database: who handles, decides or hears it next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.rules import conflict, duty
from flows.complaint.archive import archiving
from flows.complaint.rules import people, severity
from flows.complaint.settings import Complaints
from flows.complaint.texts import tasks
from flows.complaint.texts.reasons import default_plan
from flows.settings.calendar import DAY

if TYPE_CHECKING:
    from collections.abc import Collection

    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

PARTS = ("investigate", "assess", "propose", "approve", "reject", "ask_again", "grade")
_UNDECIDED = ("investigating", "reported", "assessed", "proposed")
_MOVES = {"grade": _UNDECIDED, "month_passed": (*_UNDECIDED, "carrying_out")}


def completed(store: Store, moment: Moment, case: Case, deed: Deed) -> Deed:
    """Return the deed with the next holder as its target, where the act passes the complaint on."""
    if deed.target_id is not None:
        return deed
    find = _NEXT.get(deed.action)
    if find is None:
        return deed
    staff = store.staff.active_in(case.community)
    if deed.hides:
        case = replace(case, hidden_from=conflict.hidden_also(case, deed.hides))
        deed = _losing(deed, case, staff, moment)
    found = find(store, moment, (case, deed), staff)
    if found is not None and deed.action == "accept":
        deed = replace(deed, text=_with_plan(deed.text, found))
    return replace(deed, target_id=found.id) if found else deed


def _with_plan(words: str, handler: Staff) -> str:
    """Fix on the timeline who investigates, when and how, where no other plan is made (COM-6)."""
    return "；".join(part for part in (words, default_plan(handler.name)) if part)


def earlier(store: Store, moment: Moment, case: Case) -> list[Case]:
    """Return what was raised before about the same, for the rule on repetition."""
    days = moment.settings.section(Complaints).repeated.days
    return store.cases.earlier_like(case, moment.now - days * DAY)


def missing(store: Store, case: Case, deed: Deed) -> None:
    """Raise NotPossible while an act waits for what only the database knows."""
    if deed.action == archiving.ARCHIVE:
        archiving.require_ready(store, case)


def followed(store: Store, moment: Moment, happened: tuple[Case, Case], deed: Deed) -> None:
    """Do what follows an act: the archive is sealed, the accused hear that they will be heard."""
    _before, case = happened
    if deed.action == archiving.ARCHIVE:
        archiving.seal(store, moment, case, deed)
    if deed.action == "accept":
        tell_accused(store, moment, case)


def reported_to(store: Store, moment: Moment, case: Case) -> tuple[Staff, ...]:
    """Return whom a complaint of this level is reported to (COM-5)."""
    team = store.staff.active_in(case.community)
    return tuple(people.reported_to(case, team, moment.settings))


def investigators(store: Store, _moment: Moment, case: Case) -> list[Staff]:
    """Return whom the plan of the investigation names (COM-6)."""
    return [s for i in case.investigators.split() if (s := store.staff.get(i)) and s.active]


def proposer(store: Store, _moment: Moment, case: Case) -> list[Staff]:
    """Return who proposed what waits for a decision: who decides may ask them something."""
    found = store.staff.get(case.proposed_by) if case.proposed_by else None
    return [found] if found is not None and found.active else []


def tell_accused(store: Store, moment: Moment, case: Case) -> None:
    """Tell who is complained about that they will be heard (COM-6): no number, nothing of it.

    Of a confidential complaint not even that: they could guess who complained.
    """
    if case.confidential:
        return
    for one in store.complaints.accused_in(case.id):
        staff = store.staff.get(one.staff_id) if one.staff_id else None
        if staff is not None and staff.active and staff.person_id and one.kind == "staff":
            telling.tell_person(
                store, moment.now, staff.person_id, tasks.ASKED_ABOUT, community=case.community
            )


def _losing(deed: Deed, hidden: Case, staff: list[Staff], moment: Moment) -> Deed:
    """Note what the accused lose: what they held, or what waited for them at the desk."""
    accused = {one.id for one in staff if conflict.is_hidden(hidden, one)}
    waits_for = {one.id for one in staff if duty.role_allows(one, "accept", moment.settings)}
    lost = accused & waits_for if hidden.holder_id is None else {hidden.holder_id} & accused
    return replace(
        deed,
        loses_holder=bool(lost),
        loses_engineer=hidden.engineer_id in accused,
    )


def _handler(
    store: Store, moment: Moment, about: tuple[Case, Deed], staff: list[Staff]
) -> Staff | None:
    """Return who handles it, at last whoever is above and free."""
    del store
    case, _deed = about
    found = people.handler_for(case, staff, moment.settings)
    return found or _anybody_free(case, staff, moment, ())


def _of_stage(
    store: Store, moment: Moment, about: tuple[Case, Deed], staff: list[Staff]
) -> Staff | None:
    """Return who holds it in its present stage: the handler, or who decides.

    Another level moves only what is not decided yet; a month without a solution also what is
    being carried out.
    """
    case, deed = about
    regrades = deed.action in ("grade", "month_passed")
    if regrades:
        case = replace(case, severity=deed.severity or "major")
    if case.status == "registered" or (regrades and case.status not in _MOVES[deed.action]):
        return None
    if case.status == "proposed":
        return _approver(store, moment, (case, replace(deed, actor_id=case.proposed_by)), staff)
    if case.status == "appealed":
        return _hears_appeal(store, moment, (case, deed), staff)
    stays = _stays(case, moment, staff) if regrades else None
    return stays or _handler(store, moment, (case, deed), staff)


def _stays(case: Case, moment: Moment, staff: list[Staff]) -> Staff | None:
    """Return who holds it, where they are of the very role that handles its level."""
    role = severity.level_of(case, moment.settings).handler
    held = (s for s in conflict.free(case, staff) if s.id == case.holder_id and s.role == role)
    return next(held, None)


def _approver(
    store: Store, moment: Moment, about: tuple[Case, Deed], staff: list[Staff]
) -> Staff | None:
    del store
    case, deed = about
    besides = {deed.actor_id} if deed.actor_id else set()
    found = people.approver_for(case, staff, moment.settings, besides)
    return found or _anybody_free(case, staff, moment, besides)


def _hears_appeal(
    store: Store, moment: Moment, about: tuple[Case, Deed], staff: list[Staff]
) -> Staff | None:
    """Return who hears an appeal; where nobody is above and took no part, whoever is highest."""
    case, _deed = about
    took_part = store.cases.actors_of(case.id, PARTS)
    found = people.appeal_handler_for(case, staff, moment.settings, took_part)
    highest = found or people.highest_approver(case, staff, moment.settings)
    return highest or _anybody_free(case, staff, moment, ())


def _carries_on(
    store: Store, moment: Moment, about: tuple[Case, Deed], staff: list[Staff]
) -> Staff | None:
    """Return who proposed it, if they still can and may; else the level's handler."""
    case, _deed = about
    able = people.handlers(case, staff, moment.settings)
    before = [s for s in able if s.id == case.proposed_by]
    return before[0] if before else _handler(store, moment, about, staff)


def _anybody_free(
    case: Case, staff: list[Staff], moment: Moment, besides: Collection[str]
) -> Staff | None:
    """Return somebody who leads and is not accused: a complaint never has nobody (promise 2)."""
    others = [s for s in conflict.free(case, staff) if s.id not in besides]
    leading = [s for s in others if duty.role_allows(s, "supervise", moment.settings)]
    ranked = sorted(leading or others, key=lambda s: (s.person_id is None, -_level(s, moment)))
    return next(iter(ranked), None)


def _level(staff: Staff, moment: Moment) -> int:
    return moment.settings.roles[staff.role].level


_NEXT = {
    "accept": _handler,
    "grade": _of_stage,
    "propose": _approver,
    "appeal": _hears_appeal,
    "approve": _carries_on,
    "reject": _carries_on,
    "ask_again": _carries_on,
    "vacate": _of_stage,
    "accuse": _of_stage,
    "month_passed": _of_stage,
}
