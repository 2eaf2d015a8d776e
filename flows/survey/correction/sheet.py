"""The record of a survey's corrections as a table: what is printed, signed and kept (SUR-10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.survey.correction.lines import lines_of
from flows.survey.correction.record import correction_of
from flows.survey.correction.texts import sheet as sheet_texts
from flows.survey.correction.texts.figures import percent
from flows.survey.correction.texts.stages import STAGES
from flows.writing import times

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from flows.survey.correction.lines import Line
    from storage.records.case import Case
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class CorrectionSheet:
    """A table with a heading above it and lines below it."""

    title: str
    made: str
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...]


def sheet_of(store: Store, moment: Moment, survey: Case) -> CorrectionSheet:
    """Return the record of a survey's corrections as it stands."""
    zone = moment.settings.zone
    lines = lines_of(store, survey.id)
    done = sum(line.case.status == "closed" for line in lines)
    day = f"{times.local(moment.now, zone):%Y-%m-%d}"
    meetings = [
        sheet_texts.meeting_held(event, f"{times.local(event.at, zone):%Y-%m-%d}")
        for event in store.cases.timeline(survey.id)
        if event.action == "meeting"
    ]
    return CorrectionSheet(
        sheet_texts.heading(survey),
        sheet_texts.made(day, len(lines), done),
        tuple(_row(line, moment) for line in lines),
        (
            f"{sheet_texts.MEETINGS}：",
            *(meetings or [sheet_texts.NO_MEETING]),
            sheet_texts.SIGNATURES,
        ),
    )


def _row(line: Line, moment: Moment) -> tuple[str, ...]:
    case, correction = line.case, correction_of(line.case)
    before, after = correction.found(), correction.found_again()
    until = times.local(correction.until_at, moment.settings.zone) if correction.until_at else None
    passed = case.status == "closed"
    return (
        case.number,
        correction.ask,
        percent(before.get("rate")),
        percent(before.get("target")),
        correction.cause,
        correction.measure,
        line.department,
        line.owner.name if line.owner else "",
        f"{until:%Y-%m-%d}" if until else "",
        correction.result,
        line.checker.name if line.checker else "",
        sheet_texts.verdict(correction.check_text, passed=passed) if line.checker else "",
        str(correction.round),
        percent(after.get("rate")) if after else "",
        STAGES[case.status].staff,
    )
