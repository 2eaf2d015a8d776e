"""The acts on a suggestion (建议, BOX): from which statuses, by whom, to which status.

registered → opened (a clerk has read it) → answered → closed
what is adopted: opened → adopted (watched until it is carried out) → answered
not agreed: back to opened, before the next level · turned: closed, goes on under another number
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import checks as case_checks
from flows.cases.rules import steps as case_steps
from flows.cases.rules.deeds import ANYBODY, OURS, RESIDENT, Rule
from flows.suggestion.rules import checks, steps

if TYPE_CHECKING:
    from flows.settings.site import Permission
    from storage.records.case import Case

STATUSES = ("registered", "opened", "adopted", "answered", "closed", "withdrawn")
_UNDECIDED = frozenset({"registered", "opened"})
_WAITING = _UNDECIDED | {"adopted"}  # for us; the resident has no answer yet
_OPEN = _WAITING | {"answered"}
_TOLD = frozenset({"answered", "closed"})

ACTS: dict[str, Rule] = {
    "accept": Rule(frozenset({"registered"}), steps.opened, "opened", OURS),
    "adopt": Rule(_UNDECIDED, steps.adopted, "adopted", check=checks.needs_plan),
    "decline": Rule(_WAITING, steps.declined, "answered", check=checks.needs_why),
    "reply": Rule(_UNDECIDED, steps.replied, "answered", check=checks.needs_reply),
    "progress": Rule(_WAITING, steps.progressed, check=case_checks.promises_the_future),
    "finish": Rule(
        frozenset({"opened", "adopted"}),
        steps.carried_out,
        "answered",
        check=case_checks.needs_text,
    ),
    "turn": Rule(_UNDECIDED, steps.turned, "closed", check=case_checks.needs_case),
    "hand_over": Rule(_WAITING, steps.handed_over, check=case_checks.needs_whom),
    "confirm": Rule(_TOLD, steps.confirmed, "closed", RESIDENT, check=case_checks.may_confirm),
    "not_fixed": Rule(
        _TOLD, steps.looked_at_again, "opened", RESIDENT, check=checks.may_be_looked_at_again
    ),
    "close": Rule(_OPEN, steps.closed, "closed", check=case_checks.needs_reason),
    "close_silent": Rule(
        frozenset({"answered"}),
        steps.closed_silently,
        "closed",
        ("system",),
        check=case_checks.may_close_silently,
    ),
    "withdraw": Rule(_WAITING, steps.withdrawn, "withdrawn", RESIDENT),
    "vacate": Rule(_OPEN, steps.vacated, actors=("system",), acts=False),
    "note": Rule(frozenset(STATUSES), case_steps.unchanged, actors=ANYBODY, acts=False),
    "supplement": Rule(_OPEN, case_steps.unchanged, actors=RESIDENT, acts=False),
    "urge": Rule(
        _WAITING,
        case_steps.urged,
        actors=("resident",),
        acts=False,
        check=case_checks.may_urge,
    ),
    "press": Rule(_WAITING, case_steps.unchanged, actors=OURS, acts=False),
    "escalate": Rule(
        _WAITING,
        case_steps.escalated,
        actors=ANYBODY,
        acts=False,
        check=case_checks.may_escalate,
    ),
    "callback": Rule(_TOLD, case_steps.unchanged, actors=RESIDENT, acts=False),
    "rate": Rule(_TOLD, steps.rated, actors=RESIDENT, acts=False, check=checks.may_rate),
    "change_category": Rule(
        _UNDECIDED, steps.reclassified, actors=OURS, check=case_checks.knows_category
    ),
}
NEEDS: dict[str, tuple[Permission, ...]] = {
    "adopt": ("accept",),
    "decline": ("accept",),
    "reply": ("accept",),
    "turn": ("accept",),
}
_AFTER_THE_ANSWER = ("confirm", "not_fixed", "callback", "rate", "close_silent")


def why(case: Case, action: str) -> str:
    """Name what stands in the way of an act: it comes too late, or an answer comes first."""
    if case.status in ("closed", "withdrawn"):
        return case.status
    if action == "accept":
        return "already_accepted"
    return "not_yet_answered" if action in _AFTER_THE_ANSWER else "answered_already"
