"""What a corrective action came of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.survey.correction.record import correction_of

if TYPE_CHECKING:
    from storage.records.case import Case
    from storage.store import Store


def survey_behind(store: Store, case: Case) -> Case | None:
    """Return the survey it came of; None where it is a decision made elsewhere."""
    survey_id = correction_of(case).survey_id
    return None if survey_id == case.id else store.cases.get(survey_id)
