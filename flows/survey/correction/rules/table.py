"""The acts on a corrective action (纠正措施): from which statuses, by whom, to which status.

drafted → planned (cause, measure, deadline) → done → closed (合格)
不合格: back to planned, for another round
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import access, deadlines
from flows.cases.rules import checks as case_checks
from flows.cases.rules import steps as case_steps
from flows.cases.rules.deeds import ANYBODY, OURS, RESIDENT, Rule
from flows.survey.correction.record import correction_of
from flows.survey.correction.rules import steps

if TYPE_CHECKING:
    from flows.settings.site import Permission, Settings
    from storage.records.case import Case
    from storage.records.staff import Staff

STATUSES = ("drafted", "planned", "done", "closed")
_OPEN = frozenset(STATUSES) - frozenset(deadlines.TERMINAL)
_TO_DO = frozenset({"drafted", "planned"})
_CHECKS: tuple[Permission, ...] = ("handle", "approve")  # who decides, beside whose task it is

ACTS: dict[str, Rule] = {
    "propose": Rule(_TO_DO, steps.planned, "planned", check=steps.needs_plan),
    "finish": Rule(frozenset({"planned"}), steps.finished, "done", check=case_checks.needs_text),
    "pass": Rule(frozenset({"done"}), steps.passed, "closed"),
    "fail": Rule(frozenset({"done"}), steps.failed, "planned", check=steps.needs_fault),
    "hand_over": Rule(_TO_DO, steps.handed_over, check=case_checks.needs_whom),
    "callback": Rule(frozenset({"closed"}), case_steps.unchanged, actors=RESIDENT, acts=False),
    "recheck": Rule(frozenset(STATUSES), steps.rechecked, actors=("system",), acts=False),
    "vacate": Rule(_OPEN, steps.vacated, actors=("system",), acts=False),
    "note": Rule(frozenset(STATUSES), case_steps.unchanged, actors=ANYBODY, acts=False),
    "press": Rule(_OPEN, case_steps.unchanged, actors=OURS, acts=False),
    "escalate": Rule(
        _OPEN, case_steps.escalated, actors=ANYBODY, acts=False, check=case_checks.may_escalate
    ),
}
NEEDS: dict[str, tuple[Permission, ...]] = {"pass": _CHECKS, "fail": _CHECKS}
_ITS_OWNERS = frozenset({"propose", "finish"})


def why(case: Case, _action: str) -> str:
    """Name what stands in the way of an act: the status itself."""
    return f"correction_{case.status}"


def refusal(case: Case, staff: Staff, action: str, settings: Settings) -> str | None:
    """Return why somebody may not do this: who is responsible does it, and somebody else checks."""
    correction = correction_of(case)
    own = access.permissions(staff, settings)
    if action in NEEDS:
        if staff.id in {correction.owner_id, correction.finished_by}:
            return "own_work"
        may_check = bool(own & set(_CHECKS)) or staff.id == case.holder_id
        return None if may_check else "not_your_check"
    if action in _ITS_OWNERS:
        waits = case.holder_id is None and "supervise" in own  # who was responsible has left
        return None if waits or staff.id == correction.owner_id else "not_your_task"
    if action in {"note", "hand_over"} and staff.id == correction.owner_id:
        return None
    return None if "supervise" in own else "no_permission"


def also_sees(case: Case, staff: Staff, settings: Settings) -> bool:
    """Let whoever plans surveys see it, and who is responsible while somebody else checks."""
    return access.has(staff, "survey", settings) or staff.id == correction_of(case).owner_id
