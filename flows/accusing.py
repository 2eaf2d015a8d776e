"""Who is complained about: found in the words by the roster, and from then on kept away from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows import case_work
from flows.rules.conflict import mark_of_department
from flows.texts import complaint_desk as texts
from storage.ids import new_id
from storage.records import Accused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.context import Context
    from flows.rules.deeds import Deed
    from flows.settings import Settings
    from storage.records import Case, Staff
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody complained about; `marks` hide the case from them (none for a neighbour)."""

    kind: str
    name: str
    staff_id: str | None = None
    department: str | None = None
    home_id: str | None = None
    marks: tuple[str, ...] = ()


def find(store: Store, community: str, words: str, settings: Settings) -> list[Found]:
    """Return who these words name: staff, departments; else whoever they say, as written."""
    del settings
    team = store.staff.active_in(community)
    found = [of_staff(one) for one in _named(team, words)]
    if not found:
        names = sorted({one.department for one in team if one.department}, key=len, reverse=True)
        found = [_department(name) for name in names if name in words][:1]
    return found or [Found("other", words[:20])]


def find_staff(store: Store, community: str, words: str) -> list[Found]:
    """Return the members of staff that a complaint's own words name."""
    return [of_staff(one) for one in _named(store.staff.active_in(community), words)]


def accuse(  # noqa: PLR0913, PLR0917 - who says so of whom, and where it was found
    store: Store, context: Context, case: Case, found: Sequence[Found], deed: Deed, source: str
) -> Case:
    """Hide a complaint from who is accused, give it to somebody else where they had it."""
    note(store, case.id, found, source, context.now, deed.actor_id)
    marks = tuple(mark for one in found for mark in one.marks)
    department = next((one.department for one in found if one.department), None)
    done = replace(deed, hides=marks, department=department)
    return case_work.perform(store, context, case, done)


def note(  # noqa: PLR0913, PLR0917 - a row and its source
    store: Store, case_id: str, found: Sequence[Found], source: str, now: int, by: str | None
) -> None:
    """Keep who is accused."""
    for one in found:
        row = Accused(
            new_id(now), case_id, one.kind, one.name, one.staff_id, one.department, one.home_id,
            source, by, now,
        )  # fmt: skip
        store.complaints.accuse(row)


def of_staff(staff: Staff) -> Found:
    """Return a member of staff as somebody complained about."""
    return Found("staff", staff.name, staff.id, staff.department or None, None, (staff.id,))


def _department(name: str) -> Found:
    return Found("department", name, department=name, marks=(mark_of_department(name),))


def _named(team: Sequence[Staff], words: str) -> list[Staff]:
    """Return who is named in full, or by a family name and a title that only one of them has."""
    full = [one for one in team if one.name in words]
    if full:
        return full
    for title in texts.TITLES:
        called = [one for one in team if one.name[:1] + title in words]
        if len(called) == 1:
            return called
    return []
