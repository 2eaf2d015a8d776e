"""The acts on an announcement (公告): from which statuses, by whom, to which status.

approving → running (the yes: it is told) → closed (over)
what was not planned runs at once, and has its yes afterwards; withdrawn: before or after it left
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.bulletin.announcement.record import Announcement, announcement_of, changed
from flows.bulletin.settings import Bulletins
from flows.cases.rules import access, deadlines
from flows.cases.rules import checks as case_checks
from flows.cases.rules import steps as case_steps
from flows.cases.rules.deeds import ANYBODY, OURS, Rule
from flows.settings.calendar import HOUR, MINUTE

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from flows.settings.site import Permission, Settings
    from storage.records.case import Case
    from storage.records.staff import Staff

STATUSES = ("approving", "running", "closed", "withdrawn")
_OPEN = frozenset({"approving", "running"})
_RUNNING = frozenset({"running"})
LEAST = 10 * MINUTE  # for a yes, however soon it begins
BEFORE = 30 * MINUTE  # its begin, the yes is late


def begun(case: Case, moment: Moment) -> Case:
    """Wait for the yes; what was not planned is told at once."""
    if announcement_of(case).planned:
        return replace(case, status="approving")
    return changed(replace(case, status="running"), sent_at=moment.now)


def waits_for_yes(case: Case, _deed: Deed, moment: Moment) -> str | None:
    """Refuse a second yes, and one to what is over: nobody needs to hear of it."""
    own = announcement_of(case)
    if own.turn is None:
        return "has_its_yes"
    over = case.status == "approving" and own.ends_at is not None and own.ends_at <= moment.now
    return "over" if over else None


def approved(case: Case, deed: Deed, moment: Moment) -> Case:
    """Keep the yes; what waited for it is told now, and its author looks after it."""
    own = announcement_of(case)
    kept = changed(case, turn=None, approved_by=deed.actor_id, sent_at=own.sent_at or moment.now)
    return replace(kept, status="running", holder_id=own.author_id)


def needs_why(case: Case, deed: Deed, _moment: Moment) -> str | None:
    """Refuse a no, or calling it off, without the reason; a no also to what has its yes."""
    if deed.action == "reject" and announcement_of(case).turn is None:
        return "has_its_yes"
    return None if deed.text.strip() else "why_needed"


def rejected(case: Case, deed: Deed, moment: Moment) -> Case:
    """End what was not told; what runs already its author puts right."""
    if case.status == "running":
        return replace(changed(case, turn=None), holder_id=announcement_of(case).author_id)
    return _over(case, "withdrawn", "rejected", deed, moment)


def needs_times(case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse other times that are none, or over."""
    own = deed.own
    if not isinstance(own, Announcement) or own.ends_at is None:
        return "times_needed"
    if own.ends_at <= max(own.starts_at, moment.now):
        return "times_wrong"
    before = announcement_of(case)
    same = (own.starts_at, own.ends_at) == (before.starts_at, before.ends_at)
    return "same_times" if same else None


def postponed(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Take other times."""
    return replace(case, own=deed.own)


def has_begun(case: Case, _deed: Deed, moment: Moment) -> str | None:
    """Refuse to end what is still to come: that is called off."""
    return "not_begun" if announcement_of(case).starts_at > moment.now else None


def restored(case: Case, deed: Deed, moment: Moment) -> Case:
    """End it: all is as before."""
    return _over(case, "closed", "restored", deed, moment)


def withdrawn(case: Case, deed: Deed, moment: Moment) -> Case:
    """End it: it does not take place."""
    return _over(case, "withdrawn", "withdrawn", deed, moment)


def _over(case: Case, status: str, how: str, deed: Deed, moment: Moment) -> Case:
    ended = replace(case, status=status, closed_at=moment.now, closed_as=how, result=deed.text)
    return changed(ended, turn=None)


def vacated(case: Case, _deed: Deed, _moment: Moment) -> Case:
    """Let the clerks look after what somebody held who left."""
    return replace(case, holder_id=None)


ACTS: dict[str, Rule] = {
    "approve": Rule(_OPEN, approved, check=waits_for_yes),
    "reject": Rule(_OPEN, rejected, check=needs_why),
    "postpone": Rule(_OPEN, postponed, check=needs_times),
    "restore": Rule(_RUNNING, restored, check=has_begun),
    "end": Rule(_RUNNING, restored, actors=("system",)),
    "withdraw": Rule(_OPEN, withdrawn, check=needs_why),
    "vacate": Rule(_OPEN, vacated, actors=("system",), acts=False),
    "note": Rule(frozenset(STATUSES), case_steps.unchanged, actors=ANYBODY, acts=False),
    "press": Rule(_OPEN, case_steps.unchanged, actors=OURS, acts=False),
    "escalate": Rule(
        _OPEN, case_steps.escalated, actors=ANYBODY, acts=False, check=case_checks.may_escalate
    ),
}
NEEDS: dict[str, tuple[Permission, ...]] = {"announce": ("bulletin",)}
_DECIDES = frozenset({"approve", "reject"})
_CHANGES = frozenset({"postpone", "restore", "withdraw"})


def why(case: Case, _action: str) -> str:
    """Name what stands in the way of an act: the status itself."""
    return f"announcement_{case.status}"


def refusal(case: Case, staff: Staff, action: str, settings: Settings) -> str | None:
    """Return why somebody may not do this; nobody says yes to their own."""
    own, may = announcement_of(case), access.permissions(staff, settings)
    if action in _DECIDES:
        if case.status in deadlines.TERMINAL:
            return None if "bulletin" in may else "no_permission"  # the status says why not
        if own.turn is None:
            return "has_its_yes"
        if staff.id == own.author_id:
            return "own_announcement"
        return None if _decides(own.turn, staff, settings) else "not_your_yes"
    if action in _CHANGES:
        return None if staff.id == own.author_id or "bulletin" in may else "no_permission"
    return None if {"bulletin", "supervise", "escalate"} & may else "no_permission"


def _decides(turn: str, staff: Staff, settings: Settings) -> bool:
    """Tell whether somebody has the role, or may do the same and stands above it."""
    if staff.role == turn:
        return True
    above = settings.roles[staff.role].level > settings.roles[turn].level
    return above and access.has(staff, "bulletin", settings)


def also_sees(case: Case, staff: Staff, settings: Settings) -> bool:
    """Let its author see it, and whoever may announce something."""
    return staff.id == announcement_of(case).author_id or access.has(staff, "bulletin", settings)


def next_due(case: Case, since: int, moment: Moment) -> tuple[int, str]:
    """Return what the status asks for next: the yes, or the word that it is over."""
    rules, own = moment.settings.section(Bulletins), announcement_of(case)
    since = case.stage_at or since
    if case.status == "approving":
        soon = max(own.starts_at - BEFORE, since + LEAST)
        return min(since + rules.approval_minutes * MINUTE, soon), "approve"
    if own.turn is not None:
        return since + rules.approval_minutes * MINUTE, "approve"
    ends = own.ends_at or since + rules.ask_hours * HOUR
    return max(ends, since) + rules.restore_minutes * MINUTE, "restore"


def ladder(settings: Settings) -> tuple[str, ...]:
    """Return the roles that a missed deadline climbs."""
    return settings.escalation.above_the_desk()
