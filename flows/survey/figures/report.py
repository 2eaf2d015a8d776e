"""The report of a survey (SUR-9) as tables and a chart, whatever they are written on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.survey.figures import report_texts as words
from flows.survey.figures import texts as result_texts
from flows.survey.figures.earlier import before
from flows.survey.record import survey_of
from flows.survey.shape import NOT_USED, SCALES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from flows.survey.figures.statistics import Figures
    from storage.records.case import Case

Cell = str | int | float | None  # a float is a share


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title; `note` stands below it."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


def summary(case: Case, figures: Figures, zone: ZoneInfo) -> list[tuple[str, Cell]]:
    """Return the facts of the whole survey."""
    survey, plan = survey_of(case), survey_of(case).planned()
    unit = result_texts.unit_of(plan)
    last = next((s for s in figures["earlier"] if s["satisfaction"] is not None), None)
    facts: list[tuple[str, Cell]] = [
        (words.TITLE, plan.title),
        (words.NUMBER, case.number),
        (words.COMMUNITY, plan.community),
        (words.PURPOSE, plan.purpose),
        (words.SPAN, words.days(survey, zone)),
        (words.AUDIENCE, words.audience(survey)),
        (words.counted(words.HOMES, "户"), figures["homes"]),
        (words.counted(words.INVITED, unit), figures["invited"]),
        (words.counted(words.DELIVERED, unit), figures["delivered"]),
        (words.counted(words.RETURNED, unit), figures["returned"]),
        (words.RETURN_RATE, figures["return_rate"]),
        (words.RETURN_TARGET, plan.targets.return_rate),
        (words.SATISFACTION, figures["satisfaction"]),
        (words.TARGET, plan.targets.satisfaction),
    ]
    if figures["interval"]:
        facts.append((words.INTERVAL, words.span(figures["interval"])))
    if last:
        facts.append((words.LAST_TIME.format(last["title"]), last["satisfaction"]))
    return facts


def notes(case: Case, figures: Figures) -> list[str]:
    """Return what a reader has to know of the figures, the warning first."""
    plan = survey_of(case).planned()
    told = [result_texts.warning(plan, figures), result_texts.no_vote(plan)]
    told += [*result_texts.apart(figures), words.HOW_COUNTED]
    if plan.audience.who == "sample":
        told.append(words.HOW_WEIGHED)
    if plan.anonymous:
        told.append(words.ANONYMOUS)
    return [note for note in told if note]


def items(case: Case, figures: Figures) -> Table:
    """Return what was rated: each word's count, and the rate (调查表法)."""
    plan = survey_of(case).planned()
    scales = {one.scale for one in plan.questions if one.type in {"rating", "matrix"}}
    scale = [*SCALES[max(scales, default=5)], NOT_USED]
    compares = bool(figures["earlier"])
    rows = [
        (
            one["ask"],
            *(one["counts"].get(word, 0) for word in scale),
            one["valid"],
            one["satisfied"],
            one["rate"],
            one["target"],
            words.BELOW if one["below"] else "" if one["rate"] is None else words.REACHED,
            *([before(figures, one)] if compares else []),
            *([words.span(one["interval"])] if figures["interval"] else []),
        )
        for one in figures["items"]
    ]
    heads = (
        *(words.ITEM, *scale, words.VALID, words.SATISFIED, words.RATE, words.TARGET),
        words.JUDGED,
        *([words.BEFORE] if compares else []),
        *([words.INTERVAL] if figures["interval"] else []),
    )
    return Table(words.ITEMS, heads, tuple(rows))


def pareto_table(figures: Figures) -> Table:
    """Return what people are dissatisfied with, the most first."""
    rows = [
        (one["ask"], one["dissatisfied"], one["cumulative"], words.MAIN if vital else "")
        for one, vital in zip(figures["pareto"], _vital(figures["pareto"]), strict=True)
    ]
    return Table(words.PARETO, words.PARETO_HEADS, tuple(rows), words.PARETO_NOTE)


def _vital(rows: Sequence[dict[str, Any]]) -> list[bool]:
    """Tell which rows make the first four fifths: those begun before the line is reached."""
    begun = [0.0, *(one["cumulative"] for one in rows)]
    return [before < words.LINE for before in begun[:-1]]


def buildings(case: Case, figures: Figures) -> Table:
    """Return invitations, answers and satisfaction by building."""
    unit = result_texts.unit_of(survey_of(case).planned())
    rows = [
        (
            words.building(one["building"]),
            one["invited"],
            one["delivered"],
            one["returned"],
            one["rate"],
            one["satisfaction"],
        )
        for one in figures["buildings"]
    ]
    return Table(words.BUILDINGS, words.building_heads(unit), tuple(rows), words.HIDDEN)


def groups(figures: Figures) -> list[Table]:
    """Return the groups that are compared, each question a table."""
    found = []
    for one in figures["groups"]:
        asks = {item["id"]: item["ask"] for item in figures["items"]}
        rows = [
            (
                group["word"],
                group["answered"],
                group["satisfaction"],
                *({i["id"]: i["rate"] for i in group["items"]}.get(name) for name in asks),
            )
            for group in one["groups"]
        ]
        heads = (words.GROUP, words.ANSWERED, words.SATISFACTION, *asks.values())
        found.append(Table(words.by(one["ask"]), heads, tuple(rows), words.HIDDEN))
        found += _chosen_by(one, figures)
    return found


def _chosen_by(grouped: dict[str, Any], figures: Figures) -> list[Table]:
    """Return what each group chose, each question a table."""
    tables = []
    for asked in figures["choices"]:
        rows = [
            (group["word"], choice["answered"], *choice["counts"].values())
            for group in grouped["groups"]
            for choice in group["choices"]
            if choice["id"] == asked["id"]
        ]
        if rows:
            title = f"{asked['ask']}（{words.by(grouped['ask'])}）"
            tables.append(
                Table(title, (words.GROUP, words.ANSWERED, *asked["counts"]), tuple(rows))
            )
    return tables


def choices(figures: Figures) -> list[Table]:
    """Return what was chosen, and the middle of numbers."""
    found = [
        Table(
            one["ask"],
            (words.OPTION, words.CHOSEN, words.SHARE),
            tuple(
                (word, count, count / one["answered"] if one["answered"] else None)
                for word, count in one["counts"].items()
            ),
            words.answered(one["answered"]),
        )
        for one in figures["choices"]
    ]
    numbers = [one for one in figures["numbers"] if one["mean"] is not None]
    rows = tuple(
        (one["ask"], one["answered"], words.number(one["mean"]), words.number(one["median"]))
        for one in numbers
    )
    return [*found, Table(words.NUMBERS, words.NUMBER_HEADS, rows)] if rows else found


def earlier(figures: Figures) -> Table | None:
    """Return what earlier surveys came to, or None without any."""
    rows = tuple(
        (one["number"], one["title"], one["return_rate"], one["satisfaction"])
        for one in figures["earlier"]
    )
    return Table(words.EARLIER, words.EARLIER_HEADS, rows) if rows else None


def opinions(figures: Figures) -> Table | None:
    """Return what many wrote, or None where nothing is told in common."""
    rows = tuple(
        (one["title"], one["count"], "；".join(f"“{text}”" for text in one["words"]))
        for one in figures["opinions"]
    )
    return Table(words.OPINIONS, words.OPINION_HEADS, rows, words.MASKED) if rows else None
