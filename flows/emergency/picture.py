"""Who joined an emergency is kept in the picture, and staff hear how many there are.

Told by the alarm's next look (flows/emergency/paging.py), from what stands in the rows: one page
about new reports a minute and person at most, and each step once to everybody who joined.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import opening, telling
from flows.cases import work as case_work
from flows.cases.filing import Draft
from flows.cases.notice import RESULT, URGENT, Notice
from flows.cases.notices import tell_staff
from flows.cases.rules import deadlines
from flows.cases.telling import Telling
from flows.cases.watch import system_deed
from flows.conversation.context import Context
from flows.emergency import place as emergency_place
from flows.emergency.texts import advice as advice_texts
from flows.emergency.texts import crowd as crowd_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.rules.deeds import Moment
    from storage.alarms import Alarm
    from storage.followers import Follower
    from storage.records.case import Case
    from storage.store import Store

PAGE_PAUSE_MS = 60_000  # between two pages to one person about one emergency
REPORTED = "reported"  # kind of these messages: the newest takes the place of what has not left
STEPS = ("", "goes", "arrived", "over")


def keep_up(store: Store, moment: Moment, case: Case, alarm: Alarm) -> Alarm:
    """Tell who joined what happened since, and staff what is new; return the alarm after it."""
    joined = store.followers.of_case(case.id)
    if not joined:
        return alarm
    if case.status == "withdrawn":
        _go_on_without_the_first(store, moment, case, joined)
        return alarm
    _tell_steps(store, moment, case, joined)
    return _tell_staff(store, moment, case, (alarm, joined))


def _step(case: Case) -> str:
    if not deadlines.is_open(case) or case.status in deadlines.AWAITS_RESIDENT:
        return "over"
    if case.arrived_at is not None:
        return "arrived"
    return "goes" if case.taken_at is not None else ""


def _tell_steps(store: Store, moment: Moment, case: Case, joined: Sequence[Follower]) -> None:
    step = _step(case)
    engineer = store.staff.get(case.engineer_id) if case.engineer_id else None
    name = engineer.name if engineer else advice_texts.A_COLLEAGUE
    for one in joined:
        if STEPS.index(step) <= STEPS.index(one.told):
            continue
        words = crowd_texts.step(step, case, name, moment)
        _tell(store, moment, case, one.person_id, words)
        store.followers.told(one, step)


def _tell_staff(
    store: Store, moment: Moment, case: Case, reports: tuple[Alarm, Sequence[Follower]]
) -> Alarm:
    """Page who is on duty, or who goes, about what was reported since the last page."""
    alarm, joined = reports
    fresh = store.followers.unheard(case.id)
    paged_lately = 0 <= moment.now - alarm.paged_at < PAGE_PAUSE_MS  # not in a future that is gone
    if not fresh or paged_lately or _step(case) == "over":
        return alarm
    store.outbox.replace_waiting(case.id, (REPORTED,), "more reports")
    happened = case_work.news_of(store, moment, case, system_deed(REPORTED))
    notice = Notice(
        "on_duty",
        lambda news: crowd_texts.reports(news, fresh, len(joined)),
        URGENT,
        kind=REPORTED,
        card=lambda news: crowd_texts.reports_card(news, fresh),
    )
    goes = store.staff.get(case.engineer_id) if case.engineer_id else None
    hears = telling.reachable([goes] if goes else [])
    if case.taken_at is None or not hears:
        hears += telling.everybody_on_duty(store, moment, case.community)
    tell_staff(store, happened, notice, hears)
    for words in fresh:
        store.followers.heard(words)
    return replace(alarm, paged_at=moment.now)


def _go_on_without_the_first(
    store: Store, moment: Moment, case: Case, joined: Sequence[Follower]
) -> None:
    """Open the emergency anew in the name of who reported next: theirs was not withdrawn."""
    joined = [one for one in joined if one.told != STEPS[-1]]  # the others took theirs back, too
    first = joined[0] if joined else None
    person = store.persons.get(first.person_id) if first else None
    if first is None or person is None:
        return
    draft = Draft(
        kind=case.kind,
        category=case.category,
        description=first.text,
        place=emergency_place.of_case(case),
        phone=first.phone,
        name=first.name,
        danger=case.danger,
        from_case_id=case.id,
    )
    anew = opening.create(store, Context(moment.now, moment.settings, person), draft)
    store.followers.remove(first)
    store.followers.move(case.id, anew.id)
    told = {one.person_id: crowd_texts.goes_on_as(anew.number) for one in joined}
    told[case.reporter_id] = crowd_texts.goes_on_without_you(case.number, len(joined))
    for person_id, words in told.items():
        _tell(store, moment, anew, person_id, words)


def _tell(store: Store, moment: Moment, case: Case, person_id: str, words: str) -> None:
    """Tell a neighbour; where only a card may go it shows nobody else's words or home."""
    card = {"what": crowd_texts.THEIRS, "place": case.community, "who": ""}
    message = Telling(person_id, words, "step", RESULT, to_resident=True, card=card)
    telling.tell(store, moment, case, message)
