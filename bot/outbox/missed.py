"""What did not reach somebody is said before the next reply they get (promise 3).

Runs inside the turn. Shown is only what stands in the reply: where that has no room, it waits to be
sent by itself again, as the person has just opened the window, and is missed again if that fails.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.outbox.letters import given_up
from bot.wechat.split import TEXT_BYTES, size_of
from flows.cases.rules.deeds import Moment
from flows.complaint import disclosure
from flows.turn.texts import reception as reception_texts

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.people import Person
    from storage.store import Store

SHOWN = 5  # before one reply; the rest with the next
NO_ROOM = "no room in the reply"


def before(store: Store, settings: Settings, person: Person, now: int, reply: str) -> str:
    """Return the reply, and before it what the person has not read and is still true."""
    texts: list[str] = []
    for push in store.unread.of_person(person.id, now):
        if len(texts) == SHOWN:
            break
        if given_up(store, person, push, Moment(now, settings)):
            continue
        text = disclosure.as_read(store, settings, person, push).text
        if size_of(reception_texts.missed([*texts, text]) + reply) > TEXT_BYTES:
            if push.status != "waiting":
                store.outbox.again(push, now, NO_ROOM)
            continue
        store.unread.shown(push, now)
        texts.append(text)
    return reception_texts.missed(texts) + reply if texts else reply
