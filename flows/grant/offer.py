"""Below the reply that opens a case stands where its reporter permits one notice of its end.

Offered only where the platform would take it, to residents, once a day at most, and never again
after a no.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.deeds import HUMAN
from flows.grant import texts as grant_texts
from flows.settings.calendar import DAY

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store

TICKET = "jsapi"  # without it the page can't ask


def below(store: Store, context: Context, heard: Said, reply: str) -> str:
    """Return the reply, and below it the offer, where a case was opened in this turn."""
    template, person = context.settings.grant_template, context.person.id
    if template is None or context.staff is not None or heard.meaning.danger:
        return reply
    case = _opened_now(store, context)
    if case is None or case.urgency == "emergency" or case.source == HUMAN:
        return reply
    if not store.tickets.good(TICKET, context.now) or not _may_ask(store, context, template.id):
        return reply
    store.grants.offer(person, template.id, case.id, context.now)
    return f"{reply}\n{grant_texts.offered(context.grant_link(case.id))}"


def _opened_now(store: Store, context: Context) -> Case | None:
    """Return the case that the speaker opened in this turn, or None."""
    person, now = context.person.id, context.now
    if not store.cases.count_of_reporter(person, now, now):
        return None
    own = store.cases.of_reporter(person, now)
    return next((case for case in own if case.created_at == now), None)


def _may_ask(store: Store, context: Context, template: str) -> bool:
    person, now = context.person.id, context.now
    return not (
        store.grants.is_open(person, template)
        or store.grants.is_refused(person, template)
        or store.grants.was_offered(person, template, now - DAY, now)
    )


def told_data(store: Store, context: Context) -> str:
    """Say how many notices the speaker permitted that are not used; empty when none is."""
    return grant_texts.kept_of(store.grants.count_of(context.person.id))
