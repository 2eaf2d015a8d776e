"""What a survey does by itself when its time has come; each is done in a transaction of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.deeds import Moment
from flows.survey import vacant
from flows.survey.invitation import course, warning
from flows.survey.publication import keeping, telling
from storage.records.bulletin import TELL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.store import Store

    Do = Callable[[Store, Moment, Case], object]

DOINGS: Mapping[str, Do] = {  # by what stands in the agenda
    course.START: course.start,
    course.WAVE: course.wave,
    course.REMIND: course.remind,
    course.HALF: warning.warn,
    course.LAGGING: warning.warn,
    course.CLOSE: course.close,
    vacant.VACANT: vacant.pass_over,
    TELL: telling.tell,
    keeping.PURGE: keeping.purge,
}


def claim(store: Store, now: int, until: int, limit: int) -> list[str]:
    """Claim what is due."""
    return store.agenda.claim(now, until, limit)


def do(store: Store, settings: Settings, item_id: str, now: int) -> None:
    """Do what is due, once: what it sets anew for itself stays."""
    item = store.agenda.get(item_id)
    case = store.cases.get(item.case_id) if item else None
    if item is None or item.due_at > now:
        return
    store.agenda.drop(item.case_id, item.what)
    doing = DOINGS.get(item.what)
    if case is not None and doing is not None:
        doing(store, Moment(now, settings), case)
