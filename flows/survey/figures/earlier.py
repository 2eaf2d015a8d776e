"""What earlier surveys of the same sort came to (SUR-14)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from flows.survey.record import survey_of

if TYPE_CHECKING:
    from storage.records.case import Case
    from storage.store import Store

MOST = 4


def earlier_than(store: Store, case: Case) -> list[dict[str, Any]]:
    """Return the figures of the last surveys of this sort, the newest first.

    Items are compared that have the same id and ask the same.
    """
    survey = survey_of(case)
    found = store.cases.counted_surveys(case.community, survey.sort, survey.closes_at, MOST)
    return [_told(one) for one in found if one.id != case.id]


def _told(case: Case) -> dict[str, Any]:
    survey = survey_of(case)
    figures = json.loads(survey.figures or "{}")
    return {
        "number": case.number,
        "title": survey.title,
        "closed_at": survey.closes_at,
        "return_rate": figures.get("return_rate"),
        "satisfaction": figures.get("satisfaction"),
        "items": [
            {"id": one["id"], "ask": one["ask"], "rate": one["rate"]}
            for one in figures.get("items", [])
        ],
    }


def before(figures: dict[str, Any], item: dict[str, Any]) -> float | None:
    """Return what an item came to the last time it was asked in these words."""
    for survey in figures["earlier"]:
        for one in survey["items"]:
            if (one["id"], one["ask"]) == (item["id"], item["ask"]):
                rate: float | None = one["rate"]
                return rate
    return None
