"""The acts on a report (报事): from which statuses, by whom, to which status."""

from __future__ import annotations

from flows.cases.rules.deeds import ActorKind, Rule
from flows.report.rules import checks, steps

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
_ANYBODY: tuple[ActorKind, ...] = ("resident", "staff", "system")
_RESIDENT: tuple[ActorKind, ...] = ("resident", "staff")  # staff: what a resident said by phone
_OURS: tuple[ActorKind, ...] = ("staff", "system")

REPORT: dict[str, Rule] = {
    "accept": Rule(frozenset({"registered"}), steps.accepted, "accepted", _OURS),
    "dispatch": Rule(
        _BEFORE_FINISH - {"arrived"}, steps.dispatched, "dispatched", _OURS, check=checks.needs_whom
    ),
    "take": Rule(
        _WITH_ENGINEER - {"taken", "arrived"} | {"accepted"},
        steps.taken,
        "taken",
        check=checks.promises_the_future,
        in_emergency=frozenset({"registered"}),
    ),
    "arrive": Rule(
        _WITH_ENGINEER - {"arrived"},
        steps.arrived,
        "arrived",
        check=checks.promises_the_future,
        in_emergency=frozenset({"registered", "accepted"}),
    ),
    "progress": Rule(
        _BEFORE_FINISH - {"registered"}, steps.progressed, check=checks.promises_the_future
    ),
    "defer": Rule(
        _BEFORE_FINISH - {"registered"}, steps.deferred, "deferred", check=checks.may_defer
    ),
    "resume": Rule(frozenset({"deferred"}), steps.resumed),
    "hand_over": Rule(_WITH_ENGINEER | {"accepted"}, steps.handed_over, check=checks.needs_whom),
    "send_back": Rule(_WITH_ENGINEER, steps.sent_back, "accepted", check=checks.needs_reason),
    "vacate": Rule(_OPEN | {"closed"}, steps.vacated, actors=("system",), acts=False),
    "finish": Rule(_BEFORE_FINISH, steps.finished, "finished", check=checks.needs_text),
    "confirm": Rule(
        frozenset({"finished", "closed"}),
        steps.confirmed,
        "closed",
        _RESIDENT,
        check=checks.may_confirm,
    ),
    "not_fixed": Rule(
        frozenset({"finished", "closed"}),
        steps.reopened,
        "reopened",
        _RESIDENT,
        check=checks.may_reopen,
    ),
    "reopen": Rule(
        frozenset({"closed"}), steps.reopened, "reopened", _RESIDENT, check=checks.may_reopen
    ),
    "close": Rule(_OPEN, steps.closed_by_staff, "closed", check=checks.may_close),
    "close_silent": Rule(
        frozenset({"finished"}),
        steps.closed_silently,
        "closed",
        ("system",),
        check=checks.may_close_silently,
    ),
    "withdraw": Rule(
        _BEFORE_FINISH - {"arrived"},
        steps.withdrawn,
        "withdrawn",
        _RESIDENT,
        check=checks.may_withdraw,
    ),
    "note": Rule(frozenset(STATUSES), steps.unchanged, actors=_ANYBODY, acts=False),
    "supplement": Rule(_OPEN, steps.supplemented, actors=_RESIDENT, acts=False),
    "urge": Rule(
        _BEFORE_FINISH, steps.urged, actors=("resident",), acts=False, check=checks.may_urge
    ),
    "link": Rule(
        frozenset(STATUSES) - {"withdrawn"}, steps.linked, acts=False, check=checks.needs_case
    ),
    "press": Rule(_BEFORE_FINISH, steps.unchanged, actors=_OURS, acts=False),
    "callback": Rule(frozenset({"finished", "closed"}), steps.called_back, acts=False),
    "disagree": Rule(frozenset({"deferred"}), steps.escalated, actors=_RESIDENT, acts=False),
    "rate": Rule(
        frozenset({"finished", "closed"}),
        steps.rated,
        actors=_RESIDENT,
        acts=False,
        check=checks.needs_rating,
    ),
    "escalate": Rule(
        _BEFORE_FINISH, steps.escalated, actors=_ANYBODY, acts=False, check=checks.may_escalate
    ),
    "change_category": Rule(
        _BEFORE_FINISH, steps.reclassified, actors=_OURS, check=checks.knows_category
    ),
}
