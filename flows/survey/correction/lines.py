"""The corrections of a survey as they are kept on record (整改措施落实情况记录)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.survey.correction.record import correction_of

if TYPE_CHECKING:
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class Line:
    """One corrective action with the people in it, as it is kept on record."""

    case: Case
    owner: Staff | None
    finisher: Staff | None
    checker: Staff | None

    @property
    def department(self) -> str:
        """The department of who is responsible; without anybody, the one the item belongs to."""
        return self.owner.department if self.owner else correction_of(self.case).department


def lines_of(store: Store, survey_id: str) -> list[Line]:
    """Return the record of a survey's corrections."""
    return [line_of(store, case) for case in store.cases.corrections_of(survey_id)]


def line_of(store: Store, case: Case) -> Line:
    """Return one of them with its people."""
    correction = correction_of(case)
    ids = (correction.owner_id, correction.finished_by, correction.checked_by)
    owner, finisher, checker = (store.staff.get(one) if one else None for one in ids)
    return Line(case, owner, finisher, checker)
