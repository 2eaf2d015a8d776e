"""Answers that staff wrote down are proved: a random tenth is asked again, by somebody else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.callback.results import is_drawn
from flows.settings.calendar import DAY, after_quiet
from storage.ids import new_id
from storage.records.callback import CHAT, PHONE, SAID, WAITING

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.callback import Callback
    from storage.store import Store

LATER_DAYS = 2  # so that it is not asked in the same breath


def ask_again(store: Store, moment: Moment, answered: Callback) -> None:
    """Queue the proof of an answer where it is drawn; nobody proves a proof."""
    share = moment.settings.callbacks.asked_again
    if answered.checks or answered.result not in SAID or not is_drawn(answered, share):
        return
    if any(one.checks == answered.id for one in store.callbacks.of_case(answered.case_id)):
        return
    person = store.persons.get(answered.person_id)
    in_chat = person is not None and person.openid is not None and bool(person.followed)
    again = once_more(moment, answered, CHAT if in_chat else PHONE)
    due = after_quiet(moment.now + LATER_DAYS * DAY, moment.settings)
    store.callbacks.add(replace(again, checks=answered.id, due_at=due))


def once_more(moment: Moment, row: Callback, way: str) -> Callback:
    """Return a callback that asks the same anew, in the same round."""
    return replace(
        row,
        id=new_id(moment.now),
        way=way,
        status=WAITING,
        promised=0,
        due_at=after_quiet(moment.now, moment.settings),
        created_at=moment.now,
        asked_at=None,
        outbox_id=None,
        answered_at=None,
        result=None,
        words="",
        holder_id=None,
        alert_at=None,
        alert_level=0,
        tries=0,
        entered_by=None,
        checks=None,
        reason=None,
        version=1,
    )


def wrote(store: Store, row: Callback | None) -> frozenset[str]:
    """Return who wrote down the answer that a callback proves: they can't ask again."""
    proved = store.callbacks.get(row.checks) if row and row.checks else None
    return frozenset({proved.entered_by}) if proved and proved.entered_by else frozenset()
