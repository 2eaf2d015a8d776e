"""Asking in chat or by e-mail, once it is due: within the budget, in the hours somebody chose.

What can't be asked so becomes a clerk's task; so does what was asked for a day in vain.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.callback import giving
from flows.callback.texts import ask as ask_texts
from flows.cases import callbacks
from flows.cases.callbacks import MUTED
from flows.cases.notice import RESULT
from flows.cases.rules.deeds import Moment
from flows.cases.telling import CARD_WORDS
from flows.cases.texts.words import short
from flows.settings.calendar import DAY, HOUR, after_quiet, local, next_time
from storage.outbox import NewPush
from storage.records.callback import ASKED, CHAT, MAIL, OFTEN, WAITING, Callback

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.records.people import Person
    from storage.rewinds import Stretch
    from storage.store import Store

KIND = MUTED  # of the message in the outbox, which 退订 回访 stops
CARD = "confirm"  # the template 待您确认
MONTH = 30 * DAY
MOST = 5  # in one message
_TODAY = 60  # minutes of an hour


def look(store: Store, settings: Settings, callback_id: str, now: int) -> None:
    """Do what a callback whose time has come asks for."""
    callback = store.callbacks.get(callback_id)
    if callback is None or callback.status not in {WAITING, ASKED} or (callback.due_at or 0) > now:
        store.callbacks.release(callback_id)
        return
    moment = Moment(now, settings)
    case, person = store.cases.get(callback.case_id), store.persons.get(callback.person_id)
    gone = why_not(store, settings, callback)
    if case is None or person is None or gone:
        callbacks.drop(store, callback, gone or "the case is gone")
        return
    if callback.status == ASKED:
        giving.give(store, moment, case, callback)
        return
    free_at, reason = _free_at(store, moment, callback)
    if free_at > now:
        store.callbacks.save(callback, replace(callback, due_at=free_at, reason=reason))
    elif callback.way == CHAT and person.followed:
        _ask(store, moment, case, person)
    elif callback.way == MAIL and store.callbacks.way_of(person.id).mail:
        _post(store, moment, callback)
    else:
        giving.give(store, moment, case, callback)


def why_not(store: Store, settings: Settings, callback: Callback) -> str | None:
    """Return why nobody is to be asked any more: the case went on, or somebody moved away."""
    case, person = store.cases.get(callback.case_id), store.persons.get(callback.person_id)
    if case is None or person is None:
        return "the case is gone"
    if not callbacks.holds(callback, case, settings):
        return f"the case is {case.status}"
    if MUTED in person.muted.split():
        return "muted"
    theirs = case.home_id is None or not case.verified or person.openid is None
    homes = [] if theirs else store.residents.bound_homes(person.id)
    if not theirs and all(home.home_id != case.home_id for home in homes):
        return "moved away"
    return None


def still_asks(store: Store, push_id: str) -> bool:
    """Tell whether a message asks something that nobody has answered yet."""
    return any(one.is_open for one in store.callbacks.asked_with(push_id))


def clock_went_back(store: Store, settings: Settings, stretch: Stretch, now: int) -> None:
    """Let nothing that was asked or given in a future that is gone wait for it."""
    rules = settings.callbacks
    hours = max(rules.answer_hours, rules.task_hours, rules.mail_days * 24)
    store.callbacks.clock_went_back(stretch, now, hours * HOUR)


def _free_at(store: Store, moment: Moment, callback: Callback) -> tuple[int, str | None]:
    """Return when somebody may be asked: awake, in their hours, and not too often."""
    settings, now = moment.settings, moment.now
    way = store.callbacks.way_of(callback.person_id)
    at = after_quiet(in_hours(now, way.from_minute, way.until_minute, settings), settings)
    if at > now or callback.promised or callback.way not in {CHAT, MAIL}:
        return at, callback.reason
    rested = store.contacts.free_at(callback.person_id, settings.push.contacts_a_week, now)
    asked = store.callbacks.times_asked(callback.person_id, now - MONTH)
    most = settings.callbacks.a_month
    if len(asked) >= most:
        rested = max(rested, asked[-most] + MONTH)
    return rested, OFTEN


def in_hours(at: int, first: int | None, last: int | None, settings: Settings) -> int:
    """Move a moment into the minutes of the day that somebody chose."""
    if first is None or last is None:
        return at
    clock = local(at, settings)
    minute = clock.hour * _TODAY + clock.minute
    if first <= minute < last:
        return at
    return next_time(at, f"{first // _TODAY:02d}:{first % _TODAY:02d}", settings)


def _post(store: Store, moment: Moment, callback: Callback) -> None:
    """Ask somebody by e-mail; who answers none for days is called."""
    later = after_quiet(moment.now + moment.settings.callbacks.mail_days * DAY, moment.settings)
    asked = replace(callback, status=ASKED, asked_at=moment.now, due_at=later, reason=None)
    store.callbacks.save(callback, asked)
    store.contacts.add(callback.person_id, KIND, moment.now)
    store.letters.post(callback.id, moment.now)


def _ask(store: Store, moment: Moment, about: Case, person: Person) -> None:
    """Ask somebody in one message whatever is due, with what was put off for it."""
    waiting = [
        one
        for one in store.callbacks.open_of_person(person.id)
        if one.status == WAITING
        and one.way == CHAT
        and ((one.due_at or 0) <= moment.now or one.reason == OFTEN)
        and why_not(store, moment.settings, one) is None
    ]
    asked = sorted(waiting, key=lambda one: (one.case_id != about.id, one.id))[:MOST]
    cases = [(one, case) for one in asked if (case := store.cases.get(one.case_id))]
    before = [one for one in store.callbacks.of_case(about.id) if one.asked_at is not None]
    push = NewPush(
        person.id,
        KIND,
        ask_texts.questions(cases, moment.settings),
        RESULT,
        case_id=about.id,
        community=about.community,
        template=None if before else CARD,  # once a case
        fields=_fields(about, moment),
    )
    push_id = store.outbox.add(push, moment.now, moment.now)
    store.contacts.add(person.id, KIND, moment.now)
    later = after_quiet(moment.now + moment.settings.callbacks.answer_hours * HOUR, moment.settings)
    for one in asked:
        store.outbox.replace_waiting(one.case_id, ("reminder",), "asked together", person.id)
        now_asked = replace(
            one, status=ASKED, asked_at=moment.now, outbox_id=push_id, due_at=later, reason=None
        )
        store.callbacks.save(one, now_asked)


def _fields(case: Case, moment: Moment) -> str:
    """Return what a card may say of it."""
    values = {
        "number": case.number,
        "status": ask_texts.CARD_STATUS,
        "what": short(case.description, CARD_WORDS),
        "place": case.place or case.community,
        "time": moment.now,
        "who": ask_texts.CARD_WHO,
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
