"""A callback by phone or visit is somebody's task, and a late one climbs (promise 2)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from flows.callback import callers
from flows.callback.texts import tasks as task_texts
from flows.cases import notices, telling, watch
from flows.cases import work as case_work
from flows.cases.notice import ALWAYS, RESULT, Notice
from flows.cases.rules import deadlines
from flows.cases.rules.deeds import Moment
from flows.settings.calendar import HOUR, MINUTE, after_quiet
from storage.records.callback import PHONE, TASK, VISIT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.settings.site import Settings
    from storage.records.callback import Callback
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store


def give(store: Store, moment: Moment, case: Case, callback: Callback) -> Callback:
    """Let a clerk ask, and tell them until when."""
    holder = callers.whose(store, moment, case, callback)
    due = until(moment, callback)
    task = replace(
        callback,
        status=TASK,
        way=VISIT if callback.way == VISIT else PHONE,
        holder_id=holder.id if holder else None,
        due_at=due,
        alert_at=due,
        alert_level=0,
        reason=None,
    )
    given = store.callbacks.save(callback, task)
    _tell(store, moment, (given, case), [holder] if holder else [], late=False)
    return given


def until(moment: Moment, callback: Callback) -> int:
    """Return until when it is to be asked: within the hour after a bad answer."""
    settings = moment.settings
    if callback.promised:
        return deadlines.call_due(moment.now, settings)
    return after_quiet(moment.now + settings.callbacks.task_hours * HOUR, settings)


def climb(store: Store, settings: Settings, callback_id: str, now: int) -> None:
    """Tell who has a late task, then the next level, until somebody has asked."""
    callback = store.callbacks.get(callback_id)
    late = callback is not None and callback.status == TASK and (callback.alert_at or now) <= now
    case = store.cases.get(callback.case_id) if callback and late else None
    if callback is None or case is None:
        store.callbacks.release(callback_id)
        return
    moment = Moment(now, settings)
    step = settings.escalation.urgent_step if callback.promised else settings.escalation.step
    top = len(settings.escalation.above_the_desk())
    if callback.alert_level > top:
        step = max(step, settings.escalation.repeat)
    told = callers.above(store, moment, callback, callback.alert_level)
    again = after_quiet(now + step * MINUTE, settings)
    raised = min(callback.alert_level + 1, top + 1)
    climbed = replace(callback, alert_at=again, alert_level=raised)
    stored = store.callbacks.save(callback, climbed)
    _tell(store, moment, (stored, case), told, late=True)


def _tell(
    store: Store,
    moment: Moment,
    asked: tuple[Callback, Case],
    staff: Iterable[Staff],
    *,
    late: bool,
) -> None:
    """Tell whose task it is, as much as each may read; where it is nobody's, the clerks."""
    callback, case = asked
    happened = case_work.news_of(store, moment, case, watch.system_deed("call_back"))
    holder = store.staff.get(callback.holder_id) if callback.holder_id else None
    words = partial(task_texts.to_ask, callback=callback, holder=holder, late=late)
    card = partial(task_texts.to_ask_card, late=late)
    notice = Notice("holder", words, RESULT, ALWAYS, "task", card=card)
    told = list(staff) or telling.clerks(store, moment, case.community, case)
    notices.tell_staff(store, happened, notice, told)
