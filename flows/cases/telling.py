"""Who hears of something, and the outbox rows that make sure of it; decides no rule.

Everything here is stored with the decision it tells about (promise 3 of the design).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.cases.kind import status_phrase
from flows.cases.notice import LATER, PAGE, RESULT, STEP, URGENT
from flows.cases.rules import departments, dispatch, duty, escalation
from flows.cases.rules.conflict import free
from flows.cases.rules.deadlines import AWAITS_RESIDENT, is_open
from flows.cases.rules.escalation import LADDER
from flows.cases.texts import cards
from flows.cases.texts.words import short
from flows.places import place as places
from flows.writing.markup import plain
from storage.outbox import NewPush
from storage.persons import is_office

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

CARD_WORDS = 20  # characters of a card's field: a danger is not cut off
PROGRESS_CARD, TASK_CARD = "progress", "task"  # templates for who wrote nothing for 48 hours


@dataclass(frozen=True, slots=True)
class Telling:
    """One thing to tell about a case: to whom, in which words, and while what is true.

    `card` are fields that say more than the case itself, where only a template message may go;
    `wait_ms` leaves time for more of the same. `pages` while somebody has to go to an emergency.
    """

    person_id: str
    text: str
    kind: str = "step"
    weight: int = STEP
    only_while: str | None = None
    to_resident: bool = False
    card: dict[str, str] = field(default_factory=dict)
    wait_ms: int = 0
    pages: bool = True


def tell(store: Store, moment: Moment, case: Case, telling: Telling) -> str:
    """Put a message about a case into the outbox, and return its id; an office reads none."""
    if is_office(telling.person_id):
        return ""
    push = NewPush(
        person_id=telling.person_id,
        kind=telling.kind,
        text=telling.text,
        weight=_weight(case, telling),
        case_id=case.id,
        community=case.community,
        template=PROGRESS_CARD if telling.to_resident else TASK_CARD,
        fields=_fields(case, telling, moment),
        only_while=telling.only_while,
    )
    return store.outbox.add(push, moment.now, moment.now + telling.wait_ms)


def _weight(case: Case, telling: Telling) -> int:
    """Let all that is told of an emergency come before all else while somebody has to go to it."""
    if case.urgency != "emergency" or not telling.pages:
        return telling.weight
    goes_on = is_open(case) and case.status not in AWAITS_RESIDENT and telling.weight < LATER
    return PAGE if goes_on or telling.weight == URGENT else telling.weight


def tell_person(  # noqa: PLR0913 - a message outside any case
    store: Store,
    now: int,
    person_id: str,
    text: str,
    *,
    kind: str = "step",
    community: str = "",
    weight: int = RESULT,
) -> None:
    """Put a message that is about no case into the outbox."""
    push = NewPush(person_id, kind, text, weight, community=community or None)
    store.outbox.add(push, now, now)


def _fields(case: Case, telling: Telling, moment: Moment) -> str:
    """Return what a template message may carry, by meaning; the ladder cuts it to the types."""
    phrase = status_phrase(case, moment.settings)
    if not telling.to_resident:
        phrase = cards.FOR_STAFF.get(case.status, phrase)
    values = {
        "number": case.number,
        "status": phrase,
        "what": short(case.description, CARD_WORDS),
        "place": _place(case),
        "time": moment.now,
        "who": plain(telling.text).split("\n")[0],
    } | telling.card
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _place(case: Case) -> str:
    """Return where to go: the home alone, else all the words for a public place or a floor."""
    home = places.home_label(case.building, case.unit, case.room)
    return (home if case.room else case.place) or home or case.community


def clerks(store: Store, moment: Moment, community: str, about: Case | None = None) -> list[Staff]:
    """Return who hears first here and can be reached, or else whoever leads; nobody accused."""
    staff = store.staff.active_in(community)
    if about is not None:
        staff = free(about, staff)
    on_shift = store.staff.on_shift(community)
    found = reachable(duty.clerks_on_duty(staff, on_shift, moment))
    found = found or reachable(duty.whoever_leads(staff, moment))
    return departments.without_others(about, found, staff, moment.settings) if about else found


def everybody_on_duty(store: Store, moment: Moment, community: str) -> list[Staff]:
    """Return all who are on duty here, whatever their work, and can be reached."""
    staff = store.staff.active_in(community)
    return reachable(duty.on_duty(staff, store.staff.on_shift(community), moment))


def next_in_danger(store: Store, moment: Moment, case: Case) -> list[Staff]:
    """Return who can act where nobody else is on duty: whoever accepts or has the trade, who leads.

    Nobody of the owners' committee or of another department is woken for it.
    """
    staff = free(case, store.staff.active_in(case.community))
    able = [
        one
        for one in staff
        if dispatch.has_trade(case, one, moment.settings)
        or one in duty.clerks(staff, moment.settings)
    ]
    found = {one.id: one for one in (*able, *superiors(store, moment, case, LADDER))}
    return reachable(found.values())


def superiors(store: Store, moment: Moment, case: Case, level: int | None = None) -> list[Staff]:
    """Return whom a level of the ladder reaches (default: the one the case is raised to).

    A level without anybody who can be told passes on to the next, at last to whoever leads.
    """
    staff = store.staff.active_in(case.community)
    on_shift = store.staff.on_shift(case.community)
    first = max(case.alert_level, LADDER) if level is None else level
    for step in range(first, max(first, escalation.top_level(case, moment.settings)) + 1):
        found = reachable(escalation.recipients(case, step, staff, on_shift, moment))
        if step < LADDER and not found:  # the clerks can at least phone the one who holds it
            found = clerks(store, moment, case.community, case)
        if found:
            return found
    return reachable(duty.whoever_leads(free(case, staff), moment))


def reachable(staff: Iterable[Staff]) -> list[Staff]:
    """Return those who have bound an account."""
    return [one for one in staff if one.person_id]


def tell_clerks(  # noqa: PLR0913 - a message outside any case
    store: Store, moment: Moment, community: str, text: str, *, kind: str, besides: str = ""
) -> int:
    """Tell the clerks on duty; return how many could be told."""
    told = [s for s in clerks(store, moment, community) if s.person_id != besides]
    for one in told:
        tell_person(store, moment.now, one.person_id or "", text, kind=kind, community=community)
    return len(told)
