"""The statuses of a case and the acts that lead from one to the next: one table a kind.

The tables themselves are `report_table`, `complaint_table` and `suggestion_table`. Nothing leaves
`withdrawn`; `closed` is left only when a resident says in time that a report is not fixed, or that
a suggestion is worth another look. The texts for a refusal's reason are elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules.deadlines import TERMINAL, is_open, is_overdue
from flows.cases.rules.deeds import ActorKind, Deed, Moment, NotPossible, Rule
from flows.cases.rules.schedule import schedule, start
from flows.complaint.rules import table as complaint_table
from flows.complaint.rules.table import COMPLAINT
from flows.report.rules.steps import SUPERVISED_RETURNS
from flows.report.rules.table import REPORT
from flows.report.rules.table import STATUSES as _REPORT_STATUSES
from flows.suggestion.rules import table as suggestion_table
from flows.suggestion.rules.table import SUGGESTION

if TYPE_CHECKING:
    from storage.records import Case

__all__ = [
    "STATUSES",
    "TERMINAL",
    "TRANSITIONS",
    "Deed",
    "Moment",
    "NotPossible",
    "is_open",
    "is_overdue",
    "move",
    "possible",
    "returns_to_supervisor",
    "start",
]

_OTHER_KIND = "not_of_kind"  # the reason where only other kinds of cases know such an act
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
# A cry for help is worked like a report; whoever only works does not see it (access.staff_sees).
STATUSES = tuple(
    dict.fromkeys((*_REPORT_STATUSES, *complaint_table.STATUSES, *suggestion_table.STATUSES))
)
TRANSITIONS: dict[str, dict[str, Rule]] = {
    "report": REPORT,
    "complaint": COMPLAINT,
    "help": REPORT,
    "suggestion": SUGGESTION,
}


def move(case: Case, deed: Deed, moment: Moment) -> Case:
    """Return the case after this act, with all that is due next; the version stays.

    Raises NotPossible with the reason and what is possible instead, KeyError on an unknown act.
    """
    table = TRANSITIONS[case.kind]
    if deed.action not in table and any(deed.action in one for one in TRANSITIONS.values()):
        raise NotPossible(_OTHER_KIND, possible(case, deed.actor_kind))
    rule = table[deed.action]
    reason = _refusal(case, deed, moment, rule)
    if reason is not None:
        raise NotPossible(reason, possible(case, deed.actor_kind))
    changed = rule.change(case, deed, moment)
    if rule.ends is not None:
        changed = replace(changed, status=rule.ends)
    if changed.status != case.status:
        changed = replace(changed, stage_at=moment.now)
    acted = rule.acts and deed.actor_kind != "system"
    return schedule(case, changed, moment, acted=acted)


def _refusal(case: Case, deed: Deed, moment: Moment, rule: Rule) -> str | None:
    if deed.actor_kind not in rule.actors:
        return "not_for_you"
    if case.status not in rule.starts_of(case):
        return _why(case, deed.action)
    return rule.check(case, deed, moment) if rule.check else None


def _why(case: Case, action: str) -> str:
    """Name what stands in the way of this act."""
    if case.kind == "complaint":
        return complaint_table.why(case, action)
    if case.kind == "suggestion":
        return suggestion_table.why(case, action)
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
    return _REPORT_STATUSES.index(case.status) >= _REPORT_STATUSES.index(status)


def possible(case: Case, actor: ActorKind = "staff") -> tuple[str, ...]:
    """Return the acts that this kind of actor can do to the case as it stands."""
    return tuple(
        action
        for action, rule in TRANSITIONS[case.kind].items()
        if actor in rule.actors and case.status in rule.starts_of(case)
    )


def returns_to_supervisor(case: Case) -> bool:
    """Tell whether `not_fixed` now needs a supervisor as its target (the second return)."""
    return case.return_count + 1 >= SUPERVISED_RETURNS
