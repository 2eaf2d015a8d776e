"""What is done about what was found: read anew each time somebody reads the bulletin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.cases.kind import kind_for
from flows.survey.correction.progress import progress_of
from flows.survey.meeting.sheet import is_meeting
from flows.survey.publication import sections
from flows.survey.publication import texts as publication_texts
from flows.survey.publication.suggestion import SUGGESTS
from flows.survey.record import Survey
from flows.survey.settings import Surveys
from storage.persons import is_office

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.bulletin import Section
    from storage.records.case import Case
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class Live:
    """What is made anew at each look, and when it changed last (0: not since it was published)."""

    section: Section
    changed_at: int = 0


def live(store: Store, moment: Moment, case_id: str) -> list[Live]:
    """Return what is done about a survey as it stands now: corrective actions, suggestions."""
    case = store.cases.get(case_id)
    if case is None or not isinstance(case.own, Survey):
        return []
    parts = (
        _minutes(store, case),
        _measures(store, moment, case),
        _suggestions(store, moment, case),
    )
    return [one for one in parts if one is not None]


def _measures(store: Store, moment: Moment, case: Case) -> Live | None:
    """Tell of each corrective action, but for those of what too few have rated."""
    smallest = moment.settings.section(Surveys).smallest_group
    figures = sections.figures_in(case)
    told = sections.rated(figures, smallest)
    hidden = {one["ask"] for one in figures.get("items", []) if one not in told}
    found = [one for one in progress_of(store, case.id) if one.ask not in hidden]
    if found:
        changed = max(one.changed_at for one in found)
        return Live(publication_texts.as_they_stand(found, moment.settings), changed)
    below = [one["ask"] for one in told if one["below"]]
    return Live(publication_texts.nothing_done_yet(below)) if below else None


def _minutes(store: Store, case: Case) -> Live | None:
    """Tell what was talked about at a meeting (SUR-16), as far as it was written down."""
    lines = store.meetings.lines(case.id) if is_meeting(case) else []
    if not lines:
        return None
    homes = len(store.meetings.homes(case.id))
    return Live(publication_texts.minutes(lines, homes), lines[-1].at)


def _suggestions(store: Store, moment: Moment, case: Case) -> Live | None:
    """Tell what became of the suggestions in it; those without a name hear it nowhere else."""
    kind = kind_for(SUGGESTS, moment.settings)
    found = [one for one in store.cases.made_from(case.id) if one.kind == kind]
    if not found:
        return None
    answered = [one for one in found if one.finding and is_office(one.reporter_id)]
    changed = max(one.stage_at or one.created_at for one in found)
    return Live(publication_texts.suggestions(found, answered), changed)
