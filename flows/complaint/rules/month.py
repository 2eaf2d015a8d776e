"""The monthly figures of complaints (COM-14): whose month, what counts, shares and comparisons.

A complaint belongs to the month in which it was raised, by local time. What is judged against a
time is judged by the promise of its present level, counted from the complaint; what neither
happened nor is late yet is not judged. Pure; the counting itself is `storage.complaint_figures`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from operator import add
from typing import TYPE_CHECKING, Literal

from flows.cases.rules.conflict import mark_of_department
from flows.cases.rules.duty import role_allows
from flows.complaint.rules.severity import LEVELS
from flows.complaint.settings import Complaints
from flows.settings import calendar
from flows.settings.calendar import DAY, HOUR, MINUTE, local, on_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from flows.settings.site import Settings
    from storage.records.record import Row
    from storage.records.staff import Staff

Group = Literal["category", "severity", "department", "building"]
GROUPS: tuple[Group, ...] = ("category", "severity", "department", "building")
FEW = 5  # of so few cases no percentage is told
CROWD = 3  # a building with fewer is not named: its people could be told apart


@dataclass(frozen=True, slots=True)
class Tally:
    """How many complaints there are of each sort.

    - `passed_on`: not ours, a question, or another kind of case; `withdrawn` by the resident.
    - `founded` and `unfounded`: as assessed; what is unclear or not assessed yet is neither.
    - `accepted_in_time` of `accept_judged`: a person accepted it within its level's time.
    - `solved_in_time` of `solve_judged`: what was decided is carried out and answered within its
      level's time; a result that came back counts from its last answer.
    - `satisfied` of `answering`: the resident says that it is settled, or rates it three or
      better, and no appeal is open or was rejected. Silence is neither: `unconfirmed`.
    - `repeated`: the same home, or person without one, complained about the same type shortly
      before; known of a whole month only.
    """

    raised: int = 0
    withdrawn: int = 0
    passed_on: int = 0
    unsettled: int = 0
    founded: int = 0
    unfounded: int = 0
    accept_judged: int = 0
    accepted_in_time: int = 0
    solve_judged: int = 0
    solved_in_time: int = 0
    reopened: int = 0
    appealed: int = 0
    answering: int = 0
    satisfied: int = 0
    unconfirmed: int = 0
    repeated: int = 0


_COUNTED = tuple(field.name for field in fields(Tally) if field.name != "repeated")


@dataclass(frozen=True, slots=True)
class Span:
    """A month (2026-10) from its first moment on, until its end or until now."""

    month: str
    since: int
    until: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Month:
    """The figures of a span; `groups` have the largest part first, and none that is kept back."""

    span: Span
    total: Tally
    kept_back: int
    groups: Mapping[Group, Mapping[str, Tally]]


@dataclass(frozen=True, slots=True)
class Compared:
    """A month beside the one before and the same one of the year before."""

    month: Month
    before: Month
    year_before: Month

    def change(self, group: Group, key: str) -> int:
        """Return by how much a part grew against the month before."""
        now, then = self.month.groups[group], self.before.groups[group]
        return now.get(key, Tally()).raised - then.get(key, Tally()).raised


def month_of(at: int, settings: Settings) -> str:
    """Return the local month of a moment: 2026-10."""
    return f"{local(at, settings):%Y-%m}"


def shifted(month: str, by: int) -> str:
    """Return the month so many months later, or earlier."""
    year, number = (int(part) for part in month.split("-"))
    years, index = divmod(year * 12 + number - 1 + by, 12)
    return f"{years:04}-{index + 1:02}"


def begins(month: str, settings: Settings) -> int:
    """Return the first moment of a month on local clocks."""
    return on_day(date.fromisoformat(f"{month}-01"), "00:00", settings)


def spans(month: str, now: int, settings: Settings) -> tuple[Span, Span, Span]:
    """Return a month, the one before and the one of the year before.

    Of a month that still runs all three have the same length, so that they can be compared.
    """
    end = begins(shifted(month, 1), settings)
    length = now - begins(month, settings) if now < end else None
    this, before, year_before = (
        _span(name, length, settings) for name in (month, shifted(month, -1), shifted(month, -12))
    )
    return this, before, year_before


def _span(month: str, length: int | None, settings: Settings) -> Span:
    since, end = begins(month, settings), begins(shifted(month, 1), settings)
    until = end if length is None else min(end, since + length)
    return Span(month, since, until, whole=length is None)


def accept_limits(settings: Settings) -> dict[str, int]:
    """Return within how long each level is accepted, in ms; never longer than the hard limit."""
    hard = settings.resident.accept_hours * HOUR
    levels = settings.section(Complaints).levels
    return {name: min(levels[name].accept * MINUTE, hard) for name in LEVELS}


def solve_limits(settings: Settings) -> dict[str, int]:
    """Return within how long each level is solved, in ms."""
    return {name: settings.section(Complaints).levels[name].solve_hours * HOUR for name in LEVELS}


def repeated_within(settings: Settings) -> int:
    """Return how long before the same complaint makes a new one a repeated one, in ms."""
    return settings.section(Complaints).repeated.days * DAY


def marks_of_readers(staff: Iterable[Staff], settings: Settings) -> list[str]:
    """Return the marks that hide a complaint from anybody who may read the report.

    One report is made for all of them, so what one must not find goes into its totals only.
    """
    readers = [s for s in staff if s.active and role_allows(s, "supervise", settings)]
    departments = [mark_of_department(s.department) for s in readers if s.department]
    return list(dict.fromkeys([*(s.id for s in readers), *departments]))


def month_figures(span: Span, rows: Sequence[Row], repeated: int = 0) -> Month:
    """Add up the counted groups to a total and to the parts by each of the four."""
    total, kept_back = [0] * len(_COUNTED), 0
    groups: dict[Group, dict[str, list[int]]] = {group: {} for group in GROUPS}
    for row in rows:
        counts = [row[name] for name in _COUNTED]
        total = _added(total, counts)
        if row["kept_back"]:
            kept_back += row["raised"]
            continue
        for group, parts in groups.items():
            key = row[group]
            parts[key] = _added(parts[key], counts) if key in parts else counts
    tally = replace(Tally(*total), repeated=repeated)
    return Month(span, tally, kept_back, {g: _sorted(parts) for g, parts in groups.items()})


def _added(some: list[int], others: list[int]) -> list[int]:
    return list(map(add, some, others))


def _sorted(parts: Mapping[str, list[int]]) -> dict[str, Tally]:
    """Return the parts with the largest first."""
    tallies = {key: Tally(*counts) for key, counts in parts.items()}
    return dict(sorted(tallies.items(), key=lambda part: (-part[1].raised, part[0])))


def crowds(parts: Mapping[str, Tally]) -> tuple[dict[str, Tally], int]:
    """Return the buildings that may be named, and how many complaints the others have."""
    named = {key: t for key, t in parts.items() if key and t.raised >= CROWD}
    return named, sum(t.raised for key, t in parts.items() if key and key not in named)


def share(part: int, whole: int) -> int | None:
    """Return a percentage rounded half up, or None of too few.

    Only all is a hundred and only none is nought.
    """
    if whole < FEW:
        return None
    rounded = (200 * part + whole) // (2 * whole)
    if 0 < part < whole:
        return min(99, max(1, rounded))
    return rounded


def drafted_at(month: str, settings: Settings) -> int:
    """Return when the draft about a month is made: as the first working day after it opens."""
    day = date.fromisoformat(f"{shifted(month, 1)}-01")
    for _ in range(calendar.SEARCH_DAYS):
        if calendar.is_working_day(day, settings.calendar):
            break
        day += timedelta(days=1)
    return on_day(day, settings.calendar.opens, settings)


def next_draft(now: int, settings: Settings) -> int:
    """Return when the first draft after `now` is due."""
    current = month_of(now, settings)
    for month in (shifted(current, -1), current):
        due = drafted_at(month, settings)
        if due > now:
            return due
    return drafted_at(shifted(current, 1), settings)


def drafted_month(now: int, settings: Settings) -> str:
    """Return the month that a draft made now is about: the last whole one."""
    return shifted(month_of(now, settings), -1)
