"""How far the corrections of a survey are, as residents may read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.survey.correction.record import correction_of
from flows.survey.correction.texts.stages import STAGES

if TYPE_CHECKING:
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class Progress:
    """One corrective action as residents may read it: no names; times are ms UTC."""

    number: str
    ask: str
    measure: str
    until_at: int | None
    state: str
    changed_at: int


def progress_of(store: Store, survey_id: str) -> list[Progress]:
    """Return what is done about each item of a survey; the measure once there is one."""
    rows = []
    for case in store.cases.corrections_of(survey_id):
        correction = correction_of(case)
        state = STAGES[case.status].resident
        rows.append(
            Progress(
                case.number,
                correction.ask,
                correction.measure,
                correction.until_at,
                state,
                case.stage_at or case.created_at,
            )
        )
    return rows
