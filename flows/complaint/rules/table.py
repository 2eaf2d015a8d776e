"""The acts on a complaint (投诉, COM-1…13): from which statuses, by whom, to which status.

registered → investigating → reported → assessed → proposed → carrying_out → answered
→ concluded → closed (archived)
what is unfounded goes from proposed to answered · unclear: back to investigating
rejected: back to assessed · not right: back to carrying_out · appealed from the decision on
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import checks as case_checks
from flows.cases.rules import steps as case_steps
from flows.cases.rules.deeds import ANYBODY, OURS, RESIDENT, Rule
from flows.complaint.rules import checks, steps, turns

if TYPE_CHECKING:
    from storage.records.case import Case

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

ACTS: dict[str, Rule] = {
    "accept": Rule(frozenset({"registered"}), steps.accepted, "investigating", OURS),
    "plan": Rule(_AT_WORK, steps.planned, check=checks.needs_plan),
    "grade": Rule(_OPEN, steps.graded, actors=OURS, check=checks.may_grade),
    "investigate": Rule(_AT_WORK - {"carrying_out"}, steps.investigated, check=checks.needs_report),
    "assess": Rule(frozenset({"reported", "assessed"}), steps.assessed, check=checks.may_assess),
    "propose": Rule(frozenset({"assessed"}), steps.proposed, "proposed", check=checks.needs_plan),
    "approve": Rule(frozenset({"proposed", "appealed"}), steps.approved, check=checks.may_decide),
    "reject": Rule(frozenset({"proposed", "appealed"}), steps.rejected, check=checks.may_reject),
    "ask_again": Rule(
        frozenset({"proposed"}), steps.asked_again, "investigating", check=checks.may_reject
    ),
    "dispatch": Rule(_AT_WORK, steps.assigned, check=case_checks.needs_whom),
    "take": Rule(_AT_WORK, steps.taken),
    "hand_over": Rule(_AT_WORK, steps.handed_over, check=case_checks.needs_whom),
    "progress": Rule(_AT_WORK, steps.progressed, check=case_checks.promises_the_future),
    "finish": Rule(
        frozenset({"carrying_out"}), steps.carried_out, "answered", check=case_checks.needs_text
    ),
    "confirm": Rule(
        frozenset({"answered", "concluded"}),
        turns.confirmed,
        "concluded",
        RESIDENT,
        check=checks.may_confirm,
    ),
    "close_silent": Rule(
        frozenset({"answered"}),
        turns.concluded_silently,
        "concluded",
        ("system",),
        check=case_checks.may_close_silently,
    ),
    "not_fixed": Rule(
        frozenset({"answered", "concluded"}),
        turns.improved,
        "carrying_out",
        RESIDENT,
        check=checks.may_return,
    ),
    "appeal": Rule(_DECIDED, turns.appealed, "appealed", RESIDENT, check=checks.may_appeal),
    "archive": Rule(_OPEN, steps.archived, "closed", check=checks.may_archive),
    "pass_on": Rule(_TRIAGE, steps.passed_on, "closed", check=case_checks.needs_text),
    "turn": Rule(_UNDECIDED, steps.turned, "closed", check=checks.may_turn),
    "accuse": Rule(_OPEN, steps.accused, actors=ANYBODY, acts=False),
    "consent": Rule(_OPEN, steps.consented, actors=RESIDENT, acts=False),
    "seal": Rule(_OPEN, steps.sealed, actors=RESIDENT, acts=False),
    "month_passed": Rule(_OPEN, turns.month_passed, actors=("system",), acts=False),
    "withdraw": Rule(_UNDECIDED, turns.withdrawn, "withdrawn", RESIDENT),
    "vacate": Rule(_OPEN, steps.vacated, actors=("system",), acts=False),
    "note": Rule(_OPEN, case_steps.unchanged, actors=ANYBODY, acts=False),
    "talk": Rule(_TALKED, turns.talked, actors=ANYBODY),
    "supplement": Rule(_OPEN, case_steps.unchanged, actors=RESIDENT, acts=False),
    "urge": Rule(
        _OPEN - {"answered", "concluded"},
        case_steps.urged,
        actors=("resident",),
        acts=False,
        check=case_checks.may_urge,
    ),
    "press": Rule(_OPEN - {"answered", "concluded"}, case_steps.unchanged, actors=OURS, acts=False),
    "escalate": Rule(
        _OPEN - {"answered", "concluded"},
        case_steps.escalated,
        actors=ANYBODY,
        acts=False,
        check=case_checks.may_escalate,
    ),
    "callback": Rule(
        frozenset({"answered", "concluded"}), case_steps.unchanged, actors=RESIDENT, acts=False
    ),
    "rate": Rule(
        frozenset({"answered", "concluded"}),
        steps.rated,
        actors=RESIDENT,
        acts=False,
        check=case_checks.needs_rating,
    ),
    "change_category": Rule(
        _UNDECIDED, steps.reclassified, actors=OURS, check=case_checks.knows_category
    ),
}


def why(case: Case, action: str) -> str:
    """Name what stands in the way of an act: it comes too late, or another one comes first."""
    if case.status not in NEXT:
        return case.status
    if action == "appeal" and case.appeal is not None:
        return "appealed_already"
    on_the_way = ACTS[action].starts - {"appealed"}
    latest = max(STATUSES.index(status) for status in on_the_way)
    if STATUSES.index(case.status) > latest:
        return "already_accepted" if action == "accept" else "stage_past"
    return f"first_{NEXT[case.status]}"
