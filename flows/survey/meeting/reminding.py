"""Who said that they come is reminded the day before: never as a template message (SUR-16)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from flows.cases.notice import LATER
from flows.cases.rules.deadlines import TERMINAL
from flows.settings.calendar import local, on_day
from flows.survey.answering import urn
from flows.survey.meeting import texts as meeting_texts
from flows.survey.meeting.sheet import is_meeting, stay_away
from flows.survey.record import survey_of
from flows.survey.settings import SURVEYS, Surveys
from storage.outbox import NOTICE, NewPush

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.store import Store

RECENT = 20  # meetings that were published before they took place


def next_morning(now: int, settings: Settings) -> int:
    """Return when meetings are looked at next: each day, when invitations begin."""
    today = local(now, settings).date()
    at = settings.section(Surveys).invite_at
    due = on_day(today, at, settings)
    return due if due > now else on_day(today + timedelta(days=1), at, settings)


def remind(store: Store, settings: Settings, community: str, now: int) -> int:
    """Remind of tomorrow's meetings, and say nothing more of yesterday's."""
    known = [
        *store.cases.open_of_kind(community, SURVEYS),
        *store.cases.ended_of_kind(community, SURVEYS, RECENT),
    ]
    today, told = local(now, settings).date(), 0
    for case in known:
        if not is_meeting(case) or (case.status in TERMINAL and case.closed_as == "withdrawn"):
            continue
        day = day_of(case, settings)
        if day == today + timedelta(days=1):
            told += _remind(store, case, day, now)
        elif day == today - timedelta(days=1):
            store.outbox.replace_waiting(case.id, (NOTICE,), "the meeting is over")
    return told


def day_of(case: Case, settings: Settings) -> date:
    """Return the day of a meeting: the one named, else the last on which it can be answered."""
    survey = survey_of(case)
    meets = survey.planned().meets
    if meets:
        return date.fromisoformat(meets.partition(" ")[0])
    return local(survey.closes_at - 1, settings).date()


def _remind(store: Store, case: Case, day: date, now: int) -> int:
    words = meeting_texts.reminder(case, meeting_texts.when_of(case, day))
    away, plan = stay_away(store, case), survey_of(case).planned()
    people = {
        one.person_id
        for one in store.invitees.of_survey(case.id, limit=100_000)
        if one.person_id
        and urn.is_answered(store, case, one)
        and urn.voter_of(plan, one) not in away
    }
    for person_id in sorted(people):
        push = NewPush(person_id, NOTICE, words, LATER, case_id=case.id, community=case.community)
        store.outbox.add(push, now, now)
    return len(people)
