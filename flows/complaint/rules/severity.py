"""How serious a complaint is (COM-4): found by rule on what is on record, or set by people.

A claim in the text ("the third time already") raises nothing by itself: it is put before a clerk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from flows.complaint.settings import Complaints
from flows.settings.calendar import DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.cases.rules.deeds import Moment
    from flows.complaint.settings import ComplaintLevel
    from flows.settings.site import Settings
    from storage.records.case import Case

Severity = Literal["minor", "important", "major"]
LEVELS: tuple[Severity, ...] = ("minor", "important", "major")
SOLVED = ("confirmed",)  # how a case closes whose reporter says that it is settled
RETURNS = 2  # a report that came back so often was not delivered
_SIGNS: dict[str, Severity] = {  # what a text may claim (nlp): the level to consider
    "injury": "major",
    "loss": "major",
    "repeated": "important",
    "promised": "important",
    "media": "important",
    "legal": "important",
}


def rank(severity: str | None) -> int:
    """Return how high a level is; what was not graded yet is as the lowest."""
    return LEVELS.index(severity) if severity in LEVELS else 0


def level_of(case: Case, settings: Settings) -> ComplaintLevel:
    """Return the clocks and people of the case's level."""
    return settings.section(Complaints).levels[LEVELS[rank(case.severity)]]


def unsettled(earlier: Iterable[Case], moment: Moment) -> list[Case]:
    """Return what was raised within the configured days and is not settled.

    That is open, closed without the reporter's yes, or has come back before.
    """
    since = moment.now - moment.settings.section(Complaints).repeated.days * DAY
    return [
        case
        for case in earlier
        if case.created_at >= since
        and case.status != "withdrawn"
        and case.finding != "unfounded"
        and case.closed_as != "turned"  # it counts under its other number
        and (case.closed_as not in SOLVED or case.return_count)
    ]


def is_repeated(earlier: Iterable[Case], moment: Moment) -> bool:
    """Tell whether a new complaint is one of many about the same (COM-4 a).

    Counted are cases on record that are not settled, this one included.
    """
    return len(unsettled(earlier, moment)) + 1 >= moment.settings.section(Complaints).repeated.times


def undelivered(earlier: Iterable[Case], moment: Moment) -> Case | None:
    """Return a report whose promised service was not delivered (COM-4 a), as the record knows.

    It is still open although what was promised is over, or it came back twice.
    """
    for case in unsettled(earlier, moment):
        if case.kind != "report" or case.status == "closed":
            continue
        promised = [at for at in (case.promised_at, case.finish_due_at) if at is not None]
        if case.return_count >= RETURNS or any(at <= moment.now for at in promised):
            return case
    return None


def first(earlier: Sequence[Case], moment: Moment) -> Severity:
    """Return the level of a new complaint, as far as the record knows."""
    if is_repeated(earlier, moment):
        return "major"
    return "important" if undelivered(earlier, moment) else "minor"


def suggested(case: Case, signs: Iterable[str], settings: Settings) -> Severity | None:
    """Return the level that a clerk should consider, when it is higher than the present one."""
    claimed = [_SIGNS[sign] for sign in signs if sign in _SIGNS]
    if case.category in settings.section(Complaints).important_categories:
        claimed.append("important")
    highest = max(claimed, key=rank, default=None)
    return highest if highest is not None and rank(highest) > rank(case.severity) else None


def month_due(case: Case, now: int, settings: Settings) -> tuple[int | None, str | None]:
    """Return when the one-month rule looks at a complaint next, and what is due at `now`.

    What is due: `warn` after the warning days, `major` once the month is over, None before.
    Steps missed collapse into the last one (promise 2).
    """
    month = settings.section(Complaints).month
    days = (*month.warn, month.days)
    passed = [day for day in days if case.created_at + day * DAY <= now]
    following = next((day for day in days if case.created_at + day * DAY > now), None)
    next_at = case.created_at + following * DAY if following is not None else None
    if not passed:
        return next_at, None
    return next_at, "major" if passed[-1] >= month.days else "warn"


def month_again(case: Case, now: int, settings: Settings) -> int | None:
    """Return when the one-month rule looks again at a complaint that came back.

    What is older than a month by now is looked at at once; what is major for it, no more.
    """
    next_at, due = month_due(case, now, settings)
    if due == "major":
        return None if case.severity == "major" else now
    return next_at
