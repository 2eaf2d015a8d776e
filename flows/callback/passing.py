"""What people say afterwards is passed to the department whose work it was (CAL-6)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flows.callback.texts import tasks as task_texts
from flows.cases import notices, telling, watch
from flows.cases import work as case_work
from flows.cases.notice import ALWAYS, LATER, Notice
from flows.cases.own import is_running
from flows.cases.rules import departments
from flows.cases.rules.conflict import free
from storage.records.callback import DISSATISFIED, MOSTLY, SAID, SATISFIED

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.callback import Callback
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store


def pass_on(store: Store, moment: Moment, callback: Callback, words: str) -> None:
    """Tell who did the work, and who leads them, in the words of who was asked.

    What dissatisfies somebody opens the case again, which tells them more.
    """
    case = store.cases.get(callback.case_id)
    if case is None or not words or callback.result not in {SATISFIED, MOSTLY}:
        return
    staff = free(case, store.staff.active_in(case.community))
    heads = [one for one in staff if departments.leads_department(one, moment.settings)]
    own = departments.heads_of(case, heads, staff, moment.settings) if callback.worker_id else ()
    worker = [one for one in staff if one.id == callback.worker_id]
    _tell(store, moment, case, (callback.result or "", words), [*worker, *own])


def warn(store: Store, moment: Moment, case: Case, words: str, *, worker: bool) -> None:
    """Tell what dissatisfies somebody while the case is in work: nothing is opened again then.

    Who leads hears of it, and whoever has it unless they read the words otherwise.
    """
    if not is_running(case) or not words:
        return
    staff = free(case, store.staff.active_in(case.community))
    has = {case.engineer_id or case.holder_id} if worker else set()
    told = [one for one in staff if one.id in has]
    _tell(
        store, moment, case, (DISSATISFIED, words), [*told, *telling.superiors(store, moment, case)]
    )


def tell_of_sealed(store: Store, moment: Moment, case: Case, callback: Callback) -> None:
    """Tell who handled what takes no line any more; of a no who leads them and the clerks hear, too.

    Who was not reached, or would not say, told nothing that could be passed on.
    """
    if callback.result not in SAID:
        return
    staff = free(case, store.staff.active_in(case.community))
    handled = {case.holder_id, case.engineer_id, case.proposed_by, callback.worker_id}
    told = [one for one in staff if one.id in handled and one.id != callback.entered_by]
    if callback.result == DISSATISFIED:
        led = [one for one in staff if one.id in {two.superior_id for two in told}]
        told += [*led, *telling.clerks(store, moment, case.community, case)]
    _tell(store, moment, case, (callback.result or "", callback.words), told)


def _tell(
    store: Store, moment: Moment, case: Case, said: tuple[str, str], staff: list[Staff]
) -> None:
    happened = case_work.news_of(store, moment, case, watch.system_deed("callback", said[1]))
    text = partial(task_texts.opinion, result=said[0])
    notice = Notice("holder", text, LATER, ALWAYS, "step")
    notices.tell_staff(store, happened, notice, telling.reachable(staff))
