"""The acts on a complaint (投诉, COM-1…13): from which statuses, by whom, to which status.

registered → investigating → reported → assessed → proposed → carrying_out → answered
→ concluded → closed (archived)
what is unfounded goes from proposed to answered · unclear: back to investigating
rejected: back to assessed · not right: back to carrying_out · appealed from the decision on
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.deeds import ActorKind, Rule
from flows.complaint.rules import checks, steps, turns
from flows.report.rules import checks as report_checks
from flows.report.rules import steps as report_steps

if TYPE_CHECKING:
    from storage.records import Case

STATUSES = (
    "registered",
    "investigating",
    "reported",
    "assessed",
    "proposed",
    "carrying_out",
    "answered",
    "concluded",
    "appealed",
    "closed",
    "withdrawn",
)
_UNDECIDED = frozenset({"registered", "investigating", "reported", "assessed", "proposed"})
_OPEN = frozenset(STATUSES) - {"closed", "withdrawn"}
_AT_WORK = _OPEN - {"registered", "answered", "concluded"}
_DECIDED = frozenset({"carrying_out", "answered", "concluded"})
_TALKED = _OPEN - {"registered"}
_TRIAGE = frozenset({"registered", "investigating"})
_ANYBODY: tuple[ActorKind, ...] = ("resident", "staff", "system")
_RESIDENT: tuple[ActorKind, ...] = ("resident", "staff")  # staff: what a resident said by phone
_OURS: tuple[ActorKind, ...] = ("staff", "system")

NEXT = {  # what a stage waits for
    "registered": "accept",
    "investigating": "investigate",
    "reported": "assess",
    "assessed": "propose",
    "proposed": "approve",
    "carrying_out": "finish",
    "answered": "confirm",
    "concluded": "archive",
    "appealed": "approve",
}

COMPLAINT: dict[str, Rule] = {
    "accept": Rule(frozenset({"registered"}), steps.accepted, "investigating", _OURS),
    "plan": Rule(_AT_WORK, steps.planned, check=checks.needs_plan),
    "grade": Rule(_OPEN, steps.graded, actors=_OURS, check=checks.may_grade),
    "investigate": Rule(_AT_WORK - {"carrying_out"}, steps.investigated, check=checks.needs_report),
    "assess": Rule(frozenset({"reported", "assessed"}), steps.assessed, check=checks.may_assess),
    "propose": Rule(frozenset({"assessed"}), steps.proposed, "proposed", check=checks.needs_plan),
    "approve": Rule(frozenset({"proposed", "appealed"}), steps.approved, check=checks.may_decide),
    "reject": Rule(frozenset({"proposed", "appealed"}), steps.rejected, check=checks.may_reject),
    "ask_again": Rule(
        frozenset({"proposed"}), steps.asked_again, "investigating", check=checks.may_reject
    ),
    "dispatch": Rule(_AT_WORK, steps.assigned, check=report_checks.needs_whom),
    "take": Rule(_AT_WORK, steps.taken),
    "hand_over": Rule(_AT_WORK, steps.handed_over, check=report_checks.needs_whom),
    "progress": Rule(_AT_WORK, steps.progressed, check=report_checks.promises_the_future),
    "finish": Rule(
        frozenset({"carrying_out"}), steps.carried_out, "answered", check=report_checks.needs_text
    ),
    "confirm": Rule(
        frozenset({"answered", "concluded"}),
        turns.confirmed,
        "concluded",
        _RESIDENT,
        check=checks.may_confirm,
    ),
    "close_silent": Rule(
        frozenset({"answered"}),
        turns.concluded_silently,
        "concluded",
        ("system",),
        check=report_checks.may_close_silently,
    ),
    "not_fixed": Rule(
        frozenset({"answered", "concluded"}),
        turns.improved,
        "carrying_out",
        _RESIDENT,
        check=checks.may_return,
    ),
    "appeal": Rule(_DECIDED, turns.appealed, "appealed", _RESIDENT, check=checks.may_appeal),
    "archive": Rule(_OPEN, steps.archived, "closed", check=checks.may_archive),
    "pass_on": Rule(_TRIAGE, steps.passed_on, "closed", check=report_checks.needs_text),
    "turn": Rule(_UNDECIDED, steps.turned, "closed", check=checks.may_turn),
    "accuse": Rule(_OPEN, steps.accused, actors=_ANYBODY, acts=False),
    "consent": Rule(_OPEN, steps.consented, actors=_RESIDENT, acts=False),
    "seal": Rule(_OPEN, steps.sealed, actors=_RESIDENT, acts=False),
    "month_passed": Rule(_OPEN, turns.month_passed, actors=("system",), acts=False),
    "withdraw": Rule(_UNDECIDED, turns.withdrawn, "withdrawn", _RESIDENT),
    "vacate": Rule(_OPEN, steps.vacated, actors=("system",), acts=False),
    "note": Rule(_OPEN, report_steps.unchanged, actors=_ANYBODY, acts=False),
    "talk": Rule(_TALKED, turns.talked, actors=_ANYBODY),
    "supplement": Rule(_OPEN, report_steps.unchanged, actors=_RESIDENT, acts=False),
    "urge": Rule(
        _OPEN - {"answered", "concluded"},
        report_steps.urged,
        actors=("resident",),
        acts=False,
        check=report_checks.may_urge,
    ),
    "press": Rule(
        _OPEN - {"answered", "concluded"}, report_steps.unchanged, actors=_OURS, acts=False
    ),
    "escalate": Rule(
        _OPEN - {"answered", "concluded"},
        report_steps.escalated,
        actors=_ANYBODY,
        acts=False,
        check=report_checks.may_escalate,
    ),
    "callback": Rule(frozenset({"answered", "concluded"}), turns.called_back, acts=False),
    "rate": Rule(
        frozenset({"answered", "concluded"}),
        steps.rated,
        actors=_RESIDENT,
        acts=False,
        check=report_checks.needs_rating,
    ),
    "change_category": Rule(
        _UNDECIDED, steps.reclassified, actors=_OURS, check=report_checks.knows_category
    ),
}


def why(case: Case, action: str) -> str:
    """Name what stands in the way of an act: it comes too late, or another one comes first."""
    if case.status not in NEXT:
        return case.status
    if action == "appeal" and case.appeal is not None:
        return "appealed_already"
    on_the_way = COMPLAINT[action].starts - {"appealed"}
    latest = max(STATUSES.index(status) for status in on_the_way)
    if STATUSES.index(case.status) > latest:
        return "already_accepted" if action == "accept" else "stage_past"
    return f"first_{NEXT[case.status]}"
