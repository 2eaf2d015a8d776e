"""From the tally to the figures of a report (SUR-8, 14); pure. Their shape: `figures_of`."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from statistics import fmean, median
from typing import TYPE_CHECKING, Any, TypeAlias

from flows.survey.figures import intervals
from flows.survey.figures.hiding import shown
from flows.survey.figures.tally import Part, grouping, items_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.survey.figures.tally import Item, Tally
    from flows.survey.shape import Plan, Question

Figures: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Base:
    """Homes handed over, and invited, reached and answering homes (or persons), by building."""

    homes: Mapping[str, int]
    invited: Mapping[str, int]
    delivered: Mapping[str, int]
    returned: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Counted:
    """What figures are made of: `new` counts only what came since an earlier report was read."""

    plan: Plan
    tally: Tally
    base: Base
    smallest: int
    new: Tally | None = None


Stratum: TypeAlias = tuple[float, Part]  # with what an answer of it weighs: homes ÷ answers


def figures_of(found: Counted) -> Figures:
    """Return all figures; of fewer answers than the smallest group only how many there are."""
    plan, base, total = found.plan, found.base, found.tally.total
    delivered, returned = sum(base.delivered.values()), sum(base.returned.values())
    tells = total.ballots >= found.smallest
    strata, homes = _strata(found), sum(base.homes.values())
    items = [_item(item, strata, found) for item in items_of(plan)] if tells else []
    overall = _share(strata, [item.id for item in items_of(plan)]) if tells else None
    offering = [one for one in plan.questions if one.type in {"choice", "choices", "date"}]
    return {
        "homes": homes,
        "invited": sum(base.invited.values()),
        "delivered": delivered,
        "returned": returned,
        "return_rate": returned / delivered if delivered else 0.0,
        "counted": total.ballots,
        "satisfaction": overall,
        "interval": _interval(overall, [(w, p.rated) for w, p in strata], found),
        "items": items,
        "choices": [_choice(one, total) for one in offering] if tells else [],
        "numbers": [_number(one, found) for one in plan.questions if one.type == "number"]
        if tells
        else [],
        "buildings": _buildings(found),
        "groups": [_group(one, found) for one in grouping(plan)] if tells else [],
        "pareto": pareto(items),
    }


def pareto(items: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Order what people are dissatisfied with, the most first, with its share so far (排列图)."""
    bad = sorted(
        (one for one in items if one["dissatisfied"]), key=lambda one: -one["dissatisfied"]
    )
    whole = sum(one["dissatisfied"] for one in bad)
    so_far = accumulate(one["dissatisfied"] for one in bad)
    return [
        {"id": one["id"], "ask": one["ask"], "dissatisfied": one["dissatisfied"], "cumulative": n / whole}
        for one, n in zip(bad, so_far, strict=True)
    ]  # fmt: skip


def _strata(found: Counted) -> list[Stratum]:
    """Weigh the answers of a sample by building, so that each stands for as many homes as it did.

    Those whose building is not told stand for all homes of the buildings that are not.
    """
    parts = found.tally.buildings
    if found.plan.audience.who != "sample" or not found.tally.total.ballots:
        return [(1.0, found.tally.total)]
    homes, told = found.base.homes, {name for name in parts if name is not None}
    rest = sum(count for name, count in homes.items() if name not in told)
    mean = sum(homes.values()) / found.tally.total.ballots
    of = {name: homes.get(name, 0) if name is not None else rest for name in parts}
    return [((of[name] / part.ballots) or mean, part) for name, part in parts.items()]


def _share(strata: Sequence[Stratum], item_ids: Sequence[str]) -> float | None:
    """Return the satisfied of the valid ratings of these items."""
    valid = sum(weight * part.valid(one) for weight, part in strata for one in item_ids)
    satisfied = sum(weight * part.satisfied(one) for weight, part in strata for one in item_ids)
    return satisfied / valid if valid else None


def _interval(
    share: float | None, strata: Sequence[tuple[float, int]], found: Counted
) -> list[float] | None:
    """Return how sure a share is, where a sample told it; one who rated much is one who answered.

    Of homes the population is finite; how many persons there are nobody knows.
    """
    if share is None or found.plan.audience.who != "sample":
        return None
    asked = sum(count for _weight, count in strata)
    many = asked * 10**9  # of persons: no correction that could be told
    population = sum(found.base.homes.values()) if found.plan.per == "home" else many
    sure = intervals.interval(share, intervals.effective(strata), asked, population)
    return list(sure) if sure else None


def _item(item: Item, strata: Sequence[Stratum], found: Counted) -> dict[str, Any]:
    total, rate = found.tally.total, _share(strata, [item.id])
    return {
        "id": item.id,
        "ask": item.ask,
        "valid": total.valid(item.id),
        "satisfied": total.satisfied(item.id),
        "dissatisfied": total.dissatisfied(item.id),
        "rate": rate,
        "interval": _interval(rate, [(w, part.valid(item.id)) for w, part in strata], found),
        "counts": dict(total.counts[item.id]),
        "target": item.target,
        "below": rate is not None and rate < item.target,
    }


def _choice(question: Question, part: Part) -> dict[str, Any]:
    counts = part.counts[question.id]
    words = question.options or sorted(counts)  # days, where a date was asked
    told = {word: counts.get(word, 0) for word in words}
    return {
        "id": question.id,
        "ask": question.ask,
        "answered": part.chose(question),
        "counts": told,
    }


def _number(question: Question, found: Counted) -> dict[str, Any]:
    """Tell the middle of the numbers; the least and the greatest would be somebody's own."""
    given = found.tally.numbers[question.id]
    known = {"id": question.id, "ask": question.ask, "answered": len(given)}
    if len(given) < found.smallest:
        return known | {"mean": None, "median": None}
    return known | {"mean": fmean(given), "median": median(given)}


def _buildings(found: Counted) -> list[dict[str, Any]]:
    base, parts = found.base, found.tally.buildings
    rated = {name: part.rated for name, part in parts.items() if name is not None}
    told = shown(rated, found.tally.total.rated, found.smallest)
    ids = [item.id for item in items_of(found.plan)]
    rows = []
    for name in sorted(base.invited, key=lambda one: (len(one), one)):
        delivered, returned = base.delivered.get(name, 0), base.returned.get(name, 0)
        rows.append(
            {
                "building": name,
                "invited": base.invited[name],
                "delivered": delivered,
                "returned": returned,
                "rate": returned / delivered if delivered else 0.0,
                "satisfaction": _share([(1.0, parts[name])], ids) if name in told else None,
            }
        )
    return rows


def _group(question: Question, found: Counted) -> dict[str, Any]:
    """Compare the answers of those who chose one word or the other: age, household (SUR-17)."""
    parts = {word: found.tally.groups.get((question.id, word), Part()) for word in question.words}
    told = _told({word: part.ballots for word, part in parts.items()}, found, question)
    total = found.tally.total
    rated = shown({word: parts[word].rated for word in told}, total.rated, found.smallest)
    ids = [item.id for item in items_of(found.plan)]
    rows: dict[str, dict[str, Any]] = {
        word: {
            "word": word,
            "answered": parts[word].ballots,
            "satisfaction": _share([(1.0, parts[word])], ids) if word in rated else None,
            "items": [],
            "choices": [],
        }
        for word in question.words
        if word in told
    }
    for item in items_of(found.plan):
        valid = {word: parts[word].valid(item.id) for word in rows}
        for word in shown(valid, total.valid(item.id), found.smallest):
            rate = _share([(1.0, parts[word])], [item.id])
            rows[word]["items"].append({"id": item.id, "valid": valid[word], "rate": rate})
    others = (one for one in found.plan.questions if one.options and one.id != question.id)
    for other in others:
        chose = {word: parts[word].chose(other) for word in rows}
        for word in shown(chose, total.chose(other), found.smallest):
            rows[word]["choices"].append(_choice(other, parts[word]))
    return {"id": question.id, "ask": question.ask, "groups": list(rows.values())}


def _told(counts: Mapping[str, int], found: Counted, question: Question) -> set[str]:
    """Return the groups that may be told, also beside an earlier report of fewer answers."""
    told = shown(counts, found.tally.total.ballots, found.smallest)
    if found.new is None:
        return told
    came = {word: found.new.groups.get((question.id, word), Part()).ballots for word in counts}
    fresh = shown(came, found.new.total.ballots, found.smallest)
    return {word for word in told if word in fresh or not came[word]}
