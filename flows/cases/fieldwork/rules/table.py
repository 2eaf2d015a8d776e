"""The acts where somebody goes there (报事, 求助): from which statuses, by whom, to which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.fieldwork.rules import appointing, checks, steps
from flows.cases.rules import checks as case_checks
from flows.cases.rules import steps as case_steps
from flows.cases.rules.deadlines import TERMINAL
from flows.cases.rules.deeds import ANYBODY, OURS, RESIDENT, Rule

if TYPE_CHECKING:
    from storage.records.case import Case

STATUSES = (
    "registered",
    "accepted",
    "dispatched",
    "taken",
    "arrived",
    "deferred",
    "finished",
    "reopened",
    "closed",
    "withdrawn",
)
_WITH_ENGINEER = frozenset({"dispatched", "taken", "arrived", "deferred", "reopened"})
_BEFORE_FINISH = _WITH_ENGINEER | {"registered", "accepted"}
_OPEN = _BEFORE_FINISH | {"finished"}

ACTS: dict[str, Rule] = {
    "accept": Rule(frozenset({"registered"}), steps.accepted, "accepted", OURS),
    "dispatch": Rule(
        _BEFORE_FINISH - {"arrived"},
        steps.dispatched,
        "dispatched",
        OURS,
        check=case_checks.needs_whom,
    ),
    "take": Rule(
        _WITH_ENGINEER - {"taken", "arrived"} | {"accepted"},
        steps.taken,
        "taken",
        check=case_checks.promises_the_future,
        in_emergency=frozenset({"registered"}),
    ),
    "arrive": Rule(
        _WITH_ENGINEER - {"arrived"},
        steps.arrived,
        "arrived",
        check=case_checks.promises_the_future,
        in_emergency=frozenset({"registered", "accepted"}),
    ),
    "progress": Rule(
        _BEFORE_FINISH - {"registered"}, steps.progressed, check=case_checks.promises_the_future
    ),
    "defer": Rule(
        _BEFORE_FINISH - {"registered"}, steps.deferred, "deferred", check=checks.may_defer
    ),
    "resume": Rule(frozenset({"deferred"}), steps.resumed),
    "hand_over": Rule(
        _WITH_ENGINEER | {"accepted"}, steps.handed_over, check=case_checks.needs_whom
    ),
    "send_back": Rule(_WITH_ENGINEER, steps.sent_back, "accepted", check=case_checks.needs_reason),
    "vacate": Rule(_OPEN, steps.vacated, actors=("system",), acts=False),
    "finish": Rule(_BEFORE_FINISH, steps.finished, "finished", check=case_checks.needs_text),
    "describe": Rule(frozenset({"finished"}), steps.described, check=case_checks.needs_text),
    "confirm": Rule(  # also who was mistaken that it is not fixed
        frozenset({"finished", "closed", "reopened"}),
        steps.confirmed,
        "closed",
        RESIDENT,
        check=case_checks.may_confirm,
    ),
    "not_fixed": Rule(
        frozenset({"finished", "closed"}),
        steps.reopened,
        "reopened",
        RESIDENT,
        check=case_checks.may_reopen,
    ),
    "reopen": Rule(
        frozenset({"closed"}), steps.reopened, "reopened", RESIDENT, check=case_checks.may_reopen
    ),
    "close": Rule(_OPEN, steps.closed_by_staff, "closed", check=checks.may_close),
    "close_silent": Rule(
        frozenset({"finished"}),
        steps.closed_silently,
        "closed",
        ("system",),
        check=case_checks.may_close_silently,
    ),
    "withdraw": Rule(
        _BEFORE_FINISH - {"arrived"},
        steps.withdrawn,
        "withdrawn",
        RESIDENT,
        check=checks.may_withdraw,
    ),
    "appoint": Rule(
        _BEFORE_FINISH, appointing.appointed, actors=RESIDENT, check=appointing.needs_slot
    ),
    "note": Rule(frozenset(STATUSES), case_steps.unchanged, actors=ANYBODY, acts=False),
    "supplement": Rule(_OPEN, steps.supplemented, actors=RESIDENT, acts=False),
    "urge": Rule(
        _BEFORE_FINISH,
        case_steps.urged,
        actors=("resident",),
        acts=False,
        check=case_checks.may_urge,
    ),
    "link": Rule(
        frozenset(STATUSES) - {"withdrawn"}, steps.linked, acts=False, check=case_checks.needs_case
    ),
    "press": Rule(_BEFORE_FINISH, case_steps.unchanged, actors=OURS, acts=False),
    "callback": Rule(
        frozenset({"finished", "closed"}), case_steps.unchanged, actors=RESIDENT, acts=False
    ),
    "disagree": Rule(frozenset({"deferred"}), case_steps.escalated, actors=RESIDENT, acts=False),
    "rate": Rule(
        frozenset({"finished", "closed"}),
        steps.rated,
        actors=RESIDENT,
        acts=False,
        check=case_checks.needs_rating,
    ),
    "escalate": Rule(
        _BEFORE_FINISH,
        case_steps.escalated,
        actors=ANYBODY,
        acts=False,
        check=case_checks.may_escalate,
    ),
    "change_category": Rule(
        _BEFORE_FINISH, steps.reclassified, actors=OURS, check=case_checks.knows_category
    ),
}

_REACHED = {  # the acts after which an earlier one comes too late
    "accept": ("accepted", "already_accepted"),
    "dispatch": ("arrived", "already_arrived"),
    "take": ("taken", "already_taken"),
    "arrive": ("arrived", "already_arrived"),
}
_MISSING = {  # the acts that wait for something else, and for what
    "resume": "not_deferred",
    "disagree": "not_deferred",
    "withdraw": "too_late_to_withdraw",
    "confirm": "not_yet_finished",
    "not_fixed": "not_yet_finished",
    "rate": "not_yet_finished",
    "callback": "not_yet_finished",
    "close_silent": "not_yet_finished",
    "reopen": "not_closed",
}


def why(case: Case, action: str) -> str:
    """Name what stands in the way of an act."""
    if case.status in (*TERMINAL, "finished"):
        return case.status
    reached, reason = _REACHED.get(action, ("", ""))
    if reached and _is_past(case, reached):
        return reason
    if action in _MISSING:
        return _MISSING[action]
    return "not_yet_accepted" if case.status == "registered" else "not_yet_dispatched"


def _is_past(case: Case, status: str) -> bool:
    """Tell whether the case has come as far as this status, or further."""
    return STATUSES.index(case.status) >= STATUSES.index(status)
