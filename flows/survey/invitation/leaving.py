"""An invitation as a push: it leaves only as a customer-service message, or waits for a reply.

The words, and the link with them, are made when it leaves: until then the outbox has the title.
A row that finds the window shut is dropped; the next reply says it instead (`below`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.notice import LATER
from flows.cases.rules.deeds import Moment
from flows.survey.invitation import waiting
from flows.survey.record import survey_of
from flows.survey.texts import invitation as invitation_texts
from storage.outbox import INVITATION, NewPush

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.records.messages import Push
    from storage.records.survey import Invitation
    from storage.store import Store


def queue(store: Store, moment: Moment, case: Case, invitations: Iterable[Invitation]) -> None:
    """Put one message a person into the outbox, which carries all these invitations of theirs."""
    by_person: dict[str, list[Invitation]] = {}
    for one in invitations:
        if one.person_id is not None:
            by_person.setdefault(one.person_id, []).append(one)
    for person_id, theirs in by_person.items():
        title = survey_of(case).title
        push = NewPush(
            person_id,
            INVITATION,
            title,
            LATER,
            case_id=case.id,
            community=case.community,
            only_while="running",
        )
        push_id = store.outbox.add(push, moment.now, moment.now)
        for one in theirs:
            store.invitees.queued(one.id, push_id)


def no_longer(store: Store, push: Push, now: int) -> str | None:
    """Return why an invitation is not to leave (any longer), or None."""
    return None if _carried(store, push, now) else "answered or over"


def held_until(store: Store, settings: Settings, push: Push, now: int) -> int:
    """Return until when somebody was written to often enough: now where they were not."""
    return store.contacts.free_at(push.person_id, settings.push.contacts_a_week, now)


def as_sent(
    store: Store, settings: Settings, push: Push, now: int, link: Callable[[str], str]
) -> Push:
    """Return an invitation in its words; ask `no_longer` first."""
    case = store.cases.get(push.case_id or "")
    invitations = _carried(store, push, now)
    if case is None or not invitations:
        return push
    return replace(push, text=words(case, invitations, Moment(now, settings), link))


def words(
    case: Case, invitations: list[Invitation], moment: Moment, link: Callable[[str], str]
) -> str:
    """Return what is read: the invitation, or where it was said before the reminder."""
    linked = [(one, link(one.token)) for one in invitations]
    if all(one.last_at is not None for one in invitations):
        return invitation_texts.reminder(case, linked, moment.settings, moment.now)
    return invitation_texts.invitation(case, linked, moment.settings)


def delivered(store: Store, settings: Settings, push: Push, now: int) -> None:
    """Keep that the platform took an invitation."""
    waiting.said(store, Moment(now, settings), store.invitees.carried_by(push.id), "push")


def _carried(store: Store, push: Push, now: int) -> list[Invitation]:
    case = store.cases.get(push.case_id or "")
    carried = store.invitees.carried_by(push.id)
    return waiting.still_open(store, now, case, carried) if case else []
