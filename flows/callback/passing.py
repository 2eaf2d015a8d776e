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
from storage.records.callback import DISSATISFIED, SAID

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.callback import Callback
    from storage.records.staff import Staff
    from storage.store import Store


def pass_on(store: Store, moment: Moment, callback: Callback, words: str) -> None:
    """Tell who did the work, and who leads them, in the words of who was asked.

    What dissatisfies somebody opens the case again, which tells them more; where it is in work
    already, whoever has it reads the words (who leads hears of it as of any bad word).
    """
    case = store.cases.get(callback.case_id)
    if case is None or not words or callback.result not in SAID:
        return
    staff = free(case, store.staff.active_in(case.community))
    workers = {callback.worker_id}
    heads: list[Staff] = []
    if callback.result == DISSATISFIED:
        workers = {case.engineer_id or case.holder_id} if is_running(case) else set()
    elif callback.worker_id:
        leaders = [one for one in staff if departments.leads_department(one, moment.settings)]
        heads = list(departments.heads_of(case, leaders, staff, moment.settings))
    told = telling.reachable([*(one for one in staff if one.id in workers), *heads])
    happened = case_work.news_of(store, moment, case, watch.system_deed("callback", words))
    text = partial(task_texts.opinion, result=callback.result or "")
    notices.tell_staff(store, happened, Notice("holder", text, LATER, ALWAYS, "step"), told)
