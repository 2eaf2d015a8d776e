"""What each act on a complaint (投诉) needs first: the key of the refusal, or None."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.checks import needs_text
from flows.complaint.rules import severity

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case

FINDINGS = ("founded", "unfounded", "unclear")


def needs_report(case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse an investigation without its words."""
    return "report_needed" if needs_text(case, deed, moment) else None


def may_grade(case: Case, deed: Deed, _moment: Moment) -> str | None:
    """Raise freely; lower only by a higher role, with a reason (COM-4)."""
    if deed.severity not in severity.LEVELS:
        return "severity_needed"
    if case.severity == deed.severity:
        return "same_severity"
    if severity.rank(deed.severity) > severity.rank(case.severity):
        return None
    if not deed.may_exceed:
        return "may_not_lower"
    return None if (deed.text or "").strip() else "reason_needed"


def may_assess(case: Case, deed: Deed, _moment: Moment) -> str | None:
    """Refuse anything but the three findings, and the one it has already."""
    if deed.finding not in FINDINGS:
        return "finding_needed"
    return "same_finding" if case.status == "assessed" and case.finding == deed.finding else None


def may_turn(case: Case, deed: Deed, _moment: Moment) -> str | None:
    """Refuse what shows a sealed name to who comes to repair, unless the resident agrees."""
    if case.confidential and not deed.may_exceed:
        return "consent_needed"
    return None if deed.into is not None else "case_needed"


def needs_plan(_case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse measures without words, or with a time that has passed (COM-9)."""
    if not deed.text.strip():
        return "plan_needed"
    return "time_passed" if deed.until is not None and deed.until <= moment.now else None


def may_decide(case: Case, deed: Deed, _moment: Moment) -> str | None:
    """Nobody approves their own plan; an appeal that is upheld names other measures."""
    if deed.actor_id is not None and deed.actor_id == case.proposed_by and case.appeal != "open":
        return "own_proposal"
    if case.status == "appealed" and not deed.text.strip():
        return "plan_needed"
    return None


def may_reject(case: Case, deed: Deed, moment: Moment) -> str | None:
    """Nobody judges their own plan, and no rejection goes without a reason."""
    if deed.actor_id is not None and deed.actor_id == case.proposed_by and case.appeal != "open":
        return "own_proposal"
    return "reason_needed" if needs_text(case, deed, moment) else None


def may_confirm(case: Case, _deed: Deed, _moment: Moment) -> str | None:
    """Let the resident agree once; also later, where their silence had concluded it."""
    return "agreed_already" if case.closed_as == "confirmed" else None


def may_return(case: Case, _deed: Deed, _moment: Moment) -> str | None:
    """Improve until it is right; a rejected appeal has ended the internal procedure (COM-12)."""
    return "appeal_final" if has_ended(case) else None


def has_ended(case: Case) -> bool:
    """Tell whether a rejected appeal has ended the internal procedure (COM-12)."""
    return case.status == "concluded" and case.appeal == "rejected"


def may_appeal(case: Case, deed: Deed, moment: Moment) -> str | None:
    """One appeal, within its days, with words (COM-8, COM-12)."""
    if case.appeal is not None:
        return "appealed_already"
    if case.appeal_until is None or moment.now > case.appeal_until:
        return "too_late_to_appeal"
    return "reason_needed" if needs_text(case, deed, moment) else None


def may_archive(case: Case, _deed: Deed, moment: Moment) -> str | None:
    """Refuse while any of the papers is missing (COM-13)."""
    return "papers_missing" if missing_papers(case, moment.now) else None


def missing_papers(case: Case, now: int) -> tuple[str, ...]:
    """Return what is still missing before a complaint can be archived, in the order of stages."""
    missing = []
    if case.status in ("registered", "investigating") and case.finding is None:
        missing.append("report")
    if case.decided_at is None:
        missing.append("decision")
    if case.result is None:
        missing.append("result")
    if case.status == "appealed":
        missing.append("appeal")
    if case.status not in ("concluded", "appealed"):
        missing.append("confirmation")
    elif _may_still_appeal(case, now):
        missing.append("appeal_days")
    return tuple(missing)


def _may_still_appeal(case: Case, now: int) -> bool:
    """Tell whether the resident never agreed and could still appeal."""
    open_until = case.appeal_until or 0
    return case.appeal is None and case.closed_as != "confirmed" and now <= open_until
