"""What the picture of the results shows: the rate of each item, and the 排列图."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.survey.figures import report_texts as words
from flows.survey.figures import texts as result_texts
from flows.survey.record import survey_of

if TYPE_CHECKING:
    from flows.survey.figures.statistics import Figures
    from storage.records.case import Case

MOST_BARS = 12
SHORT, MOST_LINES = 4, 3  # characters of a line below a bar, and lines


def chart_of(case: Case, figures: Figures) -> dict[str, Any] | None:
    """Return what the picture shows, or None where nothing was rated."""
    rated = [one for one in figures["items"] if one["rate"] is not None]
    if not rated:
        return None
    plan = survey_of(case).planned()
    worst_first = sorted(rated, key=lambda one: one["rate"])[:MOST_BARS]
    bars = figures["pareto"][:MOST_BARS]
    return {
        "title": plan.title,
        "lines": [
            result_texts.returned(plan, figures),
            result_texts.satisfied(plan, figures),
            result_texts.warning(plan, figures),
        ],
        "rates": [
            {
                "name": one["ask"],
                "rate": one["rate"],
                "target": one["target"],
                "words": result_texts.percent(one["rate"]),
            }
            for one in worst_first
        ],
        "rates_title": words.RATES_TITLE,
        "bars": [
            {"lines": _lines(one["ask"]), "count": one["dissatisfied"], "share": one["cumulative"]}
            for one in bars
        ],
        "bars_title": words.BARS_TITLE,
        "line": words.LINE,
        "legend": words.LEGEND,
    }


def _lines(name: str) -> list[str]:
    """Break a name into the short lines that stand below a bar."""
    parts = [
        part[at : at + SHORT] for part in name.split("：") for at in range(0, len(part), SHORT)
    ]
    return parts if len(parts) <= MOST_LINES else [*parts[: MOST_LINES - 1], "…"]
