"""What is published of a survey (SUR-12), from its figures; pure. Nothing of a small group."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from flows.survey.publication import texts as publication_texts
from flows.survey.record import survey_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from flows.survey.shape import Plan
    from storage.records.bulletin import Section
    from storage.records.case import Case

GOOD = 3  # items named as good
OPINIONS = 5


def published_of(case: Case, smallest: int, zone: ZoneInfo) -> list[Section]:
    """Return the results in the order they are read: how many, the good, all items, the words."""
    survey = survey_of(case)
    plan, figures = survey.planned(), figures_in(case)
    if not figures:
        return [publication_texts.about(plan, survey, zone)]
    shown = [
        publication_texts.about(plan, survey, zone),
        publication_texts.taken_part(plan, figures),
        _good(figures, smallest),
        _items(plan, figures, smallest),
        _choices(figures, smallest),
        _opinions(figures, smallest),
    ]
    return [one for one in shown if one is not None]


def figures_in(case: Case) -> dict[str, Any]:
    """Return the figures, empty before they were counted."""
    found: dict[str, Any] = json.loads(survey_of(case).figures or "{}")
    return found


def rated(figures: dict[str, Any], smallest: int) -> list[dict[str, Any]]:
    """Return the items that enough have rated."""
    items: list[dict[str, Any]] = figures.get("items", [])
    return [one for one in items if one["rate"] is not None and one["valid"] >= smallest]


def _good(figures: dict[str, Any], smallest: int) -> Section | None:
    good = [one for one in rated(figures, smallest) if not one["below"]]
    best = sorted(good, key=lambda one: -one["rate"])[:GOOD]
    return publication_texts.good(best) if best else None


def _items(plan: Plan, figures: dict[str, Any], smallest: int) -> Section | None:
    items = rated(figures, smallest)
    return publication_texts.items(plan, figures, items) if items else None


def _choices(figures: dict[str, Any], smallest: int) -> Section | None:
    chosen = [one for one in figures.get("choices", []) if one["answered"] >= smallest]
    return publication_texts.choices(chosen) if chosen else None


def _opinions(figures: dict[str, Any], smallest: int) -> Section | None:
    """Tell what so many wrote that nobody is known by it."""
    common = [one for one in figures.get("opinions", []) if one["count"] >= smallest]
    return publication_texts.opinions(common[:OPINIONS]) if common else None
