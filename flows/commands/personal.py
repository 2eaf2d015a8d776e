"""What residents may say at any time about themselves: binding, their data, what they are sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows import binding, dialogue
from flows.texts import binding as binding_texts
from flows.texts import resident as texts
from flows.texts.desk_duty import requests

if TYPE_CHECKING:
    from flows.commands.wishes import Wish
    from flows.context import Context, Said
    from storage.store import Store

SHOWN = 6  # requests listed at once


def bind(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Bind a home, or a member of staff by their code."""
    compact = wish.rest.replace(" ", "").upper()
    if texts.STAFF_CODE.fullmatch(compact):
        return binding.use_code(store, context, compact)
    only = replace(said, text=wish.rest)
    if wish.rest:
        words = texts.name_in(wish.rest, said.meaning)
        named = {"name": words} if words else None
        return dialogue.start(store, context, binding.BINDING, only, answers=named)
    return dialogue.start(store, context, binding.BINDING, said)


def agree(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Agree to a binding that waits for this person."""
    return _decide(store, context, wish, agreed=True)


def refuse(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Refuse a binding that waits for this person."""
    return _decide(store, context, wish, agreed=False)


def _decide(store: Store, context: Context, wish: Wish, *, agreed: bool) -> str:
    if wish.number.isdecimal():
        return binding.decide(store, context, int(wish.number), agreed=agreed)
    waiting = binding.asked_of(store, context)
    if len(waiting) > 1:
        return requests(waiting[:SHOWN])
    number = waiting[0].number if waiting else 0
    return binding.decide(store, context, number, agreed=agreed)


def unbind(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """End every binding of this account."""
    count = store.residents.unbind(context.person.id, None, "asked", context.now)
    return binding_texts.unbound(count)


def my_data(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Say what is kept about the speaker."""
    cases = store.cases.of_reporter(context.person.id, 0)
    return texts.my_data(context, len(cases))


def mute(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Leave a kind of message out from now on."""
    kind = texts.MUTABLE.get(wish.rest)
    if kind is None:
        return texts.which_mute()
    muted = sorted({*context.person.muted.split(), kind})
    store.persons.mute(context.person.id, " ".join(muted))
    return texts.muted(wish.rest)


def unmute(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Send every kind again."""
    store.persons.mute(context.person.id, "")
    return texts.UNMUTED


def share(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Let the household see home repairs."""
    return texts.shared(store.residents.share(context.person.id, shares=True))


def keep_private(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Let nobody else see home repairs any more."""
    store.residents.share(context.person.id, shares=False)
    return texts.UNSHARED


def menu(_store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Say what can be done."""
    return texts.menu(context)
