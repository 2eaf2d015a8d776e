"""How much of one person's words reaches staff one by one; the rest is gathered for one message.

Nothing is lost by it: each case stands in the lists, is due and escalates as ever. What is urgent,
and what changes work that somebody of ours has taken up, is never gathered.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.cases.notice import STEP
from flows.cases.rules import confidentiality
from flows.cases.rules.rulebook import rulebook
from flows.cases.telling import TASK_CARD
from flows.cases.texts import gathered as gathered_texts
from storage.gatherings import KIND
from storage.outbox import NewPush

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flows.cases.news import News
    from flows.cases.rules.deeds import Moment
    from flows.settings.site import Settings
    from storage.records.staff import Staff
    from storage.store import Store


def goes_alone(store: Store, happened: News, *, counts: bool) -> bool:
    """Tell whether staff hear of this at once, each by itself."""
    deed, before, case = happened.deed, happened.before, happened.case
    urgent = case.danger is not None or case.urgency != "ordinary"
    taken_up = before.status != case.status and before.holder_id is not None
    if deed.actor_kind != "resident" or deed.actor_id is None or urgent or taken_up:
        return True
    return is_within(store, happened.moment, deed.actor_id, counts=counts)


def is_within(store: Store, moment: Moment, writer_id: str, *, counts: bool = True) -> bool:
    """Tell whether one more of what somebody writes is passed on by itself."""
    limits = moment.settings.push.residents_one_by_one
    both = limits.an_hour, limits.a_day
    return store.gatherings.is_within(writer_id, moment.now, both, counts=counts)


def gather(store: Store, happened: News, reader_id: str) -> None:
    """Count it for somebody of ours, by a name that they may know."""
    hides = rulebook(happened.case, happened.moment.settings).hides_reporter
    who = confidentiality.A_RESIDENT if hides else happened.deed.actor_name
    now, where = happened.moment.now, happened.case.community
    store.gatherings.add(reader_id, who, happened.deed.action, where, now)


@dataclass(frozen=True, slots=True)
class Written:
    """Words that are about no case: who wrote them, as staff may call them, what and where."""

    writer_id: str
    who: str
    what: str
    community: str


def tell_each(
    store: Store,
    moment: Moment,
    staff: Iterable[Staff],
    written: Written,
    tell: Callable[[Staff], None],
) -> None:
    """Tell these of ours what somebody wrote, or only count it after so much of theirs."""
    alone = is_within(store, moment, written.writer_id)
    for one in staff:
        if alone:
            tell(one)
        elif one.person_id is not None:
            who = written.who or confidentiality.A_RESIDENT
            store.gatherings.add(one.person_id, who, written.what, written.community, moment.now)


def tell_gathered(store: Store, settings: Settings, reader_id: str, now: int) -> None:
    """Tell somebody of ours what was gathered for them."""
    del settings
    found = store.gatherings.take(reader_id, now)
    if not found:
        return
    where = found[0].community
    shown = gathered_texts.card(found) | {"place": where, "time": now}
    push = NewPush(
        reader_id,
        KIND,
        gathered_texts.digest(found),
        STEP,
        community=where,
        template=TASK_CARD,
        fields=json.dumps(shown, ensure_ascii=False, separators=(",", ":")),
    )
    store.outbox.add(push, now, now)
