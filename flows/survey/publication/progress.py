"""What is done about what was found: read anew each time somebody reads the bulletin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from flows.survey.publication import sections
from flows.survey.publication import texts as publication_texts
from flows.survey.record import Survey
from flows.survey.settings import Surveys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.rules.deeds import Moment
    from storage.records.bulletin import Section
    from storage.store import Store


class Measure(Protocol):
    """One corrective action as residents may read it, without names; `until_at` is ms UTC."""

    @property
    def ask(self) -> str:
        """What was found unsatisfactory."""

    @property
    def measure(self) -> str:
        """What is done about it; empty before that is known."""

    @property
    def until_at(self) -> int | None:
        """Until when."""

    @property
    def state(self) -> str:
        """How far it is."""


@dataclass(frozen=True, slots=True)
class Live:
    """What is made anew at each look, and when it changed last (0: not since it was published)."""

    section: Section
    changed_at: int = 0


def measures(store: Store, moment: Moment, case_id: str) -> Live | None:
    """Return the corrective actions of a survey as they stand now; None where none is called for."""
    case = store.cases.get(case_id)
    if case is None or not isinstance(case.own, Survey):
        return None
    smallest = moment.settings.section(Surveys).smallest_group
    found = progress_of(store, case.id)
    if found:
        return Live(publication_texts.as_they_stand(found, moment.settings))
    figures = sections.figures_in(case)
    below = [one["ask"] for one in sections.rated(figures, smallest) if one["below"]]
    return Live(publication_texts.nothing_done_yet(below)) if below else None


def progress_of(_store: Store, _survey_id: str) -> Sequence[Measure]:
    """Return how far each corrective action is."""
    return ()
