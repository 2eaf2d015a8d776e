"""The notice matrix of suggestions (BOX): for each act, who hears of it and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.notice import ALWAYS, OPEN, RESULT, STEP, URGENT, Notice
from flows.cases.texts import tasks as any_tasks
from flows.cases.texts import turned as turning
from flows.settings import calendar
from flows.suggestion.texts import news, tasks

if TYPE_CHECKING:
    from flows.cases.news import News


def _in_office_hours(happened: News) -> bool:
    """Tell whether somebody reads it now; what comes later stands in the morning's digest."""
    return calendar.is_open(happened.moment.now, happened.moment.settings)


def _escalates(happened: News) -> bool:
    return happened.case.urge_count >= happened.moment.settings.resident.urge_escalates_at


SUGGESTION_NOTICES: dict[str, tuple[Notice, ...]] = {
    "open": (Notice("clerks", tasks.new_suggestion, STEP, "registered", "task", _in_office_hours),),
    "accept": (Notice("reporter", news.opened, STEP, "opened"),),
    "adopt": (Notice("reporter", news.adopted, RESULT, "adopted", "result"),),
    "decline": (Notice("reporter", news.declined, RESULT, "answered", "result"),),
    "reply": (Notice("reporter", news.replied, RESULT, "answered", "result"),),
    "progress": (
        Notice("reporter", news.progress, RESULT),
        Notice("holder", any_tasks.progress, STEP),
    ),
    "finish": (
        Notice("reporter", news.carried_out, RESULT, "answered", "result"),
        Notice("holder", tasks.was_carried_out, STEP, "answered closed"),
    ),
    "turn": (Notice("reporter", turning.turned, RESULT, ALWAYS, "result"),),
    "hand_over": (
        Notice("holder", tasks.taken_over, URGENT, OPEN, "task"),
        Notice("reporter", news.other_holder, STEP),
    ),
    "confirm": (Notice("holder", tasks.agreed, STEP, "closed"),),
    "not_fixed": (Notice("holder", tasks.to_look_again, URGENT, OPEN, "task"),),
    "close": (Notice("reporter", news.closed_by_staff, RESULT, "closed", "result"),),
    "close_silent": (Notice("reporter", news.closed_silently, RESULT, "closed", "result"),),
    "withdraw": (Notice("holder", tasks.withdrawn, RESULT, "withdrawn", "task"),),
    "vacate": (Notice("clerks", tasks.vacated, URGENT, OPEN, "task"),),
    "note": (),
    "supplement": (Notice("holder", any_tasks.supplement, STEP),),
    "photo": (Notice("holder", any_tasks.photos, STEP, OPEN, "photos"),),
    "urge": (
        Notice("holder", any_tasks.urged, URGENT, OPEN, "task"),
        Notice("superior", any_tasks.urged_often, URGENT, OPEN, "task", _escalates),
    ),
    "press": (Notice("holder", any_tasks.pressed, URGENT, OPEN, "task"),),
    "escalate": (Notice("superior", any_tasks.escalated, URGENT, OPEN, "task"),),
    "callback": (),
    "rate": (Notice("holder", any_tasks.rated, STEP, "answered closed"),),
    "change_category": (),
}  # fmt: skip
