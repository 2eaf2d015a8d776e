"""Below a reply stands the invitation, or reminder, that could not leave as a push."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.cases.rules.deeds import Moment
from flows.settings.calendar import DAY
from flows.survey.invitation import leaving, waiting
from flows.survey.texts import invitation as invitation_texts

if TYPE_CHECKING:
    from flows.cases.wish import Wish
    from flows.conversation.context import Context, Said
    from storage.records.survey import Invitation
    from storage.store import Store

ANSWERING = "参与"  # the word that begins to answer: it needs no invitation any more
JOINT = "\n\n"


def below(store: Store, context: Context, heard: Said, reply: str) -> str:
    """Return the reply, and below it one survey that the speaker was not told of yet."""
    moment = Moment(context.now, context.settings)
    if heard.meaning.danger or waiting.wants_none(context.person.muted):
        return reply
    for case, invitations in waiting.to_answer(store, context.now, context.person.id):
        now_due = waiting.due(store, moment, invitations)
        if not now_due or _in_danger(store, context) or not _free(store, now_due):
            continue
        waiting.said(store, moment, now_due, "reply")
        if heard.text.strip().startswith(ANSWERING):
            continue
        words = leaving.words(case, now_due, moment, context.survey_link)
        return f"{reply}{JOINT}{words}"
    return reply


def show(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Show every survey that the speaker can answer (意见征集)."""
    moment = Moment(context.now, context.settings)
    shown = []
    for case, invitations in waiting.to_answer(store, context.now, context.person.id):
        for one in invitations:
            store.invitees.join(one.id)
        if _free(store, invitations):
            waiting.said(store, moment, invitations, "menu", asked=True)
        linked = [(one, context.survey_link(one.token)) for one in invitations]
        shown.append(invitation_texts.offered(case, linked, context.settings))
    if shown:
        return JOINT.join(shown)
    return invitation_texts.NOTHING_OPEN if context.homes else invitation_texts.BIND_FIRST


def _free(store: Store, invitations: list[Invitation]) -> bool:
    """Take back the pushes that would say it again; False where one is arriving right now."""
    pushes = {one.outbox_id for one in invitations if one.outbox_id}
    left = {one for one in pushes if not store.unread.overtaken(one, "said in a reply")}
    return not left


def _in_danger(store: Store, context: Context) -> bool:
    """Tell whether something of the speaker's is an emergency at this moment."""
    recent = store.cases.of_reporter(context.person.id, context.now - DAY)
    return any(case.urgency == "emergency" and deadlines.is_open(case) for case in recent)
