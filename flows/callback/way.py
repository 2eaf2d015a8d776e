"""How and when somebody wants to be asked (回访方式, CAL-5): kept at the tap, changed at any time."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.callback.texts import ask as ask_texts
from flows.conversation import dialogue
from flows.conversation.engine import Answers, Ask, Flow, InvalidAnswer
from nlp.short_answers import half_width
from storage.records.callback import CHAT, MAIL, PHONE, VISIT, WAITING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.wish import Wish
    from flows.conversation.context import Context, Said
    from storage.store import Store

_ADDRESS = re.compile(r"[^\s@，,；;]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_WORDS = {
    CHAT: ("聊天", "在这里", "发消息"), PHONE: ("打电话", "来电"), VISIT: ("上门来", "当面"),
    MAIL: ("邮箱", "发邮件", "电子邮件"),
}  # fmt: skip


def change(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Keep the way that is named, and perhaps the hours (回访方式 电话 14点到18点); else offer all.

    The hours are offered once a way is kept: it holds though nobody names any.
    """
    named = wish.rest.split()
    offered = context.settings.callbacks.ways
    way = next((one for one in offered if {ask_texts.WAYS[one], *_WORDS[one]} & set(named)), None)
    if way is None:
        return ask_texts.ways(offered)
    if way == MAIL:
        found = _ADDRESS.search(half_width(wish.rest))  # its dots are no links in what we keep
        known: Answers = {"mail": found[0]} if found else {}
        dialogue.drop(store, context, CALLBACK_WAY)
        return dialogue.start(store, context, CALLBACK_WAY, None, answers=known)
    hours = next((one for one in named if one in ask_texts.HOURS), None)
    _keep(store, context, way, hours=hours)
    return ask_texts.way_kept(way, hours)


def _mail_steps(_context: Context) -> Sequence[Ask]:
    return [Ask("mail", ask_texts.ASK_MAIL, _address, takes="words")]


def _address(said: Said, _context: Context, _answers: Answers) -> str:
    found = _ADDRESS.search(half_width(said.text))
    if found is None:
        raise InvalidAnswer(ask_texts.NO_MAIL)
    return found[0]


def _keep_mail(context: Context, store: Store, answers: Answers) -> str:
    _keep(store, context, MAIL, mail=answers["mail"])
    return ask_texts.mail_kept(answers["mail"])


def _keep(
    store: Store, context: Context, way: str, *, hours: str | None = None, mail: str | None = None
) -> None:
    """Keep the way; what waits is asked so, too. Who chooses another has their address erased."""
    first, last = (ask_texts.HOURS[hours] if hours else None) or (None, None)
    before = store.callbacks.way_of(context.person.id)
    kept = replace(
        before,
        way=way,
        from_minute=first,
        until_minute=last,
        mail=mail,
        asked_at=before.asked_at or context.now,
        changed_at=context.now,
    )
    store.callbacks.keep_way(kept)
    for one in store.callbacks.open_of_person(context.person.id):
        if one.status == WAITING:
            store.callbacks.save(one, replace(one, way=way))


CALLBACK_WAY = Flow(
    "callback_way",
    ask_texts.TITLE_OF_WAY,
    _mail_steps,
    _keep_mail,
    cancelled=lambda _title: ask_texts.WAY_AS_BEFORE,
)
