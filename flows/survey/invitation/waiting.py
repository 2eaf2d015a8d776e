"""Which surveys somebody can answer now, and what is due to be said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.settings.calendar import DAY, is_quiet, local
from flows.survey.answering import urn
from flows.survey.record import survey_of
from flows.survey.settings import Surveys
from storage.outbox import INVITATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.records.survey import Invitation
    from storage.store import Store

    Open = list[tuple[Case, list[Invitation]]]

CONTACT = "survey"  # what it counts as among all that somebody is written to unasked


def to_answer(store: Store, now: int, person_id: str) -> Open:
    """Return the surveys that somebody can answer now, each with their invitations to it."""
    by_survey: dict[str, list[Invitation]] = {}
    for one in store.invitees.of_person(person_id):
        by_survey.setdefault(one.survey_id, []).append(one)
    found: Open = []
    for survey_id, invitations in by_survey.items():
        case = store.cases.get(survey_id)
        left = still_open(store, now, case, invitations) if case else []
        if case is not None and left:
            found.append((case, left))
    return found


def still_open(
    store: Store, now: int, case: Case, invitations: Iterable[Invitation]
) -> list[Invitation]:
    """Return the invitations that are open: it runs, nobody answered, who is asked lives there."""
    if case.status != "running" or now >= survey_of(case).closes_at:
        return []
    return [
        one
        for one in invitations
        if not urn.is_answered(store, case, one) and urn.is_theirs(store, one)
    ]


def due(store: Store, moment: Moment, invitations: Sequence[Invitation]) -> list[Invitation]:
    """Return which of somebody's invitations to a survey are due to be said in a reply.

    Those that had their turn and were never said; else reminders: not too many, days apart, within
    what somebody may be written to, and never in the quiet hours (SUR-6, SUR-7).
    """
    new = [one for one in invitations if one.wave and one.last_at is None]
    if new or not invitations or is_quiet(moment.now, moment.settings):
        return new
    rules = moment.settings.section(Surveys)
    person_id = invitations[0].person_id or ""
    if (
        store.contacts.free_at(person_id, moment.settings.push.contacts_a_week, moment.now)
        > moment.now
    ):
        return []
    return [one for one in invitations if _is_due_again(one, moment, rules)]


def _is_due_again(one: Invitation, moment: Moment, rules: Surveys) -> bool:
    rested = one.last_at is not None and one.last_at <= moment.now - rules.reminder_days * DAY
    return rested and one.reminders < rules.reminders


def said(
    store: Store,
    moment: Moment,
    invitations: Sequence[Invitation],
    way: str,
    *,
    asked: bool = False,
) -> None:
    """Keep that somebody has read these; unless they asked for it, they were written to."""
    day = local(moment.now, moment.settings).date().isoformat()
    for one in invitations:
        again = one.last_at is not None
        if not (asked and again):
            store.invitees.reached(one.id, way, day)
            store.invitees.said(one.id, moment.now, reminder=again)
    if invitations and not asked:
        store.contacts.add(invitations[0].person_id or "", CONTACT, moment.now)


def wants_none(muted: str) -> bool:
    """Tell whether somebody stopped invitations (退订 问卷)."""
    return INVITATION in muted.split()
