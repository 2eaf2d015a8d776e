"""Do something to a case: the rule, the record, the timeline line and everybody who hears of it.

Every door goes through `perform`: commands, taps, conversations and sweeps.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import callbacks, notices, telling
from flows.cases.kind import kind_of
from flows.cases.news import News
from flows.cases.rules import lifecycle
from flows.cases.rules.conflict import free
from flows.cases.rules.deeds import Deed, Moment, NotPossible
from flows.cases.texts import replies
from flows.cases.texts.whole import ADDED
from flows.conversation.dialogue import LOOSE_PHOTO_MS
from flows.settings.calendar import local, on_day
from storage.cases import Act

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

# What the resident is not shown in their own timeline: how the office works inside.
INTERNAL = frozenset(
    {
        *("note", "send_back", "hand_over", "escalate", "press", "vacate"),
        *("change_category", "callback", "rate", "link"),
    }
)

SHOWN = frozenset({"not_fixed", "supplement", "appeal"})  # what a photo may show


def perform(store: Store, context: Context, case: Case, deed: Deed) -> Case:
    """Do it and tell everybody concerned; raises NotPossible when it does not fit, and Stale."""
    moment = Moment(context.now, context.settings)
    kind = kind_of(case, context.settings)
    complete = _completed(store, moment, case, deed)
    moved = lifecycle.move(case, complete, moment)
    kind.missing(store, case, complete)
    words = complete.text or complete.reason or ""
    act = Act(
        complete.action,
        complete.actor_id,
        complete.actor_name,
        words,
        public=complete.action not in INTERNAL | kind.internal,
        message_key=context.message_key or None,
    )
    stored = store.cases.save(case, moved, act, context.now)
    _clear_overtaken(store, case, stored)
    notices.tell_all(store, _news(store, moment, (case, stored), complete))
    kind.followed(store, moment, (case, stored), complete)
    callbacks.follow(store, moment, (case, stored), complete)
    return stored


def do_and_tell(store: Store, context: Context, case: Case, deed: Deed) -> str:
    """Do what a resident asks and return the reply; a refusal is a sentence, too."""
    try:
        after = perform(store, context, case, deed)
    except NotPossible as problem:
        return replies.not_possible(problem.reason, case, context)
    reply = _reply(store, deed.action, after, context)
    since = context.now - LOOSE_PHOTO_MS
    with_photos = deed.action in SHOWN and store.evidence.give_loose(
        context.person.id, case.id, since
    )
    return f"{reply}\n{replies.FILED}" if with_photos else reply


def _reply(store: Store, action: str, after: Case, context: Context) -> str:
    own = kind_of(after, context.settings).told.reply(store, action, after, context)
    return own if own is not None else replies.done(action, after, context)


def refusal(context: Context, case: Case, deed: Deed) -> str | None:
    """Say why a resident can't do this now, before they are asked more about it; else None."""
    try:
        lifecycle.move(case, deed, Moment(context.now, context.settings))
    except NotPossible as problem:
        return replies.not_possible(problem.reason, case, context)
    return None


def news_of(store: Store, moment: Moment, case: Case, deed: Deed) -> News:
    """Return a case as something to tell, for what the sweeps say themselves."""
    return _news(store, moment, (case, case), deed)


def _completed(store: Store, moment: Moment, case: Case, deed: Deed) -> Deed:
    """Add what only the database knows: today's urges, and who holds a case next."""
    if deed.action == "urge" and deed.actor_kind == "resident":
        today = day_began(moment)
        count = store.cases.count_actions(case.id, "urge", deed.actor_id, today, moment.now)
        return replace(deed, today=count)
    own = kind_of(case, moment.settings).completed
    if own is not None:
        return own(store, moment, case, deed)
    if deed.action in {"not_fixed", "reopen"} and deed.target_id is None:
        leads = _owners(store, moment, case) or telling.superiors(store, moment, case)
        return replace(deed, target_id=leads[0].id if leads else case.holder_id)
    return deed


def _owners(store: Store, moment: Moment, case: Case) -> list[Staff]:
    """Return who has what came back so often that it is theirs until the resident is content."""
    rules = moment.settings.callbacks
    if case.return_count + 1 < rules.owner_from_round:
        return []
    staff = free(case, store.staff.active_in(case.community))
    return telling.reachable(one for one in staff if one.role == rules.owner)


def day_began(moment: Moment) -> int:
    """Return when the local day began."""
    return on_day(local(moment.now, moment.settings).date(), "00:00", moment.settings)


def _news(store: Store, moment: Moment, cases: tuple[Case, Case], deed: Deed) -> News:
    before, after = cases
    return News(
        before,
        after,
        deed,
        moment,
        _staff(store, after.engineer_id),
        _staff(store, after.holder_id),
        tuple(one for one in store.cases.timeline(after.id) if one.action in ADDED and one.text),
    )


def _staff(store: Store, staff_id: str | None) -> Staff | None:
    return store.staff.get(staff_id) if staff_id else None


def _clear_overtaken(store: Store, before: Case, after: Case) -> None:
    """Drop reminders that wait for a case which moved on: they are no longer true."""
    if before.status != after.status:
        store.outbox.replace_waiting(after.id, ("reminder", "news"), f"{before.status} ended")
