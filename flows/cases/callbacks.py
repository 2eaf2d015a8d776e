"""The queue of callbacks (回访, CAL): who is asked afterwards, and what becomes of the answer.

A kind says which of its acts want one, and in which words it asks; none is known here by name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.cases.rules import deadlines
from flows.settings.calendar import HOUR, after_quiet
from nlp.acts import satisfaction
from storage.ids import new_id
from storage.persons import is_office
from storage.records.callback import (
    CHAT,
    DISSATISFIED,
    DROPPED,
    MAIL,
    PHONE,
    SAID,
    STOPPED,
    WAITING,
    Callback,
)

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from flows.cases.wanted import Wanted
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.store import Store

MUTED = "callback"  # what somebody stopped (退订 回访)


def follow(store: Store, moment: Moment, happened: tuple[Case, Case], deed: Deed) -> None:
    """Queue what an act brings, in its transaction, and end what is asked no more."""
    before, after = happened
    kind = kind_of(after, moment.settings)
    if not kind.callbacks:
        return
    wanted = kind.wants_callback(before, after, deed, moment)
    for one in store.callbacks.of_case(after.id):
        if not one.is_open:
            continue
        result = _said(deed) if one.asked_at is not None else None
        if result is not None:
            answered = replace(one, result=result, words=deed.text, way=CHAT)
            store.callbacks.answer(one, answered, moment.now)
        elif not holds(one, after, moment.settings):
            drop(store, one, f"the case is {after.status}")
    if wanted is not None:
        put(store, moment, after, wanted)


def asks_now(store: Store, moment: Moment, case: Case) -> bool:
    """Tell whether a callback asks who reported it about a case, or is about to."""
    soon = moment.now + HOUR
    return any(
        one.is_open and one.way == CHAT and (one.due_at or soon) < soon
        for one in store.callbacks.of_case(case.id)
        if one.person_id == case.reporter_id and one.reason is None
    )


def holds(callback: Callback, case: Case, settings: Settings) -> bool:
    """Tell whether there is still a reason to ask; a proof only needs that nobody works on it."""
    if callback.checks is not None:
        return not deadlines.is_open(case) or case.status in deadlines.AWAITS_RESIDENT
    return kind_of(case, settings).callbacks[callback.source].holds(case)


def _said(deed: Deed) -> str | None:
    """Return what an act of the resident says of what they were asked: a score, or 没修好."""
    if deed.actor_kind != "resident":
        return None
    if deed.action in {"not_fixed", "reopen"}:
        return DISSATISFIED
    return satisfaction.by_stars(deed.rating) if deed.rating is not None else None


def put(
    store: Store, moment: Moment, case: Case, wanted: Wanted, person_id: str | None = None
) -> None:
    """Queue a callback to who reported a case, or to somebody else whom it concerns.

    One at a time: what was promised takes the place of what was not, and what was answered in this
    round is not asked again for silence.
    """
    person = store.persons.get(person_id or case.reporter_id)
    if person is None or is_office(person.id) or MUTED in person.muted.split():
        return
    source = kind_of(case, moment.settings).callbacks[wanted.source]
    theirs = [one for one in store.callbacks.of_case(case.id) if one.person_id == person.id]
    in_hand = [one for one in theirs if one.is_open]
    said = any(o.round > case.return_count and o.result in SAID for o in theirs)
    if any(one.reason == STOPPED for one in theirs) or (said and not source.promised):
        return
    promised = next((one for one in in_hand if one.promised), None)
    if promised is not None and source.promised:
        _again(store, moment, case, promised)
    if in_hand and (not source.promised or promised is not None):
        return
    for one in in_hand:
        drop(store, one, "a call was promised")
    way = store.callbacks.way_of(person.id).way or source.way
    if wanted.calls and way in {CHAT, MAIL}:
        return
    store.callbacks.add(
        Callback(
            id=new_id(moment.now),
            community=case.community,
            source=wanted.source,
            case_id=case.id,
            person_id=person.id,
            kind=case.kind,
            category=case.category,
            building=case.building,
            worker_id=case.engineer_id,
            round=case.return_count + 1,
            way=PHONE if person.openid is None and way == CHAT else way,
            status=WAITING,
            promised=int(source.promised),
            due_at=after_quiet(wanted.due_at, moment.settings),
            created_at=moment.now,
        )
    )


def _again(store: Store, moment: Moment, case: Case, callback: Callback) -> None:
    """Count a call that is still owed as one of the round that began; it may change hands."""
    later = replace(callback, round=case.return_count + 1)
    if callback.round < moment.settings.callbacks.owner_from_round <= later.round:
        due = after_quiet(moment.now, moment.settings)
        later = replace(later, status=WAITING, due_at=due, alert_at=None)
    if later != callback:
        store.callbacks.save(callback, later)


def drop(store: Store, callback: Callback, reason: str) -> None:
    """Ask it no more."""
    ended = replace(callback, status=DROPPED, reason=reason, due_at=None, alert_at=None)
    store.callbacks.save(callback, ended)
