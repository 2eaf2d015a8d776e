"""Who may do what with a complaint: its handler, who decides it, and what any desk may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import access
from flows.complaint.rules import people as complaint_people
from flows.complaint.rules import severity

if TYPE_CHECKING:
    from flows.settings.site import Permission, Settings
    from storage.records.case import Case
    from storage.records.staff import Staff

NEEDS: dict[str, tuple[Permission, ...]] = {  # any one of them; else as for a report
    "plan": ("handle",),
    "investigate": ("handle",),
    "assess": ("handle",),
    "propose": ("handle",),
    "dispatch": ("handle",),
    "hand_over": ("handle",),
    "talk": ("handle",),
    "approve": ("approve",),
    "reject": ("approve",),
    "ask_again": ("approve",),
    "take": ("work",),
    "progress": ("work", "handle"),
    "finish": ("work", "handle"),
    "archive": ("handle", "close"),
    "grade": ("accept", "handle"),
    "pass_on": ("accept", "handle"),
    "reply": ("accept", "handle"),
    "turn": ("accept", "handle"),
    "accuse": ("accept", "handle"),
    "consent": ("accept", "handle", "callback"),
    "seal": ("accept", "handle", "callback"),
    "appeal": ("accept", "handle", "callback"),
    "unseal": ("unseal",),
    "paper": ("accept", "handle", "approve", "supervise"),
    "seal_log": ("approve",),
}
_DECIDES = ("approve", "reject", "ask_again")
_HANDLES = (
    *("plan", "investigate", "assess", "propose", "dispatch", "hand_over", "talk"),
    *("take", "progress", "finish"),
)


def is_investigator(case: Case, staff: Staff, _settings: Settings) -> bool:
    """Tell whether the plan of the investigation names somebody (COM-6): they see it, too."""
    return staff.id in case.investigators.split()


def assists(case: Case, staff: Staff, action: str) -> bool:
    """Tell whether somebody may do this as one of the named investigators, whatever their role."""
    return action == "investigate" and staff.id in case.investigators.split()


def refusal(case: Case, staff: Staff, action: str, settings: Settings) -> str | None:
    """Return why somebody may not do this to a complaint, or None.

    `no_permission`; `needs_higher`: their rank does not decide this level; `not_yours`: somebody
    else handles it.
    """
    if assists(case, staff, action):
        return None
    own = access.permissions(staff, settings)
    allowed = any(one in own for one in access.needed(case, action, settings))
    if not allowed and not stands_in(case, staff, action):
        return "no_permission"
    return _of_rank(case, staff, action, settings)


def _of_rank(case: Case, staff: Staff, action: str, settings: Settings) -> str | None:
    if action in _DECIDES:
        return None if complaint_people.may_approve(case, staff, settings) else "needs_higher"
    if action not in _HANDLES or staff.id in (case.holder_id, case.engineer_id):
        return None
    if action == "progress" and staff.id == case.proposed_by:
        return None  # what was decided goes on while somebody else hears an appeal
    return None if handles(case, staff, settings) else "not_yours"


def stands_in(case: Case, staff: Staff, action: str) -> bool:
    """Tell whether who holds it does what their role alone would not: nobody else was free."""
    return staff.id == case.holder_id and action in (*_HANDLES, *_DECIDES, "archive")


def handles(case: Case, staff: Staff, settings: Settings) -> bool:
    """Tell whether somebody's rank handles complaints of this level."""
    role = settings.roles.get(staff.role)
    if role is None or "handle" not in role.permissions:
        return False
    lowest = settings.roles[severity.level_of(case, settings).handler].level
    return role.level >= lowest and case.status != "appealed"
