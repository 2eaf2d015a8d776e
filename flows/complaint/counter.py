"""What the desk needs to know of complaints: who gets them, and what is said there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.complaint import desk, successors
from flows.complaint.rules.checks import has_ended
from flows.complaint.texts import desk as desk_texts
from flows.complaint.texts import refusals
from flows.desk.counter import Counter

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.desk.asked import Asked
    from flows.desk.counter import Reply
    from flows.desk.view import View
    from storage.records.case import Case


def _said(text: Callable[[View], str]) -> Reply:
    def reply(_asked: Asked, view: View) -> str:
        return text(view)

    return reply


def _unhappy(asked: Asked, case: Case) -> str | None:
    """Say what is left after a rejected appeal: nothing is improved any more (COM-12)."""
    return desk_texts.unhappy_at_the_end(asked.view(case)) if has_ended(case) else None


def _entered(asked: Asked, case: Case) -> str:
    return desk_texts.noted_entry(asked.view(case))


def _is_answered(case: Case) -> bool:
    return case.decided_at is not None


COUNTER = Counter(
    replies={
        "accept": _said(desk_texts.noted_acceptance),
        "dispatch": _said(desk_texts.assisted),
        "hand_over": _said(desk_texts.handed_over),
        "finish": _said(desk_texts.noted_result),
        "confirm": _said(desk_texts.satisfied),
        "not_fixed": _said(desk_texts.dissatisfied),
    },
    refusals=refusals.WHY,
    asks=refusals.ASKS,
    team=successors.everybody,
    successors=successors.successors,
    whom=successors.whom,
    answer=desk.answer_question,
    unhappy=_unhappy,
    entered=_entered,
    events=desk_texts.EVENTS,
    turns=(("转报事", "转报事 {}"),),  # else to a complaint, too
    engineer="配合",
    finish="最晚答复",
    again="没解决",
    is_answered=_is_answered,
)
