"""The acts on a survey (意见征集, SUR): from which statuses, by whom, to which status.

approving → approved (the last yes) → running (invitations leave) → counting → reporting
→ reported (the report has its yes) → closed (published)
a no: back to returned, changed and approved again · late or too few: extended, running once more
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import access, deadlines
from flows.cases.rules import checks as case_checks
from flows.cases.rules import steps as case_steps
from flows.cases.rules.deeds import ANYBODY, OURS, Rule
from flows.survey.record import survey_of
from flows.survey.rules import steps

if TYPE_CHECKING:
    from flows.settings.site import Permission, Settings
    from storage.records.case import Case
    from storage.records.staff import Staff

STATUSES = (
    *("approving", "returned", "approved", "running", "counting", "reporting", "reported"),
    *("closed", "withdrawn"),
)
_PLANNED = frozenset({"approving", "returned", "approved"})
ENDED = frozenset({"counting", "reporting", "reported", "closed"})  # takes no answers any more
_DECIDED = frozenset({"approving", "reporting"})
_COUNTED = frozenset({"reporting", "reported", "closed"})
_OPEN = frozenset(STATUSES) - frozenset(deadlines.TERMINAL)

ACTS: dict[str, Rule] = {
    "approve": Rule(_DECIDED, steps.approved),
    "reject": Rule(_DECIDED, steps.rejected, check=steps.needs_why),
    "pass_over": Rule(_DECIDED, steps.passed_over, actors=("system",)),
    "revise": Rule(_PLANNED, steps.revised, "approving", OURS),
    "start": Rule(frozenset({"approved"}), steps.started, "running", ("system",)),
    "extend": Rule(
        frozenset({"running", "reporting"}), steps.extended, "running", check=steps.may_extend
    ),
    "end": Rule(frozenset({"running"}), steps.ended, "counting", ("system",)),
    "count": Rule(frozenset({"counting"}), steps.counted, "reporting", ("system",)),
    "publish": Rule(frozenset({"reported"}), steps.published, "closed"),
    "meeting": Rule(_COUNTED, case_steps.unchanged, check=case_checks.needs_text, acts=False),
    "withdraw": Rule(_PLANNED, steps.withdrawn, "withdrawn", check=steps.needs_why),
    "deliver": Rule(frozenset({"running"}), case_steps.unchanged, acts=False),
    "wave": Rule(frozenset({"running"}), case_steps.unchanged, actors=("system",), acts=False),
    "purge": Rule(ENDED, steps.purged, actors=("system",), acts=False),
    "vacate": Rule(_OPEN, steps.vacated, actors=("system",), acts=False),
    "note": Rule(frozenset(STATUSES), case_steps.unchanged, actors=ANYBODY, acts=False),
    "press": Rule(_OPEN, case_steps.unchanged, actors=OURS, acts=False),
    "escalate": Rule(
        _OPEN, case_steps.escalated, actors=ANYBODY, acts=False, check=case_checks.may_escalate
    ),
}
NEEDS: dict[str, tuple[Permission, ...]] = {
    "revise": ("survey",), "extend": ("survey",), "deliver": ("survey", "enter", "accept"),
    "publish": ("bulletin",), "withdraw": ("survey",), "meeting": ("survey",), "survey": ("survey",),
}  # fmt: skip


def why(case: Case, _action: str) -> str:
    """Name what stands in the way of an act: the status itself."""
    return case.status if case.status in deadlines.TERMINAL else f"survey_{case.status}"


def has_turn(case: Case, staff: Staff) -> bool:
    """Tell whether a yes or no is waited for from this person, who did not write the plan."""
    survey = survey_of(case)
    return survey.turn == staff.role and survey.author_id != staff.id


def refusal(case: Case, staff: Staff, action: str, settings: Settings) -> str | None:
    """Return why somebody may not do this: whoever's turn it is decides, whatever the role."""
    if action in {"approve", "reject"}:
        if case.status not in _DECIDED or has_turn(case, staff):
            return None
        return "own_plan" if survey_of(case).author_id == staff.id else "not_your_turn"
    if staff.id == survey_of(case).author_id and action in {"revise", "withdraw"}:
        return None
    if access.sees_no_residents(staff, settings) and not _is_theirs(case, staff):
        return "no_permission"
    wanted = NEEDS.get(action, ("survey", "supervise", "escalate"))
    return None if access.permissions(staff, settings) & set(wanted) else "no_permission"


def _is_theirs(case: Case, staff: Staff) -> bool:
    survey = survey_of(case)
    return staff.id == survey.author_id or staff.role == survey.author_role


def also_sees(case: Case, staff: Staff, settings: Settings) -> bool:
    """Let whoever plans surveys see them, and whoever wrote this one or is to say yes now.

    Who is not of the office (业委会) sees their own, and of others the approved results.
    """
    if staff.id == survey_of(case).author_id or has_turn(case, staff):
        return True
    if not access.has(staff, "survey", settings):
        return False
    if access.sees_no_residents(staff, settings) and not _is_theirs(case, staff):
        return survey_of(case).reported_at is not None
    return True
