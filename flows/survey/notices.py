"""The notice matrix of surveys: for each act, who hears of it and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.notice import OPEN, RESULT, STEP, URGENT, Notice
from flows.cases.texts import tasks as any_tasks
from flows.survey.record import survey_of
from flows.survey.texts import tasks

if TYPE_CHECKING:
    from flows.cases.news import News
    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store


def deciders(store: Store, _moment: Moment, case: Case) -> list[Staff]:
    """Return who may say yes now and can be reached."""
    survey = survey_of(case)
    staff = store.staff.active_in(case.community)
    able = [one for one in staff if one.role == survey.turn and one.id != survey.author_id]
    return telling.reachable(able)


def author(store: Store, _moment: Moment, case: Case) -> list[Staff]:
    """Return who planned it."""
    found = store.staff.get(survey_of(case).author_id)
    return telling.reachable([found] if found and found.active else [])


AUDIENCES = {"deciders": deciders, "author": author}


def _waits(happened: News) -> bool:
    return survey_of(happened.case).turn is not None


def _is_reported(happened: News) -> bool:
    return happened.case.status == "reported"


def _is_planned(happened: News) -> bool:
    return happened.case.status == "approved"


def _is_returned(happened: News) -> bool:
    return happened.case.status == "returned"


def _is_reporting(happened: News) -> bool:
    return happened.case.status == "reporting"


NOTICES: dict[str, tuple[Notice, ...]] = {
    "open": (Notice("deciders", tasks.to_approve, RESULT, "approving", "task"),),
    "approve": (
        Notice("deciders", tasks.to_approve, RESULT, "approving", "task", _waits),
        Notice("author", tasks.approved, STEP, "approved", "step", _is_planned),
        Notice("author", tasks.report_approved, STEP, "reported", "step", _is_reported, tasks.on_card("报告已批准")),
    ),
    "pass_over": (
        Notice("deciders", tasks.to_approve, RESULT, "approving reporting", "task", _waits),
        Notice("author", tasks.approved, STEP, "approved", "step", _is_planned),
    ),
    "reject": (
        Notice("author", tasks.rejected, RESULT, "returned", "task", _is_returned),
        Notice("author", tasks.report_rejected, RESULT, "reporting", "task", _is_reporting, tasks.on_card("报告未通过")),
    ),
    "revise": (Notice("deciders", tasks.to_approve, RESULT, "approving", "task"),),
    "start": (Notice("author", tasks.running, STEP, "running"),),
    "extend": (), "deliver": (), "wave": (), "end": (), "purge": (), "meeting": (),
    "count": (
        Notice("deciders", tasks.to_approve, RESULT, "reporting", "task"),
        Notice("author", tasks.counted, STEP, "reporting", card=tasks.on_card("统计完成")),
    ),
    "publish": (), "withdraw": (), "note": (),
    "vacate": (Notice("clerks", tasks.vacated, URGENT, OPEN, "task"),),
    "press": (Notice("holder", tasks.pressed, URGENT, OPEN, "task"),),
    "escalate": (Notice("superior", any_tasks.escalated, URGENT, OPEN, "task"),),
    "photo": (),
}  # fmt: skip
