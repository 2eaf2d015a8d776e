"""What residents may say at any time about themselves: binding, their data, what they are sent."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from flows.binding import conversation as binding
from flows.binding import texts as binding_texts
from flows.binding.decision import agreement
from flows.binding.texts import requests
from flows.cases.expectation import ANSWER, GOES_ON, Expectation
from flows.cases.texts import resident as resident_texts
from flows.cases.wish import ResidentWord, Wish
from flows.conversation import dialogue
from flows.intake.texts import remarks
from flows.places import place as places
from flows.settings.calendar import local
from nlp.acts.account import means_all, read
from nlp.understanding import understand_briefly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from flows.cases.expectation import Heard
    from flows.conversation.context import Context, Said
    from storage.records.people import BoundHome
    from storage.store import Store

SHOWN = 6  # requests listed at once
AGREE, REFUSE, UNBIND = "同意绑定", "拒绝绑定", "解绑"


class _WithData(Protocol):
    """What 我的数据 needs of the catalog."""

    @property
    def data(self) -> Sequence[Callable[[Store, Context], str]]: ...


def bind(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Bind a home, or a member of staff by their code."""
    compact = wish.rest.replace(" ", "").upper()
    if resident_texts.is_staff_code(compact):
        return binding.use_code(store, context, compact)
    only = replace(said, text=wish.rest)
    if wish.rest:
        words = resident_texts.name_in(wish.rest, said.meaning)
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


def unbind(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """End the binding to the home that is named, or to the only one; of several it asks which."""
    person, now = context.person, context.now
    homes = store.residents.bound_homes(person.id)
    words = f"{wish.number} {wish.rest}".strip()
    if not homes:
        return binding_texts.NOTHING_BOUND
    if means_all(words):
        return binding_texts.unbound(store.residents.unbind(person.id, None, "asked", now))
    meant = [home for home in homes if _is_meant(context, home, words)]
    if len(meant) != 1:
        labels = [places.label(places.of_bound(home)) for home in homes]
        return binding_texts.which_binding(labels, unknown=bool(words) and not meant)
    store.residents.unbind(person.id, meant[0].home_id, "asked", now)
    label = places.label(places.of_bound(meant[0]))
    return binding_texts.unbound_one(label, len(homes) - 1)


def _is_meant(context: Context, home: BoundHome, words: str) -> bool:
    """Tell whether words name a home, or name none."""
    here = local(context.now, context.settings).replace(tzinfo=None)
    named = understand_briefly(words, here).home
    if named is None:
        return not any(character.isalnum() and character.isascii() for character in words)
    pairs = ((named.building, home.building), (named.unit, home.unit), (named.room, home.room))
    return all(not said or places.bare(said) == places.bare(has) for said, has in pairs)


def my_data(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Say what is kept about the speaker."""
    cases = store.cases.of_reporter(context.person.id, 0)
    joined = store.followers.count_of(context.person.id)
    tellers = cast("_WithData", context.settings.catalog).data
    lines = [line for tell in tellers if (line := tell(store, context))]
    return resident_texts.my_data(context, len(cases), joined, lines)


def mute(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Leave a kind of message out from now on."""
    kind = resident_texts.MUTABLE.get(wish.rest)
    if kind is None:
        return resident_texts.which_mute()
    muted = sorted({*context.person.muted.split(), kind})
    store.persons.mute(context.person.id, " ".join(muted))
    return resident_texts.muted(wish.rest)


def unmute(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Send every kind again."""
    store.persons.mute(context.person.id, "")
    return resident_texts.UNMUTED


def share(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Let the household see home repairs."""
    return resident_texts.shared(store.residents.share(context.person.id, shares=True))


def keep_private(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Let nobody else see home repairs any more."""
    store.residents.share(context.person.id, shares=False)
    return resident_texts.UNSHARED


def expects(store: Store, context: Context) -> Iterator[Expectation]:
    """Declare that bindings wait for a decision, and that one's own account can be changed."""
    for request in binding.asked_of(store, context):
        do = partial(_decision, str(request.number))
        named = binding_texts.named(request)
        yield Expectation("binding", "", frozenset({ANSWER}), request.created_at, do, named)
    acts = frozenset({ANSWER, "unbind"} if context.homes else {ANSWER})
    yield Expectation("account", "", acts, 0, _change, rank=GOES_ON)


def _decision(number: str, _act: str, heard: Heard) -> Wish | None:
    agrees = agreement(heard.words)
    return None if agrees is None else Wish(AGREE if agrees else REFUSE, number)


def _change(act: str, heard: Heard) -> Wish | None:
    """Read the wish to end a binding, or to share one's repairs at home or not."""
    meant = read(heard.words)
    if act != ANSWER and meant is None:
        return Wish(UNBIND)
    return Wish(meant[0], "", meant[1]) if meant else None


def ask_to_bind(store: Store, context: Context, said: Said) -> str:
    """Lead whoever asks to be bound; who is on no roster hears that the office keeps it."""
    first = bind(store, context, Wish("绑定", "", said.text), said)
    unknown = remarks.is_not_listed(said.text)
    return f"{remarks.KEPT_BY_THE_OFFICE}\n{first}" if unknown else first


WORDS = (
    ResidentWord("绑定", bind, ("认证", "绑定房号", "绑定房屋", "我要绑定")),
    ResidentWord(AGREE, agree),
    ResidentWord(REFUSE, refuse, ("不同意绑定",)),
    ResidentWord(UNBIND, unbind, ("解除绑定", "取消绑定")),
    ResidentWord("退订", mute, ("取消订阅", "不再接收", "我要退订", "不想收了")),
    ResidentWord("恢复接收", unmute, ("恢复订阅", "重新接收")),
    ResidentWord("我的数据", my_data, ("我的信息", "我的资料")),
    ResidentWord("共享", share, ("共享报修", "家人可见")),
    ResidentWord("取消共享", keep_private, ("不共享", "家人不可见")),
)
