"""What only complaints need when nobody acts: the one-month rule."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flows.cases import notices, telling, watch
from flows.cases import work as case_work
from flows.cases.notice import OPEN, RESULT, Notice
from flows.cases.rules.deeds import Moment
from flows.cases.rules.escalation import LADDER
from flows.complaint.rules import severity
from flows.complaint.settings import Complaints
from flows.complaint.texts import reasons, turns
from flows.settings.calendar import DAY, HOUR

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.store import Store


def look_at_month(store: Store, settings: Settings, case_id: str, now: int) -> None:
    """Warn of a complaint that grows old, and make it major after a month (COM-4 c).

    While an answer waits for the resident's word the rule waits, too: it is not without solution.
    """
    case = store.cases.get(case_id)
    if case is None or case.month_at is None or case.month_at > now:
        store.cases.release(case_id)
        return
    moment = Moment(now, settings)
    if case.status == "answered":
        store.cases.move_alert(case, month_at=max(case.due_at or now, now + HOUR))
        return
    next_at, due = severity.month_due(case, now, settings)
    if due == "major":
        _raise(store, moment, case)
        return
    store.cases.move_alert(case, month_at=next_at)
    if due == "warn":
        _warn(store, moment, case)


def _raise(store: Store, moment: Moment, case: Case) -> None:
    deed = watch.system_deed(
        "month_passed", reasons.month(moment.settings.section(Complaints).month.days)
    )
    case_work.perform(store, watch.context_of(store, moment, case), case, deed)
    store.cases.release(case.id)


def _warn(store: Store, moment: Moment, case: Case) -> None:
    """Tell who holds it, and the level above them."""
    holder = store.staff.get(case.holder_id) if case.holder_id else None
    here = telling.reachable([holder] if holder else [])
    here = here or telling.clerks(store, moment, case.community, case)
    above = telling.superiors(store, moment, case, LADDER)
    days = (moment.now - case.created_at) // DAY
    happened = case_work.news_of(store, moment, case, watch.system_deed("month_warned"))
    words = partial(turns.month_warned, days=days)
    card = partial(turns.month_warned_card, days=days)
    notice = Notice("holder", words, RESULT, OPEN, "reminder", card=card)
    notices.tell_staff(store, happened, notice, [*here, *above])
