"""When a case is looked at again: its next deadline, the first alert and the resident's news."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.cases.rules.rulebook import rulebook
from flows.settings import calendar
from flows.settings.calendar import DAY, HOUR, MINUTE

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from flows.settings.site import Settings
    from storage.records.case import Case

NO_NEWS = (
    *deadlines.TERMINAL,
    *deadlines.AWAITS_RESIDENT,
    "concluded",
)  # from here on reminders say more
_CHANGES_DUE = (
    "status",
    "promised_at",
    "finish_due_at",
    "available_from",
    "available_until",
    "urgency",
    "engineer_id",
    "measures_due_at",
    "severity",
    "talk_due_at",
    "own",
)


def start(case: Case, moment: Moment) -> Case:
    """Give a case that was just reported its first status and deadlines."""
    begun = replace(case, status="registered", alert_level=0, stage_at=case.created_at)
    book = rulebook(case, moment.settings)
    begun = book.begun(begun, moment)
    due_at, due_for = book.next_due(begun, begun.created_at, moment)
    return _watched(replace(begun, due_at=due_at, due_for=due_for), moment)


def schedule(before: Case, changed: Case, moment: Moment, *, acted: bool) -> Case:
    """Return the changed case with what is due now.

    `acted` says that a person of ours really did something, or that the resident hears of it:
    alerts and news begin anew. Otherwise they go on, unless another deadline counts now.
    """
    if not deadlines.is_open(changed):
        return replace(
            changed, due_at=None, due_for=None, alert_at=None, alert_level=0, news_at=None
        )
    due = changed.due_at, changed.due_for
    moves = any(getattr(before, name) != getattr(changed, name) for name in _CHANGES_DUE)
    if moves or changed.due_for is None:
        begun = moment.now if changed.status != before.status else since(changed, moment.now)
        due = rulebook(changed, moment.settings).next_due(changed, begun, moment)
    timed = replace(changed, due_at=due[0], due_for=due[1])
    if acted or due[0] != before.due_at:
        return _watched(replace(timed, alert_level=0), moment)
    return timed


def _watched(case: Case, moment: Moment) -> Case:
    return replace(case, alert_at=first_alert(case, moment), news_at=next_news(case, moment))


def since(case: Case, now: int) -> int:
    """Return when the status was entered, as well as the stamps remember it."""
    stamps = {
        "registered": case.created_at,
        "accepted": max(case.accepted_at or 0, case.dispatched_at or 0) or None,
        "dispatched": case.dispatched_at,
        "taken": case.taken_at,
        "arrived": case.arrived_at,
        "finished": case.finished_at,
    }
    return stamps.get(case.status) or now


def first_alert(case: Case, moment: Moment) -> int:
    """Return when somebody is first told: before the deadline, or a step after an act too late."""
    settings, now, due = moment.settings, moment.now, case.due_at or moment.now
    if case.status in deadlines.AWAITS_RESIDENT:
        resident = settings.resident
        reminder = due - (resident.silent_days - resident.ask_fixed_again_days) * DAY
        return max(now + 1, reminder if reminder > now else due)
    if due <= now:
        return now + step_of(case, settings)
    warning = min(settings.escalation.warn_before * MINUTE, (due - now) // 2)
    return max(now + 1, due - warning)


def step_of(case: Case, settings: Settings) -> int:
    """Return the ms between two steps of the ladder."""
    escalation = settings.escalation
    is_ordinary = case.urgency == "ordinary"
    return (escalation.step if is_ordinary else escalation.urgent_step) * MINUTE


def next_news(case: Case, moment: Moment) -> int | None:
    """Return when the resident hears of the case at the latest (REP-6, REP-7).

    That is when what they were told to expect has not happened by then, and again and again while
    it goes on not happening. Never at quiet hours, unless it is urgent or a person named the time.
    """
    if case.status in NO_NEWS or rulebook(case, moment.settings).inside:
        return None
    now, settings = moment.now, moment.settings
    late = rulebook(case, settings).late_answer(case, settings)
    clock = deadlines.clocks(case, settings)
    at = now + settings.resident.news_hours * HOUR
    told = deadlines.told_until(case)
    if told is not None and now < told:
        if told < at or case.status in rulebook(case, settings).quiet_until_due:
            awake = case.promised_at is not None or clock.round_the_clock or late is not None
            return told if awake else calendar.after_quiet(told, settings)
    elif told is not None:
        at = now + (late or clock.late_news) * MINUTE
        if clock.round_the_clock:
            return at
    return calendar.before_quiet(at, now, settings)
