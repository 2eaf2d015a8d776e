"""What is said to a message that could not be stored; nothing of it is kept."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot import replies
from flows.emergency.texts import advice
from flows.turn.texts import reception
from storage.errors import StorageError, Unreachable
from storage.store import Store

if TYPE_CHECKING:
    from bot.service import Service
    from bot.wechat.messages import Message
    from flows.conversation.context import Said

_NOBODY_TYPED = {"unsubscribe", "user_authorization_cancellation", "templatesendjobfinish"}
log = logging.getLogger(__name__)


def answer(
    service: Service, message: Message, said: Said | Exception, fault: Exception
) -> str | None:
    """Say plainly that it was not stored, to danger with its advice; unless it was, before."""
    if not isinstance(fault, Unreachable):
        try:
            seen, reply = service.database.read(
                lambda c: replies.given(service, Store(c), message.key)
            )
        except StorageError:
            seen, reply = False, None
        if seen:
            service.counts.add("messages_again")
            return reply
    service.counts.add("messages_not_stored")
    log.error("message not stored", extra={"key": message.key})
    if message.event in _NOBODY_TYPED:
        return None
    if not isinstance(said, Exception) and (kind := said.meaning.danger):
        return advice.not_noted(kind, service.settings.communities)
    return reception.unavailable(duty_phone(service))


def duty_phone(service: Service) -> str:
    """Return the number to call when nobody can say whose community it is."""
    return service.settings.communities[0].duty_phone
