"""An archived complaint that is not right after all: its archive is sealed, so another is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import opening
from flows.cases import work as case_work
from flows.cases.rules import deadlines
from flows.cases.rules.deeds import Deed
from flows.complaint.settings import COMPLAINTS
from flows.complaint.texts import filing as filing_texts
from storage.records.callback import DISSATISFIED

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records.callback import Callback
    from storage.records.case import Case
    from storage.store import Store

SEALED = "closed"


def called_back(store: Store, context: Context, case: Case, callback: Callback) -> str | None:
    """Open another complaint that names the archived one, where somebody is not satisfied.

    It blames whom that one blamed and is hidden from whom that one was. Words said later are added
    to what was opened already.
    """
    if case.status != SEALED or callback.result != DISSATISFIED:
        return None
    by_staff = callback.entered_by is not None
    words = callback.words or filing_texts.STILL_NOT_RIGHT
    opened = [one for one in store.cases.made_from(case.id) if deadlines.is_open(one)]
    if opened:
        deed = Deed("supplement", case.reporter_id, case.reporter_name, "resident", text=words)
        case_work.perform(store, context.about(opened[0]), opened[0], deed)
        return filing_texts.added_to_anew(case, opened[0])
    blamed = tuple(one.staff_id for one in store.complaints.accused_in(case.id) if one.staff_id)
    told = filing_texts.anew(case, words)
    made = opening.create_from(store, context, case, COMPLAINTS, told, blamed)
    if by_staff:
        return filing_texts.opened_anew_by_staff(case, made)
    return filing_texts.opened_anew(case, made, context)
