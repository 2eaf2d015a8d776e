"""The notice matrix: for each act on a case, who hears of it, in which words, and how soon.

One table for every door: a command, a tap, a conversation and a sweep all tell through here, so
nobody is forgotten by one of them. Who did it is never told about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from flows import telling
from flows.rules import deadlines
from flows.telling import RESULT, STEP, URGENT, Telling
from flows.texts import news, tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.happening import News
    from flows.rules.deeds import Deed
    from storage.records import Staff
    from storage.store import Store

Audience = Literal[
    "reporter", "engineer", "former_engineer", "holder", "clerks", "on_duty", "superior"
]
OPEN = "registered accepted dispatched taken arrived deferred reopened finished"
AT_WORK = "dispatched taken arrived deferred reopened"
RATED = "finished closed reopened"  # who is unhappy may say next that it is not fixed


@dataclass(frozen=True, slots=True)
class Notice:
    """One row of the matrix; `only_if` leaves it out where it would say nothing new."""

    audience: Audience
    text: Callable[[News], str]
    weight: int = STEP
    only_while: str = OPEN
    kind: str = "step"
    only_if: Callable[[News], bool] | None = None


def _is_new_engineer(happened: News) -> bool:
    return happened.before.engineer_id != happened.case.engineer_id


def _was_known(happened: News) -> bool:
    """Tell whether the resident had already heard an engineer's name."""
    return happened.before.taken_at is not None and _is_new_engineer(happened)


def _is_first_return(happened: News) -> bool:
    return happened.case.return_count <= 1


def _is_later_return(happened: News) -> bool:
    """Tell whether it came back again: the supervisor holds it now."""
    return not _is_first_return(happened)


def _is_unhappy(happened: News) -> bool:
    return (happened.case.rating or 5) <= news.UNHAPPY_AT_MOST


def _is_emergency(happened: News) -> bool:
    return happened.case.urgency == "emergency"


def _escalates(happened: News) -> bool:
    return happened.case.urge_count >= happened.moment.settings.resident.urge_escalates_at


_RETURNED = (
    Notice("engineer", tasks.returned, URGENT, AT_WORK, "task", _is_first_return),
    Notice("holder", tasks.returned, URGENT, OPEN, "task", _is_first_return),
    Notice("holder", tasks.returned_again, URGENT, OPEN, "task", _is_later_return),
)

NOTICES: dict[str, tuple[Notice, ...]] = {
    "open": (
        Notice("on_duty", tasks.emergency, URGENT, OPEN, "task", _is_emergency),
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
        Notice("reporter", news.progress, RESULT),
        Notice("holder", tasks.progress, STEP),
    ),
    "defer": (
        Notice("reporter", news.deferred, RESULT, "deferred"),
        Notice("holder", tasks.deferred, STEP, "deferred"),
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
    "vacate": (Notice("clerks", tasks.vacated, URGENT, OPEN, "task"),),
    "send_back": (Notice("clerks", tasks.sent_back, URGENT, "accepted registered", "task"),),
    "finish": (
        Notice("reporter", news.finished, RESULT, "finished", "result"),
        Notice("holder", tasks.finished, STEP, "finished closed"),
    ),
    "confirm": (
        Notice("engineer", tasks.confirmed, STEP, "closed"),
        Notice("holder", tasks.confirmed, STEP, "closed"),
        Notice("reporter", news.rate_please, telling.LATER, "closed", "rating"),
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
        Notice("engineer", tasks.supplement, RESULT, AT_WORK, "task"),
        Notice("holder", tasks.supplement, STEP),
    ),
    "urge": (
        Notice("engineer", tasks.urged, URGENT, AT_WORK, "task"),
        Notice("holder", tasks.urged, URGENT, OPEN, "task"),
        Notice("superior", tasks.urged_often, URGENT, OPEN, "task", _escalates),
    ),
    "press": (
        Notice("engineer", tasks.pressed, URGENT, AT_WORK, "task"),
        Notice("holder", tasks.pressed, URGENT, OPEN, "task"),
    ),
    "escalate": (Notice("superior", tasks.escalated, URGENT, OPEN, "task"),),
    "rate": (
        Notice("engineer", tasks.rated, STEP, "finished closed"),
        Notice("superior", tasks.rated_badly, RESULT, RATED, "task", _is_unhappy),
    ),
    "note": (),
    "change_category": (),
    "callback": (),
}  # fmt: skip


def tell_all(store: Store, happened: News) -> None:
    """Tell everybody whom the matrix names; an open case with nobody to tell goes to the clerks."""
    actor = _person_of(store, happened.deed)
    told: set[str] = {actor} if actor else set()
    for notice in NOTICES[happened.deed.action]:
        if notice.only_if is not None and not notice.only_if(happened):
            continue
        for person_id in _audience(store, happened, notice.audience):
            if person_id in told:
                continue
            told.add(person_id)
            message = Telling(
                person_id=person_id,
                text=notice.text(happened),
                kind=notice.kind,
                weight=notice.weight,
                only_while=notice.only_while,
                to_resident=notice.audience == "reporter",
            )
            telling.tell(store, happened.moment, happened.case, message)


def _audience(store: Store, happened: News, audience: Audience) -> list[str]:
    case, moment = happened.case, happened.moment
    if audience == "reporter":
        return [case.reporter_id]
    if audience == "clerks":
        return _persons(telling.clerks(store, moment, case.community))
    if audience == "on_duty":
        return _persons(telling.everybody_on_duty(store, moment, case.community))
    if audience == "superior":
        return _persons(telling.superiors(store, moment, case))
    ids = {
        "engineer": case.engineer_id,
        "former_engineer": happened.before.engineer_id,
        "holder": case.holder_id,
    }
    staff_id = ids[audience]
    staff = store.staff.get(staff_id) if staff_id else None
    found = _persons([staff] if staff else [])
    waits = case.holder_id is None or deadlines.is_open(case)
    if audience == "holder" and not found and waits:  # nobody has it, or nobody who can be told
        return _persons(telling.clerks(store, moment, case.community))
    return found


def _persons(staff: list[Staff]) -> list[str]:
    return [one.person_id for one in staff if one.person_id]


def _person_of(store: Store, deed: Deed) -> str | None:
    if deed.actor_kind != "staff" or deed.actor_id is None:
        return deed.actor_id
    staff = store.staff.get(deed.actor_id)
    return staff.person_id if staff else None
