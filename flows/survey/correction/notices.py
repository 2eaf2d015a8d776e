"""The notice matrix of corrective actions: for each act, who hears of it and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.notice import (
    ALWAYS,
    OPEN,
    RESULT,
    STEP,
    URGENT,
    Notice,
    is_unhappy_afterwards,
)
from flows.cases.texts import tasks as any_tasks
from flows.survey.correction.origin import survey_behind
from flows.survey.correction.record import correction_of
from flows.survey.correction.texts import tasks
from flows.survey.record import survey_of

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store


def owner(store: Store, _moment: Moment, case: Case) -> list[Staff]:
    """Return who is responsible."""
    owner_id = correction_of(case).owner_id
    return _reached(store, owner_id)


def planner(store: Store, _moment: Moment, case: Case) -> list[Staff]:
    """Return who planned the survey that it came of."""
    survey = survey_behind(store, case)
    return _reached(store, survey_of(survey).author_id if survey else None)


def _reached(store: Store, staff_id: str | None) -> list[Staff]:
    found = store.staff.get(staff_id) if staff_id else None
    return telling.reachable([found] if found and found.active else [])


AUDIENCES = {"owner": owner, "planner": planner}
NOTICES: dict[str, tuple[Notice, ...]] = {
    "open": (),  # told with the survey's name by `drafting`
    "propose": (
        Notice("planner", tasks.plan_made, STEP, "planned"),
        Notice("superior", tasks.plan_made, STEP, "planned", only_if=tasks.is_put_off),
    ),
    "finish": (Notice("holder", tasks.to_check, RESULT, "done", "task"),),
    "pass": (Notice("owner", tasks.found_right, STEP, ALWAYS),),
    "fail": (Notice("holder", tasks.found_wanting, RESULT, "planned", "task"),),
    "hand_over": (Notice("holder", tasks.given, RESULT, OPEN, "task"),),
    "callback": (
        Notice("owner", any_tasks.unhappy_afterwards, STEP, ALWAYS, only_if=is_unhappy_afterwards),
    ),
    "recheck": (), "note": (), "photo": (),
    "vacate": (Notice("holder", tasks.vacated, URGENT, OPEN, "task"),),
    "press": (Notice("holder", tasks.pressed, URGENT, OPEN, "task"),),
    "escalate": (Notice("superior", any_tasks.escalated, URGENT, OPEN, "task"),),
}  # fmt: skip
