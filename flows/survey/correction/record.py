"""What only a corrective action knows: what was found, what is done about it, and what came of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from flows.survey.settings import CORRECTIONS
from storage.records.case import Own

if TYPE_CHECKING:
    from storage.records.case import Case


@dataclass(frozen=True, slots=True)
class Correction(Own):
    """One row of `corrective_actions`; times are ms UTC, people ids of staff.

    `survey_id` is its own id where it came of no survey. `item` is the item's id in the survey's
    figures, `evidence` what they say of it and `asked_again` what those of the re-check say, both
    JSON. `owner_id` is who is responsible, also while somebody else checks and holds it. `round`
    counts from one; each 不合格 adds one.
    """

    kind: ClassVar[str] = CORRECTIONS
    table: ClassVar[str] = "corrective_actions"

    survey_id: str
    item: str
    ask: str
    evidence: str
    department: str
    owner_id: str | None
    cause: str = ""
    measure: str = ""
    until_at: int | None = None
    result: str = ""
    finished_by: str | None = None
    checked_by: str | None = None
    checked_at: int | None = None
    check_text: str = ""
    round: int = 1
    asked_again: str = ""

    def found(self) -> dict[str, Any]:
        """Return the item's figures; empty where it came of no figures (a meeting)."""
        figures: dict[str, Any] = json.loads(self.evidence or "{}")
        return figures

    def found_again(self) -> dict[str, Any]:
        """Return its figures in the re-check; empty before."""
        figures: dict[str, Any] = json.loads(self.asked_again or "{}")
        return figures


def correction_of(case: Case) -> Correction:
    """Return what a case of this kind has had since it was drafted."""
    assert isinstance(case.own, Correction)  # noqa: S101 - it is opened with one
    return case.own
