"""The notice matrix of complaints (COM-2…13): for each act, who hears of it and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import notice
from flows.cases.notice import ALWAYS, CALLED, OPEN, RESULT, STEP, URGENT, Notice
from flows.cases.texts import tasks as any_tasks
from flows.cases.texts import turned as turning
from flows.complaint.own_side import REASON as OWN_SIDE
from flows.complaint.talks import desk_texts as talk_desk
from flows.complaint.talks import texts as talks
from flows.complaint.texts import news, own_side, tasks, turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.cases.news import News

DECIDED = "carrying_out answered concluded"


def _changes_hands(happened: News) -> bool:
    return happened.before.holder_id != happened.case.holder_id


def _is_unclear(happened: News) -> bool:
    return happened.case.finding == "unclear"


def _was_appealed(happened: News) -> bool:
    return happened.before.status == "appealed"


def _was_not_appealed(happened: News) -> bool:
    return not _was_appealed(happened)


def _is_first_report(happened: News) -> bool:
    return (happened.before.status, happened.case.status) == ("investigating", "reported")


def _is_grave(happened: News) -> bool:
    return happened.case.severity in ("important", "major")


def _desk_lost_it(happened: News) -> bool:
    """Tell whether somebody at the desk is accused while nobody has accepted it."""
    return happened.case.status == "registered" and happened.deed.loses_holder


def _is_held(happened: News) -> bool:
    return happened.case.holder_id is not None


def _heard(happened: News) -> bool:
    """Tell whether the resident knows already who handles it."""
    return _changes_hands(happened) and happened.before.holder_id is not None


def _promises_otherwise(happened: News) -> bool:
    """Tell whether the resident was told another handler or other times before."""
    before, case = happened.before, happened.case
    times = (before.due_at, before.finish_due_at) != (case.due_at, case.finish_due_at)
    return before.accepted_at is not None and (_heard(happened) or times)


def _is_of_who_decides(happened: News) -> bool:
    return happened.deed.actor_id == happened.case.holder_id


def _is_of_a_colleague(happened: News) -> bool:
    return not _is_of_who_decides(happened) and happened.deed.actor_kind == "staff"


def _is_of_accused(happened: News) -> bool:
    return happened.deed.reason == OWN_SIDE


def _is_talk(*reasons: str) -> Callable[[News], bool]:
    return lambda happened: happened.deed.reason in reasons


_asks_for_talk = _is_talk("declined", "wished")
COMPLAINT_NOTICES: dict[str, tuple[Notice, ...]] = {
    "open": (
        Notice("clerks", tasks.new_complaint, URGENT, "registered", "task"),
        Notice("level", tasks.reported, URGENT, OPEN, "task", _is_grave),
    ),
    "accept": (
        Notice("reporter", news.accepted, RESULT, "investigating"),
        # whom its level is reported to has heard of it: as it was opened, or as it was graded
        Notice("holder", tasks.to_investigate, URGENT, "investigating", "task"),
    ),
    "plan": (
        Notice("reporter", news.planned, STEP, OPEN),
        Notice("investigators", tasks.to_help_investigate, URGENT, OPEN, "task"),
        Notice("holder", tasks.progressed, STEP, OPEN),
    ),
    "grade": (
        Notice("holder", turns.regraded, URGENT, OPEN, "task", _is_held),
        Notice("level", tasks.reported, URGENT, OPEN, "task", _is_grave),
        Notice("former_holder", turns.regraded_away, STEP, OPEN, "task", _heard),
        Notice("reporter", news.other_times, STEP, OPEN, only_if=_promises_otherwise),
    ),
    "investigate": (
        Notice("reporter", news.investigated, STEP, "reported", only_if=_is_first_report),
        Notice("holder", tasks.progressed, STEP, OPEN),
    ),
    "assess": (
        Notice("reporter", news.investigated_further, STEP, "investigating", only_if=_is_unclear),
        Notice("holder", tasks.progressed, STEP, OPEN),
    ),
    "propose": (Notice("holder", tasks.to_decide, URGENT, "proposed", "task"),),
    "approve": (
        Notice("reporter", news.decided, RESULT, DECIDED, "result", _was_not_appealed),
        Notice("reporter", news.appeal_decided, RESULT, DECIDED, "result", _was_appealed),
        Notice("holder", tasks.was_decided, URGENT, DECIDED, "task"),
        Notice("engineer", tasks.to_assist, URGENT, "carrying_out", "task"),
    ),
    "reject": (
        Notice("reporter", news.appeal_decided, RESULT, DECIDED, "result", _was_appealed),
        Notice("holder", tasks.sent_back, URGENT, "assessed", "task", _was_not_appealed),
        Notice("holder", turns.appeal_ended, STEP, DECIDED, "task", _was_appealed),
    ),
    "ask_again": (
        Notice("holder", tasks.sent_back, URGENT, "investigating", "task"),
        Notice("reporter", news.investigated_further, STEP, "investigating"),
    ),
    "dispatch": (Notice("engineer", tasks.to_assist, URGENT, OPEN, "task"),),
    "take": (Notice("holder", tasks.progressed, STEP, OPEN),),
    "hand_over": (
        Notice("holder", tasks.taken_over, URGENT, OPEN, "task"),
        Notice("reporter", news.other_handler, STEP, OPEN),
    ),
    "progress": (
        Notice("reporter", news.progress, RESULT, OPEN),
        Notice("holder", tasks.progressed, STEP, OPEN),
    ),
    "finish": (
        Notice("reporter", news.carried_out, RESULT, "answered", "result"),
        Notice("holder", tasks.was_carried_out, STEP, "answered concluded"),
    ),
    "confirm": (
        Notice("holder", tasks.settled, RESULT, "concluded", "task"),
        Notice("engineer", tasks.settled, STEP, "concluded"),
    ),
    "not_fixed": (
        Notice("holder", tasks.not_settled, URGENT, OPEN, "task"),
        Notice("engineer", tasks.not_settled, URGENT, "carrying_out", "task"),
    ),
    "close_silent": (
        Notice("reporter", news.concluded_silently, RESULT, "concluded", "result"),
        Notice("holder", turns.never_answered, STEP, "concluded", "task"),
    ),
    "appeal": (
        Notice("reporter", news.appealed, RESULT, "appealed"),
        Notice("holder", turns.appeal_to_hear, URGENT, "appealed", "task"),
        Notice("former_holder", turns.appeal_told, RESULT, "appealed", "task"),
    ),
    "archive": (),
    "pass_on": (Notice("reporter", news.passed_on, RESULT, "closed", "result"),),
    "turn": (Notice("reporter", turning.turned, RESULT, ALWAYS, "result"),),
    "accuse": (
        Notice("holder", tasks.taken_over, URGENT, OPEN, "task", _changes_hands),
        Notice("clerks", tasks.new_complaint, URGENT, "registered", "task", _desk_lost_it),
    ),
    "consent": (Notice("holder", tasks.consented, STEP, OPEN),),
    "seal": (),
    "talk": (
        Notice("reporter", talks.offered, RESULT, OPEN, "result", _is_talk("offered")),
        Notice("reporter", talks.agreed, RESULT, OPEN, "result", _is_talk("agreed")),
        Notice("reporter", talks.cancelled, RESULT, OPEN, "result", _is_talk("cancelled")),
        Notice("reporter", talks.recorded, RESULT, OPEN, "result", _is_talk("recorded")),
        Notice("reporter", talks.missed, RESULT, OPEN, "result", _is_talk("missed")),
        Notice("holder", talk_desk.agreed_staff, RESULT, OPEN, "task", _is_talk("agreed")),
        Notice("holder", talk_desk.declined_staff, URGENT, OPEN, "task", _asks_for_talk),
        Notice("holder", talk_desk.cancelled_staff, RESULT, OPEN, "task", _is_talk("cancelled")),
    ),
    "month_passed": (
        Notice("reporter", news.month_passed, RESULT, OPEN),
        Notice("holder", turns.month_unsolved, URGENT, OPEN, "task", card=turns.month_passed_card),
        Notice("level", tasks.reported, URGENT, OPEN, "task", card=turns.month_passed_card),
        Notice("former_holder", turns.month_passed_away, STEP, OPEN, "task", _heard),
    ),
    "withdraw": (Notice("holder", tasks.withdrawn, RESULT, "withdrawn", "task"),),
    "vacate": (Notice("holder", tasks.vacated, URGENT, OPEN, "task"),),
    "note": (
        Notice("holder", own_side.told, URGENT, OPEN, "task", _is_of_accused),
        Notice("proposer", any_tasks.noted, STEP, "proposed", only_if=_is_of_who_decides),
        Notice("holder", any_tasks.noted, STEP, OPEN, only_if=_is_of_a_colleague),
        Notice("called", any_tasks.asked_to, RESULT, OPEN, CALLED),
    ),
    "supplement": (Notice("holder", tasks.supplement, RESULT, OPEN, "task"),),
    "photo": (Notice("holder", tasks.photos, STEP, OPEN, "photos"),),
    "urge": (Notice("holder", tasks.urged, URGENT, OPEN, "task"),),
    "press": (
        Notice("engineer", tasks.pressed, URGENT, OPEN, "task"),
        Notice("holder", tasks.pressed, URGENT, OPEN, "task"),
    ),
    "escalate": (Notice("superior", tasks.escalated, URGENT, OPEN, "task"),),
    "callback": (
        Notice("superior", any_tasks.unhappy_afterwards, RESULT, OPEN, "task", notice.is_unhappy_afterwards),
    ),
    "rate": (Notice("holder", tasks.rated, STEP, "answered concluded"),),
    "change_category": (),
}  # fmt: skip
