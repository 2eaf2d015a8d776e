"""Below the reply that opens a case stands where its reporter permits one notice of its end.

Offered only where the platform would take it, to residents, unasked once a day at most, and never
again after a no. Who asks how far a case is (进度) finds it there, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.deadlines import is_open
from flows.cases.rules.deeds import HUMAN
from flows.cases.wish import parse_wish
from flows.grant import texts as grant_texts
from flows.settings.calendar import DAY

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store

TICKET = "jsapi"  # without it the page can't ask
HOW_FAR = "进度"  # whoever asks it reads the offer again


def below(store: Store, context: Context, heard: Said, reply: str) -> str:
    """Return the reply, and below it the offer, where it is due."""
    template, person, now = context.settings.grant_template, context.person.id, context.now
    if template is None or context.staff is not None or heard.meaning.danger:
        return reply
    wish = parse_wish(heard.text, context.settings)
    asks = wish is not None and wish.word == HOW_FAR
    case = _newest(store, context) if asks else _opened_now(store, context)
    if case is None or case.urgency == "emergency" or case.source == HUMAN:
        return reply
    if not store.tickets.good(TICKET, now) or store.grants.is_settled(person, template.id):
        return reply
    offered = store.grants.was_offered(person, template.id, now - DAY, now)
    if offered and not asks:
        return reply
    if not offered:
        store.grants.offer(person, template.id, case.id, now)
    return f"{reply}\n{grant_texts.offered(context.grant_link(case.id))}"


def _opened_now(store: Store, context: Context) -> Case | None:
    """Return the case that the speaker opened in this turn, or None."""
    now = context.now
    if not store.cases.count_of_reporter(context.person.id, now, now):
        return None
    own = store.cases.of_reporter(context.person.id, now)
    return next((case for case in own if case.created_at == now), None)


def _newest(store: Store, context: Context) -> Case | None:
    """Return the speaker's newest case of which an end is still to come, or None."""
    own = store.cases.of_reporter(context.person.id, context.now)
    return next((case for case in own if is_open(case)), None)


def told_data(store: Store, context: Context) -> str:
    """Say how many notices the speaker permitted that are not used; empty when none is."""
    return grant_texts.kept_of(store.grants.count_of(context.person.id))
