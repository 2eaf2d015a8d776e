"""Conflict of interest: whoever is complained about neither sees nor handles the complaint.

A superior is excluded only where the complaint or the investigation accuses them too; then the
next higher one handles it. The marks stand on the case, so that every door finds them there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.records.case import Case
    from storage.records.staff import Staff

DEPARTMENT = "dept:"


def is_hidden(case: Case, staff: Staff) -> bool:
    """Tell whether the case does not exist for somebody: they, or their department, are accused."""
    return bool(case.hidden_from) and means(case.hidden_from, staff)


def means(hidden_from: str, staff: Staff) -> bool:
    """Tell whether the marks of a case mean somebody."""
    return not set(hidden_from.split()).isdisjoint(marks_of(staff))


def marks_of(staff: Staff) -> tuple[str, ...]:
    """Return the marks of which one hides a case from somebody: their own, their department's."""
    if not staff.department:
        return (staff.id,)
    return (staff.id, DEPARTMENT + staff.department.replace(" ", ""))


def free(case: Case, staff: Iterable[Staff]) -> list[Staff]:
    """Return those for whom the case exists."""
    return [one for one in staff if not is_hidden(case, one)]


def hidden_also(case: Case, marks: Iterable[str]) -> str:
    """Return the marks of a case with further ones added."""
    return " ".join(dict.fromkeys([*case.hidden_from.split(), *marks]))


def mark_of_department(name: str) -> str:
    """Return the mark that hides a case from a whole department."""
    return DEPARTMENT + name.replace(" ", "")
