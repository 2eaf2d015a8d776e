"""The 业主座谈会记录表: when and where, who came, and the record under its three headings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.survey.meeting import texts as meeting_texts
from flows.survey.record import survey_of
from flows.survey.settings import SURVEYS

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.store import Store

SORT = "meeting"
STAYS_AWAY = frozenset({"不参加", "不来", "不去", "不能参加"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the form: facts, the homes that came, and lines by heading."""

    title: str
    number: str
    facts: tuple[tuple[str, str], ...]
    homes: tuple[str, ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    writers: tuple[str, ...]


def is_meeting(case: Case) -> bool:
    """Tell whether a case invites to a meeting."""
    return case.kind == SURVEYS and survey_of(case).sort == SORT


def sheet_of(store: Store, case: Case, settings: Settings) -> Sheet:
    """Return the form of a meeting as it is filled by now."""
    plan, lines = survey_of(case).planned(), store.meetings.lines(case.id)
    homes = tuple(meeting_texts.door(home) for home in store.meetings.homes(case.id))
    asked = (meeting_texts.BEFORE, tuple(topics_before(store, case)))
    sections = [
        (title, tuple(one.text for one in lines if one.sort == sort))
        for sort, title in meeting_texts.SORTS.items()
    ]
    return Sheet(
        plan.title,
        case.number,
        meeting_texts.facts(case, homes, settings),
        homes,
        tuple(one for one in (asked, *sections) if one[1] or one is not asked),
        tuple(dict.fromkeys(one.staff_name for one in lines)),
    )


def topics_before(store: Store, case: Case) -> list[str]:
    """Return what residents wished to talk about, once the answers are opened."""
    asked = [one.id for one in survey_of(case).planned().questions if one.type == "text"]
    said = []
    for ballots in store.ballots.of_survey(case.id):
        for ballot in ballots:
            answers = json.loads(ballot.answers or "{}")
            said += [str(answers[name]) for name in asked if answers.get(name)]
    return said


def stay_away(store: Store, case: Case) -> set[str]:
    """Return which homes or persons said that they don't come, as far as answers are opened."""
    return {
        ballot.voter
        for ballots in store.ballots.of_survey(case.id)
        for ballot in ballots
        if ballot.voter
        and STAYS_AWAY & {str(one) for one in json.loads(ballot.answers or "{}").values()}
    }
