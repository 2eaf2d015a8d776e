"""Who hears of what where somebody goes there; danger adds its rows (emergency/notices)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import notice
from flows.cases.fieldwork.texts import appointment, news, tasks
from flows.cases.notice import ALWAYS, OPEN, RESULT, STEP, URGENT, Notice
from flows.cases.rules.steps import is_unhappy
from flows.cases.texts import tasks as any_tasks
from flows.cases.texts import turned as turning

if TYPE_CHECKING:
    from flows.cases.news import News

AT_WORK = "dispatched taken arrived deferred reopened"
AWAITED = f"registered accepted {AT_WORK}"  # while somebody is to come
RATED = "finished closed reopened"  # who is unhappy may say next that it is not fixed


def _is_new_engineer(happened: News) -> bool:
    return happened.before.engineer_id != happened.case.engineer_id


def _was_known(happened: News) -> bool:
    """Tell whether the resident had already heard an engineer's name: it is told as they are sent."""
    return happened.before.engineer_id is not None and _is_new_engineer(happened)


def _is_first_return(happened: News) -> bool:
    return happened.case.return_count <= 1


def _is_later_return(happened: News) -> bool:
    """Tell whether it came back again: the supervisor holds it now."""
    return not _is_first_return(happened)


def _is_unhappy(happened: News) -> bool:
    return is_unhappy(happened.case.rating)


def _is_at_work(happened: News) -> bool:
    return happened.case.status in AT_WORK.split()


def _is_of_a_colleague(happened: News) -> bool:
    """Tell whether staff said it who do not do the work themselves."""
    return (
        happened.deed.actor_kind == "staff" and happened.deed.actor_id != happened.case.engineer_id
    )


def _waits(happened: News) -> bool:
    """Tell whether a case goes on at which nobody works yet."""
    return happened.case.status not in {*AT_WORK.split(), "finished", "closed"}


def _is_for_holder(happened: News) -> bool:
    """Tell whether a colleague says something of a case to which nobody was sent."""
    deed, case = happened.deed, happened.case
    others = deed.actor_kind == "staff" and deed.actor_id != case.holder_id
    return others and case.engineer_id is None and deed.target_id is None


def _has_no_engineer(happened: News) -> bool:
    return happened.case.engineer_id is None and happened.case.holder_id is not None


def _has_no_engineer_yet(happened: News) -> bool:
    return happened.case.engineer_id is None


def _escalates(happened: News) -> bool:
    return happened.case.urge_count >= happened.moment.settings.resident.urge_escalates_at


_RETURNED = (  # 没修好: it comes back from the resident; 退回 by an engineer is `send_back`
    Notice("engineer", tasks.returned, URGENT, AT_WORK, "task", _is_first_return),
    Notice("holder", tasks.returned, URGENT, OPEN, "task", _is_first_return),
    Notice("holder", tasks.returned_again, URGENT, OPEN, "task", _is_later_return),
)

NOTICES: dict[str, tuple[Notice, ...]] = {
    "open": (
        Notice("clerks", tasks.new_case, URGENT, "registered", "task"),
    ),
    "accept": (Notice("reporter", news.accepted, STEP, "accepted"),),
    "dispatch": (
        Notice("engineer", tasks.given, URGENT, "dispatched", "task"),
        Notice("former_engineer", tasks.taken_away, RESULT, OPEN, "task", _is_new_engineer),
        Notice("reporter", news.dispatched, STEP, "dispatched"),
    ),
    "take": (
        Notice("reporter", news.taken, STEP, "taken"),
        Notice("holder", tasks.was_taken, STEP, "taken"),
    ),
    "arrive": (Notice("reporter", news.arrived, STEP, "arrived"),),
    "progress": (
        Notice("reporter", news.progress, STEP),
        Notice("holder", any_tasks.progress, STEP),
    ),
    "defer": (
        Notice("reporter", news.deferred, RESULT, "deferred"),
        Notice("holder", tasks.was_deferred, STEP, "deferred"),
    ),
    "disagree": (
        Notice("superior", tasks.disagreed, URGENT, "deferred", "task"),
        Notice("holder", tasks.disagreed, URGENT, "deferred", "task"),
    ),
    "resume": (Notice("reporter", news.resumed, STEP, AT_WORK),),
    "hand_over": (
        Notice("engineer", tasks.given, URGENT, AT_WORK, "task"),
        Notice("former_engineer", tasks.taken_away, RESULT, OPEN, "task", _is_new_engineer),
        Notice("holder", tasks.handed_over, STEP),
        Notice("reporter", news.other_engineer, STEP, AT_WORK, only_if=_was_known),
    ),
    "vacate": (Notice("clerks", tasks.vacated, URGENT, f"{OPEN} closed", "task"),),
    "send_back": (Notice("clerks", tasks.sent_back, URGENT, "accepted registered", "task"),),
    "finish": (
        Notice("reporter", news.finished, RESULT, "finished", "result"),
        Notice("holder", tasks.was_finished, STEP, "finished closed"),
    ),
    "describe": (
        Notice("reporter", news.described, STEP, "finished"),
        Notice("holder", tasks.was_finished, STEP, "finished"),
    ),
    "confirm": (
        Notice("engineer", tasks.confirmed, STEP, "closed"),
        Notice("holder", tasks.confirmed, STEP, "closed"),
        Notice("reporter", news.rate_please, notice.LATER, "closed", "rating"),
    ),
    "not_fixed": _RETURNED,
    "reopen": _RETURNED,
    "close": (
        Notice("reporter", news.closed_by_staff, RESULT, "closed", "result"),
        Notice("engineer", tasks.closed, STEP, "closed"),
    ),
    "close_silent": (Notice("reporter", news.closed_silently, RESULT, "closed", "result"),),
    "withdraw": (
        Notice("engineer", tasks.withdrawn, URGENT, "withdrawn", "task"),
        Notice("holder", tasks.withdrawn, RESULT, "withdrawn", "task"),
    ),
    "supplement": (
        Notice("engineer", any_tasks.supplement, RESULT, f"{AT_WORK} finished", "task", card=any_tasks.supplement_card),
        Notice("holder", any_tasks.supplement, STEP, card=any_tasks.supplement_card),
    ),
    "photo": (
        Notice("engineer", any_tasks.photos, STEP, AT_WORK, "photos"),
        Notice("holder", any_tasks.photos, STEP, "accepted reopened", "photos", _has_no_engineer),
    ),
    "urge": (
        Notice("engineer", any_tasks.urged, URGENT, AT_WORK, "task"),
        Notice("holder", any_tasks.urged, URGENT, OPEN, "task"),
        Notice("superior", any_tasks.urged_often, URGENT, OPEN, "task", _escalates),
    ),
    "press": (
        Notice("engineer", any_tasks.pressed, URGENT, AT_WORK, "task"),
        Notice("holder", any_tasks.pressed, URGENT, OPEN, "task"),
    ),
    "escalate": (Notice("superior", any_tasks.escalated, URGENT, OPEN, "task"),),
    "rate": (
        Notice("engineer", any_tasks.rated, STEP, "finished closed"),
        Notice("superior", tasks.rated_badly, RESULT, RATED, "task", _is_unhappy),
    ),
    "appoint": (
        Notice("reporter", appointment.for_resident, RESULT, AWAITED, "result"),
        Notice("engineer", appointment.for_staff, URGENT, AWAITED, "task"),
        Notice("holder", appointment.for_staff, URGENT, AWAITED, "task", _has_no_engineer_yet),
    ),
    "note": (
        Notice("called", any_tasks.called, STEP, AT_WORK, only_if=_is_at_work),
        Notice("called", any_tasks.noted, STEP, "finished closed"),
        Notice("called", any_tasks.asked_to, RESULT, OPEN, notice.CALLED, _waits),
        Notice("holder", any_tasks.noted, STEP, OPEN, only_if=_is_for_holder),
        Notice("engineer", any_tasks.noted, STEP, AT_WORK, only_if=_is_of_a_colleague),
    ),
    "link": (Notice("reporter", turning.linked, RESULT, ALWAYS, "result"),),
    "change_category": (),
    "callback": (
        Notice("superior", any_tasks.unhappy_afterwards, RESULT, f"{OPEN} closed", "task", notice.is_unhappy_afterwards),
    ),
}  # fmt: skip
