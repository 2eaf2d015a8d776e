"""The surveys of a period for the management review (SUR-19): rates, targets, what was corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.settings.calendar import local
from flows.survey.correction.progress import progress_of
from flows.survey.publication import sections
from flows.survey.publication import texts as publication_texts
from flows.survey.record import Survey, survey_of
from flows.survey.settings import SURVEYS
from flows.survey.texts.words import SORTS

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.store import Store

    Row = list[str | float | None]

MOST = 1000


def surveys_since(store: Store, community: str, since: int) -> list[Case]:
    """Return the surveys of a community that were planned since then, the oldest first."""
    known = [
        *store.cases.open_of_kind(community, SURVEYS),
        *store.cases.ended_of_kind(community, SURVEYS, MOST),
    ]
    found = [one for one in known if one.created_at >= since and isinstance(one.own, Survey)]
    return sorted(found, key=lambda one: (one.created_at, one.id))


def survey_row(store: Store, case: Case, settings: Settings) -> Row:
    """Return a survey on one line."""
    survey, figures = survey_of(case), sections.figures_in(case)
    plan, bulletin = survey.planned(), store.bulletins.of_case(case.id)
    closes = local(survey.closes_at - 1, settings).date().isoformat()
    below = [one["ask"] for one in figures.get("items", []) if one["below"]]
    return [
        *(case.community, case.number, plan.title, SORTS[plan.kind]),
        *(closes, publication_texts.state(case, settings)),
        *(figures.get("delivered"), figures.get("returned"), figures.get("return_rate")),
        *(plan.targets.return_rate, figures.get("satisfaction"), plan.targets.satisfaction),
        "、".join(below),
        bulletin.number if bulletin else "",
    ]


def correction_rows(store: Store, case: Case, settings: Settings) -> list[Row]:
    """Return the corrective actions of a survey, each on a line."""
    rows: list[Row] = []
    for one in progress_of(store, case.id):
        until = local(one.until_at, settings).date().isoformat() if one.until_at else ""
        rows.append([case.number, one.ask, one.measure, until, one.state])
    return rows
