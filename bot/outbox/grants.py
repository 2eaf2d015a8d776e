"""One-time permissions (一次性订阅): what the platform tells of them, and which news they carry."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.outbox.cards import filled
from bot.outbox.ladder import RESULT
from flows.callback.asking import CARD as CONFIRM_CARD
from flows.cases.telling import PROGRESS_CARD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.wechat.account import Card
    from bot.wechat.messages import Message
    from flows.settings.site import Settings
    from storage.records.messages import Push
    from storage.records.people import Person
    from storage.store import Store

POPUP, CHANGE, SENT = (f"subscribe_msg_{what}_event" for what in ("popup", "change", "sent"))
DELIVERED = "0"  # the error code of what arrived
log = logging.getLogger(__name__)


def notice_for(person: Person, push: Push, settings: Settings, others: int) -> Card | None:
    """Return the notice that a permission lets go: a result or question to a resident."""
    told = push.weight == RESULT and push.template in {PROGRESS_CARD, CONFIRM_CARD}
    template = settings.grant_template
    if template is None or not told or person.staff_id is not None:
        return None
    return filled(template, push, settings, others)


def hear(store: Store, settings: Settings, person: Person, message: Message, now: int) -> None:
    """Note what the platform tells of permissions; it may come twice, late and in any order."""
    template = settings.grant_template
    for notice in message.notices:
        if template is None or notice.get("TemplateId") != template.id:
            continue
        at, said = message.sent_at, notice.get("SubscribeStatusString", "").lower()
        if message.event == SENT:
            _delivered(store, person, template.id, notice)
        elif message.event == POPUP and said == "accept":
            store.grants.give(person.id, template.id, at, now)
        elif message.event == POPUP and said == "reject":
            store.grants.refuse(person.id, template.id, at, now)
        elif message.event == CHANGE and said == "reject":
            store.grants.switch_off(person.id, template.id, at, now)


def _delivered(store: Store, person: Person, template: str, notice: Mapping[str, str]) -> None:
    """Take back what did not arrive: the next contact shows it. The order is that of the calls."""
    push_id = store.grants.reported(person.id, template)
    if notice.get("ErrorCode", DELIVERED) == DELIVERED:
        return
    reason = f"notice failed: {notice.get('ErrorStatus', '')}"[:80]
    message_id = notice.get("MsgID", "")
    found = bool(message_id) and store.outbox.undelivered(message_id, reason)
    if not found and push_id:
        store.outbox.undelivered(push_id, reason)
    log.warning("notice not delivered", extra={"push": push_id, "errcode": notice["ErrorCode"]})
