"""The notice matrix of announcements: which of the staff hears of an act, and in which words.

Residents are told by `rounds`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.bulletin.announcement.record import announcement_of
from flows.bulletin.announcement.texts import tasks
from flows.cases import telling
from flows.cases.notice import ALWAYS, OPEN, RESULT, STEP, URGENT, Notice
from flows.cases.texts import tasks as any_tasks

if TYPE_CHECKING:
    from flows.cases.news import News
    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store


def author(store: Store, _moment: Moment, case: Case) -> list[Staff]:
    """Return who wrote it."""
    found = store.staff.get(announcement_of(case).author_id)
    return telling.reachable([found] if found and found.active else [])


AUDIENCES = {"author": author}


def _waits(happened: News) -> bool:
    return announcement_of(happened.case).turn is not None


def _waited(happened: News) -> bool:
    return announcement_of(happened.before).turn is not None


NOTICES: dict[str, tuple[Notice, ...]] = {
    "open": (Notice("holder", tasks.to_approve, RESULT, OPEN, "task", _waits),),
    "approve": (Notice("author", tasks.approved, RESULT, "running"),),
    "reject": (Notice("author", tasks.rejected, RESULT, ALWAYS, "task"),),
    "postpone": (Notice("holder", tasks.changed, STEP, OPEN),),
    "restore": (), "end": (), "note": (), "photo": (),
    "withdraw": (Notice("holder", tasks.called_off, STEP, ALWAYS, only_if=_waited),),
    "vacate": (Notice("superior", tasks.vacated, URGENT, OPEN, "task"),),
    "press": (Notice("holder", tasks.pressed, URGENT, OPEN, "task"),),
    "escalate": (Notice("superior", any_tasks.escalated, URGENT, OPEN, "task"),),
}  # fmt: skip
