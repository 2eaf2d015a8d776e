"""Arrange a talk about a complaint (约谈): the act on the case and the row of the talk, together.

Each function raises NotPossible where the complaint does not allow it, and Stale.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import work as case_work
from flows.cases.rules.reminding import reminder_at
from storage.ids import new_id
from storage.records.complaint import Talk

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed
    from flows.complaint.rules.talks import Partner
    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.store import Store

ACCUSED_REASON = "accused"  # what concerns the accused alone: the resident hears nothing of it


def offer(
    store: Store, context: Context, case: Case, deed: Deed, partner: Partner = "resident"
) -> Case:
    """Propose times, or keep the one agreed upon by phone; an earlier proposal ends."""
    after = case_work.perform(store, context, case, deed)
    _end(store, case, partner)
    talk = _new(context, case, deed, partner)
    store.talks.add(_agreed(talk, deed.until, context) if deed.until is not None else talk)
    return after


def agree(store: Store, context: Context, talk: Talk, case: Case, deed: Deed) -> Case:
    """Agree upon one of the times that are proposed."""
    after = case_work.perform(store, context, case, deed)
    store.talks.save(talk, _agreed(talk, deed.until or context.now, context))
    return after


def call_off(store: Store, context: Context, case: Case, deed: Deed) -> Case:
    """End what was proposed or agreed upon: declined, cancelled, or nobody came."""
    after = case_work.perform(store, context, case, deed)
    _end(store, case, "resident")
    return after


def record(
    store: Store, context: Context, case: Case, deed: Deed, partner: Partner = "resident"
) -> Case:
    """Keep what was agreed in a talk, also in one that nobody had arranged."""
    after = case_work.perform(store, context, case, deed)
    talk = store.talks.open_of(case.id, partner)
    if talk is None:
        store.talks.add(_held(_new(context, case, deed, partner), deed, context))
    else:
        store.talks.save(talk, _held(talk, deed, context))
    return after


def _held(talk: Talk, deed: Deed, context: Context) -> Talk:
    return replace(talk, status="held", held_at=context.now, record=deed.text, remind_at=None)


def _end(store: Store, case: Case, partner: Partner) -> None:
    talk = store.talks.open_of(case.id, partner)
    if talk is not None:
        store.talks.save(talk, replace(talk, status="cancelled", remind_at=None))


def _agreed(talk: Talk, at: int, context: Context) -> Talk:
    reminder = reminder_at(at, context.now, context.settings)
    return replace(talk, status="agreed", agreed_at=at, remind_at=reminder)


def _new(context: Context, case: Case, deed: Deed, partner: Partner) -> Talk:
    return Talk(
        id=new_id(context.now),
        case_id=case.id,
        partner=partner,
        partner_name="",
        way=deed.way,
        proposed=deed.times,
        status="proposed",
        agreed_at=None,
        remind_at=None,
        held_at=None,
        record=None,
        arranged_by=deed.actor_id,
        created_at=context.now,
        version=1,
    )
