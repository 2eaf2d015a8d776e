"""The notice matrix of what is borrowed: for each act, who hears of it and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.notice import OPEN, RESULT, STEP, URGENT, Notice
from flows.cases.texts import tasks as any_tasks
from tests.borrowing import texts as borrow_texts

if TYPE_CHECKING:
    from flows.cases.news import News


def _escalates(happened: News) -> bool:
    return happened.case.urge_count >= happened.moment.settings.resident.urge_escalates_at


NOTICES: dict[str, tuple[Notice, ...]] = {
    "open": (Notice("clerks", borrow_texts.wanted, STEP, "asked", "task"),),
    "lend": (Notice("reporter", borrow_texts.lent, RESULT, "lent", "result"),),
    "extend": (Notice("reporter", borrow_texts.extended, RESULT, "lent", "result"),),
    "give_back": (
        Notice("reporter", borrow_texts.given_back, RESULT, "closed", "result"),
        Notice("holder", borrow_texts.is_back, STEP, "closed"),
    ),
    "close": (Notice("reporter", borrow_texts.nothing_to_lend, RESULT, "closed", "result"),),
    "withdraw": (Notice("holder", borrow_texts.withdrawn, RESULT, "withdrawn", "task"),),
    "rate": (Notice("holder", any_tasks.rated, STEP, "closed"),),
    "vacate": (Notice("clerks", borrow_texts.vacated, URGENT, OPEN, "task"),),
    "note": (),
    "supplement": (Notice("holder", any_tasks.supplement, STEP),),
    "photo": (Notice("holder", any_tasks.photos, STEP, OPEN, "photos"),),
    "urge": (
        Notice("holder", borrow_texts.urged, URGENT, "asked", "task"),
        Notice("superior", any_tasks.urged_often, URGENT, "asked", "task", _escalates),
    ),
    "press": (Notice("holder", borrow_texts.pressed, URGENT, OPEN, "task"),),
    "escalate": (Notice("superior", any_tasks.escalated, URGENT, OPEN, "task"),),
}
