"""Calling until somebody says 我去, and again when who said so is not there in time.

Everybody on duty is called with the report itself (flows/emergency/notices.py). The rest hangs on
nothing but the case as it stands when it is looked at: whoever acts on it, by whatever word, ends
the calls. The ladder of escalation climbs besides.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases import work as case_work
from flows.cases.notice import URGENT, Notice
from flows.cases.notices import tell_staff
from flows.cases.rules import access, deadlines
from flows.cases.rules.deeds import Moment
from flows.cases.rules.escalation import LADDER
from flows.cases.telling import Telling
from flows.cases.watch import system_deed
from flows.emergency import picture
from flows.emergency.settings import Emergencies
from flows.emergency.texts import paging as paging_texts

if TYPE_CHECKING:
    from flows.cases.news import News
    from flows.settings.site import Settings
    from storage.alarms import Alarm
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

PAGE = "page"  # kind of these messages: the newest takes the place of what has not left
NOBODY_GOES, LATE = "nobody goes", "late"
WIDER, WIDEST = 2, 3  # rounds
LOOK_MS = 5_000  # between two looks: who joined hears of each step that soon


def claim(store: Store, now: int, until: int, limit: int) -> list[str]:
    """Claim the emergencies that are looked at now."""
    return store.alarms.claim(now, until, limit)


def look(store: Store, settings: Settings, case_id: str, now: int) -> None:
    """Call for who is needed, and set when it is looked at next."""
    alarm, case = store.alarms.get(case_id), store.cases.get(case_id)
    if alarm is None or case is None:
        return
    words_wait = picture.keep_up(store, Moment(now, settings), case)
    if not deadlines.is_open(case):
        store.alarms.look_again(alarm, now + LOOK_MS if words_wait else None)
        return
    pace = settings.section(Emergencies)
    why, called_at = _called_for(case, now), case.created_at + pace.call_again * 1000
    if why == NOBODY_GOES and now < called_at:  # they were called when it was reported
        store.alarms.look_again(alarm, min(called_at, now + LOOK_MS))
        return
    if not why:
        store.alarms.look_again(replace(alarm, called_for="", round=0), now + LOOK_MS)
        return
    longest = max(pace.call_again, pace.then_every) * 1000  # and no longer, if the clock went back
    if now < alarm.next_call_at <= now + longest and why == alarm.called_for:
        store.alarms.look_again(alarm, now + LOOK_MS)
        return
    count = alarm.round + 1 if why == alarm.called_for else 1
    called = replace(alarm, called_for=why, round=count)
    _call(store, Moment(now, settings), case, called)
    seconds = pace.call_again if count < pace.rounds else pace.then_every
    called = replace(called, next_call_at=now + seconds * 1000)
    store.alarms.look_again(called, now + LOOK_MS)


def _called_for(case: Case, now: int) -> str:
    """Return why people are called now: nobody has answered, or who goes is not there in time."""
    if case.status in deadlines.AWAITS_RESIDENT or case.arrived_at is not None:
        return ""
    if case.taken_at is None:
        return NOBODY_GOES
    due = case.promised_at or case.due_at
    return LATE if due is not None and due <= now else ""


def _call(store: Store, moment: Moment, case: Case, alarm: Alarm) -> None:
    store.outbox.replace_waiting(case.id, (PAGE,), "called again")
    happened = case_work.news_of(store, moment, case, system_deed(PAGE))
    words = paging_texts.nobody_goes if alarm.called_for == NOBODY_GOES else paging_texts.late
    card = (
        paging_texts.nobody_goes_card if alarm.called_for == NOBODY_GOES else paging_texts.late_card
    )
    notice = Notice("on_duty", words, URGENT, case.status, PAGE, card=card)
    called = _whom(store, moment, case, alarm)
    tell_staff(store, happened, notice, called)
    if alarm.round >= WIDEST:  # who goes sees the phone, and nobody else who has no need of it
        ids = {one.id for one in called}
        others = [one for one in _who_can_act(store, moment, case) if one.id not in ids]
        without = replace(happened, case=replace(case, reporter_phone=""))
        tell_staff(store, without, notice, others)
    if alarm.called_for == NOBODY_GOES and alarm.round == WIDER:
        _tell_reporter(store, happened)


def _whom(store: Store, moment: Moment, case: Case, alarm: Alarm) -> list[Staff]:
    """Return who is called: those on duty and who goes, then who leads."""
    found = telling.everybody_on_duty(store, moment, case.community)
    found = found or telling.next_in_danger(store, moment, case)
    goes = store.staff.get(case.engineer_id) if case.engineer_id else None
    found += telling.reachable([goes] if goes else [])
    if alarm.round >= WIDER:
        found += telling.superiors(store, moment, case, LADDER)
        found += telling.superiors(store, moment, case, LADDER + 1)
    return found


def _who_can_act(store: Store, moment: Moment, case: Case) -> list[Staff]:
    """Return all of the community who could go or send somebody."""
    everybody = telling.reachable(store.staff.active_in(case.community))
    return [one for one in everybody if access.may_do(one, "note", moment.settings)]


def _tell_reporter(store: Store, happened: News) -> None:
    """Say honestly that nobody has answered, and whom to phone now."""
    case, settings = happened.case, happened.moment.settings
    place = next(one for one in settings.communities if one.name == case.community)
    words = paging_texts.to_reporter(case, place.duty_phone)
    message = Telling(case.reporter_id, words, "step", URGENT, case.status, to_resident=True)
    telling.tell(store, happened.moment, case, message)
