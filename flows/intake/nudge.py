"""A filled report whose 确认 never came: it is asked about once, gently, and then left in peace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import telling
from flows.intake.agreeing import CONFIRMATION
from flows.intake.register import REPORT_ISSUE
from flows.intake.texts import register as register_texts

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.messages import Conversation, Push
    from storage.store import Store

KIND = "draft"  # of the outbox
MINUTE_MS = 60_000


def nudge(store: Store, settings: Settings, now: int, limit: int) -> int:
    """Ask everybody whose card has waited for long enough; return how many."""
    minutes = settings.resident.nudge_minutes
    if not minutes:
        return 0
    since = now - minutes * MINUTE_MS
    left = store.conversations.left_at(REPORT_ISSUE.name, CONFIRMATION, since, now, limit)
    asked = [one for one in left if store.conversations.nudge(one)]
    for one in asked:
        telling.tell_person(
            store, now, one.person_id, register_texts.nudge(one.answers, settings), kind=KIND
        )
    return len(asked)


def still_waits(store: Store, push: Push) -> bool:
    """Tell whether the report asked about is still as it was then: not filed, changed or ended."""
    return any(_waits(one, push) for one in store.conversations.open_of(push.person_id))


def _waits(conversation: Conversation, push: Push) -> bool:
    in_front = conversation.status == "front" and conversation.front_at <= push.created_at
    return in_front and (conversation.flow, conversation.asking) == (
        REPORT_ISSUE.name,
        CONFIRMATION,
    )
