"""The report of a survey as its page prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.survey.figures import report
from flows.survey.figures import report_texts as words
from flows.survey.figures import texts as result_texts
from flows.survey.figures.chart import chart_of
from flows.survey.record import survey_of
from flows.writing import times

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from flows.survey.figures.statistics import Figures
    from storage.records.case import Case, Event


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the printed report shows."""

    title: str
    number: str
    community: str
    is_draft: bool
    warning: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    rates: tuple[dict[str, Any], ...]
    bars: tuple[dict[str, Any], ...]
    tables: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...], str], ...]
    history: tuple[tuple[str, ...], ...]


def printed(case: Case, figures: Figures, events: Sequence[Event], zone: ZoneInfo) -> Shown:
    """Return what is printed."""
    plan = survey_of(case).planned()
    first, *rest = report.notes(case, figures)
    warns = bool(result_texts.warning(plan, figures))
    drawn = chart_of(case, figures) or {"rates": [], "bars": []}
    tables = (
        report.items(case, figures),
        report.pareto_table(figures),
        report.buildings(case, figures),
        *report.groups(figures),
        *report.choices(figures),
        report.opinions(figures),
        report.earlier(figures),
    )
    facts = [(name, _written(value)) for name, value in report.summary(case, figures, zone)[2:]]
    return Shown(
        plan.title,
        case.number,
        plan.community,
        case.status == "reporting",
        first if warns else "",
        tuple(facts),
        tuple(rest if warns else (first, *rest)),
        tuple(drawn["rates"]),
        tuple(drawn["bars"]),
        tuple(
            (
                one.title,
                one.heads,
                tuple(tuple(_written(cell) for cell in row) for row in one.rows),
                one.note,
            )
            for one in tables
            if one is not None and one.rows
        ),
        tuple(
            (
                times.stamp(event.at, zone),
                event.actor_name,
                words.DID[event.action],
                event.text or "",
            )
            for event in events
            if event.action in words.DID
        ),
    )


def _written(cell: report.Cell) -> str:
    """Write a cell as it is read."""
    if cell is None or isinstance(cell, float):
        return result_texts.percent(cell)
    return str(cell)
