"""The acts on a suggestion (建议, BOX): from which statuses, by whom, to which status.

registered → opened (a clerk has read it) → answered → closed
what is adopted: opened → adopted (watched until it is carried out) → answered
not agreed: back to opened, before the next level · turned: closed, goes on under another number
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.deeds import ActorKind, Rule
from flows.report.rules import checks as report_checks
from flows.report.rules import steps as report_steps
from flows.suggestion.rules import checks, steps

if TYPE_CHECKING:
    from storage.records import Case

STATUSES = ("registered", "opened", "adopted", "answered", "closed", "withdrawn")
_UNDECIDED = frozenset({"registered", "opened"})
_WAITING = _UNDECIDED | {"adopted"}  # for us; the resident has no answer yet
_OPEN = _WAITING | {"answered"}
_TOLD = frozenset({"answered", "closed"})
_ANYBODY: tuple[ActorKind, ...] = ("resident", "staff", "system")
_RESIDENT: tuple[ActorKind, ...] = ("resident", "staff")  # staff: what a resident said by phone
_OURS: tuple[ActorKind, ...] = ("staff", "system")

SUGGESTION: dict[str, Rule] = {
    "accept": Rule(frozenset({"registered"}), steps.opened, "opened", _OURS),
    "adopt": Rule(_UNDECIDED, steps.adopted, "adopted", check=checks.needs_plan),
    "decline": Rule(_WAITING, steps.declined, "answered", check=checks.needs_why),
    "reply": Rule(_UNDECIDED, steps.replied, "answered", check=checks.needs_reply),
    "progress": Rule(_WAITING, steps.progressed, check=report_checks.promises_the_future),
    "finish": Rule(
        frozenset({"opened", "adopted"}),
        steps.carried_out,
        "answered",
        check=report_checks.needs_text,
    ),
    "turn": Rule(_UNDECIDED, steps.turned, "closed", check=report_checks.needs_case),
    "hand_over": Rule(_WAITING, steps.handed_over, check=report_checks.needs_whom),
    "confirm": Rule(_TOLD, steps.confirmed, "closed", _RESIDENT, check=report_checks.may_confirm),
    "not_fixed": Rule(
        _TOLD, steps.looked_at_again, "opened", _RESIDENT, check=checks.may_be_looked_at_again
    ),
    "close": Rule(_OPEN, steps.closed, "closed", check=report_checks.needs_reason),
    "close_silent": Rule(
        frozenset({"answered"}),
        steps.closed_silently,
        "closed",
        ("system",),
        check=report_checks.may_close_silently,
    ),
    "withdraw": Rule(_WAITING, steps.withdrawn, "withdrawn", _RESIDENT),
    "vacate": Rule(_OPEN, steps.vacated, actors=("system",), acts=False),
    "note": Rule(frozenset(STATUSES), report_steps.unchanged, actors=_ANYBODY, acts=False),
    "supplement": Rule(_OPEN, report_steps.unchanged, actors=_RESIDENT, acts=False),
    "urge": Rule(
        _WAITING,
        report_steps.urged,
        actors=("resident",),
        acts=False,
        check=report_checks.may_urge,
    ),
    "press": Rule(_WAITING, report_steps.unchanged, actors=_OURS, acts=False),
    "escalate": Rule(
        _WAITING,
        report_steps.escalated,
        actors=_ANYBODY,
        acts=False,
        check=report_checks.may_escalate,
    ),
    "callback": Rule(_TOLD, report_steps.unchanged, acts=False),
    "rate": Rule(_TOLD, steps.rated, actors=_RESIDENT, acts=False, check=checks.may_rate),
    "change_category": Rule(
        _UNDECIDED, steps.reclassified, actors=_OURS, check=report_checks.knows_category
    ),
}
_AFTER_THE_ANSWER = ("confirm", "not_fixed", "callback", "rate", "close_silent")


def why(case: Case, action: str) -> str:
    """Name what stands in the way of an act: it comes too late, or an answer comes first."""
    if case.status in ("closed", "withdrawn"):
        return case.status
    if action == "accept":
        return "already_accepted"
    return "not_yet_answered" if action in _AFTER_THE_ANSWER else "answered_already"
