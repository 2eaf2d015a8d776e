"""Whom a case can be sent to, with what they have on hand; and sending it without a clerk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import work as case_work
from flows.cases.rules import dispatch, duty
from flows.cases.rules.conflict import free
from flows.cases.rules.deeds import Deed, Moment
from storage.which_cases import Reader

if TYPE_CHECKING:
    from flows.cases.rules.dispatch import Candidate
    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.store import Store

SYSTEM = "小管家"


def candidates(store: Store, moment: Moment, case: Case, reader: Reader) -> tuple[Candidate, ...]:
    """Return who could do a case, the best first (REP-4), by what of their work the reader sees."""
    staff = free(case, store.staff.active_in(case.community))
    on_shift = store.staff.on_shift(case.community)
    there = {one.id for one in duty.on_duty(staff, on_shift, moment)}
    able = [s for s in staff if dispatch.has_trade(case, s, moment.settings)]
    loads = store.standing.loads(reader, (one.id for one in able))
    return dispatch.candidates(case, able, loads, there, moment.settings)


def send_at_once(store: Store, context: Context, case: Case) -> Case:
    """Send a report to the best candidate where the community wants that (`dispatch: automatic`).

    Without anybody who can be reached it waits for a clerk, as everywhere.
    """
    community = context.settings.community(case.community)
    if community is None or community.dispatch != "automatic":
        return case
    moment = Moment(context.now, context.settings)
    best = dispatch.choose(candidates(store, moment, case, Reader(case.community)))
    if best is None:
        return case
    deed = Deed("dispatch", None, SYSTEM, "system", target_id=best.staff.id)
    return case_work.perform(store, context, case, deed)
