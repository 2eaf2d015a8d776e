"""Whom a passed deadline reaches (promise 2): the holder, then level after level, until one acts.

Levels: 0 nobody was told, 1 the holder was warned, 2 the holder heard that it is overdue, 3 and on
the ladder of the settings. A case that nobody holds is held by the clerks on duty. For a finished
case 1 means that the resident was reminded, 2 that it may close.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from flows.cases.rules import deadlines, departments, duty
from flows.cases.rules.conflict import free
from flows.cases.rules.rulebook import rulebook
from flows.cases.rules.schedule import step_of
from flows.settings import calendar
from flows.settings.calendar import MINUTE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from flows.cases.rules.deeds import Moment
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.records.staff import Staff

WARNED, OVERDUE, LADDER = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Alert:
    """What a sweep does now: whom to tell (`role`; None means who holds it), and when next.

    kinds: `warn` before a deadline, `overdue` after it, `ask_fixed` (remind the resident),
    `close_silent` (the resident never answered: close it).
    """

    kind: Literal["warn", "overdue", "ask_fixed", "close_silent"]
    level: int
    role: str | None
    next_alert_at: int


def ladder_of(case: Case, settings: Settings) -> tuple[str, ...]:
    """Return the roles that a missed deadline climbs; some kinds have their own (COM-5)."""
    return rulebook(case, settings).ladder(settings)


def top_level(case: Case, settings: Settings) -> int:
    """Return the level at which the last role of the case's ladder was told."""
    return LADDER + len(ladder_of(case, settings)) - 1


def role_of(case: Case, level: int, settings: Settings) -> str | None:
    """Return the role that this level reaches; None is who holds the case."""
    if level < LADDER:
        return None
    return ladder_of(case, settings)[min(level, top_level(case, settings)) - LADDER]


def alert_of(case: Case, moment: Moment) -> Alert | None:
    """Return what is to be told now, or None while it is early or the case is closed.

    Steps missed while nobody swept collapse into the last one; the next is always in the future.
    """
    if not deadlines.is_open(case) or case.alert_at is None or case.alert_at > moment.now:
        return None
    if case.status in deadlines.AWAITS_RESIDENT:
        return _silence(case, moment)
    due = case.due_at or case.alert_at
    if moment.now < due:
        return Alert(
            "warn",
            max(WARNED, case.alert_level),
            role_of(case, case.alert_level, moment.settings),
            due,
        )
    level = _level(case, due, moment)
    following = _next_step(case, level, moment)
    return Alert("overdue", level, role_of(case, level, moment.settings), following)


def _next_step(case: Case, level: int, moment: Moment) -> int:
    """Return when the ladder goes on after a level; from the top it only repeats."""
    wait = step_of(case, moment.settings)
    if level == top_level(case, moment.settings):
        wait = max(wait, moment.settings.escalation.repeat * MINUTE)
    return _by_day(case, moment.now + wait, moment.settings)


def _level(case: Case, due: int, moment: Moment) -> int:
    """Return the level reached by now: one more than the last, and those missed since."""
    last, since = case.alert_level, case.alert_at or due
    if last < OVERDUE:
        last, since = _before_due(case, moment), max(due, since)
    missed = (moment.now - since) // step_of(case, moment.settings)
    return min(last + 1 + missed, top_level(case, moment.settings))


def _before_due(case: Case, moment: Moment) -> int:
    """Return the level before the first that hears: who leads hears at once of a late answer."""
    urgent = rulebook(case, moment.settings).late_answer(case, moment.settings)
    return WARNED if urgent is None else OVERDUE


def level_by_now(case: Case, moment: Moment) -> int:
    """Return the level that a case whose deadline nobody moved can have reached at most."""
    if case.due_at is None or moment.now < case.due_at:
        return 0
    steps = (moment.now - case.due_at) // step_of(case, moment.settings)
    return min(_before_due(case, moment) + 1 + steps, top_level(case, moment.settings))


def latest_alert(case: Case, moment: Moment) -> int:
    """Return until when a case is looked at again, whatever was told of it before."""
    if case.due_at is not None and moment.now < case.due_at:
        return case.due_at
    if case.status in deadlines.AWAITS_RESIDENT:
        return moment.now + moment.settings.escalation.repeat * MINUTE
    return _next_step(case, case.alert_level, moment)


def _silence(case: Case, moment: Moment) -> Alert:
    """Remind the resident once; when their time is over, the case may close."""
    due = case.due_at or moment.now
    if moment.now < due:
        return Alert("ask_fixed", WARNED, None, due)
    again = moment.now + moment.settings.escalation.repeat * MINUTE
    return Alert("close_silent", OVERDUE, None, again)


def _by_day(case: Case, at: int, settings: Settings) -> int:
    """Let managers sleep for what is ordinary."""
    sleeps = settings.escalation.ordinary_by_day and case.urgency == "ordinary"
    if sleeps and calendar.is_night(at, settings):
        return calendar.next_time(at, settings.quiet_hours.night_until, settings)
    return at


def raised(case: Case, moment: Moment) -> Case:
    """Put a case before the next level at once; the one after waits its step."""
    settings = moment.settings
    level = min(max(case.alert_level, OVERDUE) + 1, top_level(case, settings))
    following = _by_day(case, moment.now + step_of(case, settings), settings)
    return replace(case, alert_level=level, alert_at=following)


def recipients(
    case: Case, level: int, staff: Sequence[Staff], on_shift: Collection[str], moment: Moment
) -> tuple[Staff, ...]:
    """Return the people whom a level reaches; never nobody while anybody could be told.

    `staff` are the people of the case's community. A role that nobody has, or that only the
    holder has, passes on to the next one up, at the top to the highest there is.
    """
    active = [s for s in free(case, staff) if s.active]
    if level < LADDER:
        holder = tuple(s for s in active if s.id == case.holder_id)
        return holder or duty.clerks_on_duty(active, on_shift, moment)
    about = next((s for s in active if s.id == (case.engineer_id or case.holder_id)), None)
    others = [s for s in active if s.id != case.holder_id]
    ladder = ladder_of(case, moment.settings)
    steps = _above(case, ladder[level - LADDER :], active, moment.settings)
    for role in (*steps, *reversed(ladder)):
        if moment.settings.roles[role].leads_department:
            heads = [s for s in others if s.role == role]
            found = departments.heads_of(case, heads, active, moment.settings)
        else:
            found = _of_role(role, about, others)
        if found:
            return found
    return duty.clerks_on_duty(active, on_shift, moment)


def _above(
    case: Case, steps: Sequence[str], staff: Sequence[Staff], settings: Settings
) -> Sequence[str]:
    """Return the steps above who holds it, where holders stand on the ladder themselves."""
    holder = next((s for s in staff if s.id == case.holder_id), None)
    climbs = rulebook(case, settings).climbs_above_holder
    if not climbs or holder is None or holder.role not in settings.roles:
        return steps
    own = settings.roles[holder.role].level
    return [role for role in steps if settings.roles[role].level > own] or steps


def superiors(case: Case, staff: Sequence[Staff], moment: Moment) -> tuple[Staff, ...]:
    """Return who is above the holder now: the level reached, at least the ladder's first."""
    return recipients(case, max(case.alert_level, LADDER), staff, (), moment)


def _of_role(role: str, below: Staff | None, staff: Sequence[Staff]) -> tuple[Staff, ...]:
    """Return who has the role: the superior of whom it concerns, their department, or all."""
    having = [s for s in staff if s.role == role]
    if below is not None:
        own = [s for s in having if s.id == below.superior_id] or [
            s for s in having if s.department and s.department == below.department
        ]
        having = own or having
    return tuple(having)
