"""The reply to each message, kept so that it is the same when the platform sends the message again.

In a private conversation neither its words are kept nor, beyond that moment, its reply: sealed,
apart from the inbox, in no backup, and dropped with the answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sealing import SecretSealer

if TYPE_CHECKING:
    from bot.service import Service
    from storage.inbox import Received
    from storage.store import Store

_ROOM = 4096  # bytes, more than a message holds: all look alike


def keep(
    service: Service, store: Store, message: Received, reply: str | None, *, private: bool
) -> bool:
    """Keep a message with its reply; False when it was there already."""
    if not private:
        return store.inbox.add(message, reply)
    sealer = SecretSealer(service.secret)
    sealed = sealer.seal(f"reply {message.key}", reply, _ROOM) if reply else None
    return store.inbox.add_private(message, sealed)


def given(service: Service, store: Store, key: str) -> tuple[bool, str | None]:
    """Return whether this message was seen before, and the reply it got then."""
    seen, reply = store.inbox.reply_to(key)
    sealed = store.inbox.sealed_reply_to(key) if seen and reply is None else None
    return seen, SecretSealer(service.secret).unseal(f"reply {key}", sealed) if sealed else reply
