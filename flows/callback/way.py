"""How and when somebody wants to be asked (回访方式, CAL-5): kept, and changed at any time."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.callback.texts import ask as ask_texts
from flows.conversation import dialogue
from flows.conversation.engine import Answers, Ask, Flow, InvalidAnswer, Option
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


def way_steps(context: Context) -> Sequence[Ask]:
    """Ask for the way, then for an address or the hours."""
    offered = context.settings.callbacks.ways
    ways = [Option(name, ask_texts.WAYS[name], _WORDS[name]) for name in offered]
    hours = [Option(word, word) for word in ask_texts.HOURS]
    return [
        Ask("way", ask_texts.ASK_WAY, _none_of_them, ways, optional=True),
        Ask("mail", ask_texts.ASK_MAIL, _address, when=_by_mail, takes="words"),
        Ask("hours", ask_texts.ASK_HOURS, _none_of_them, hours, optional=True, when=_has_way),
    ]


def _by_mail(_context: Context, answers: Answers) -> bool:
    return answers.get("way") == MAIL


def _has_way(_context: Context, answers: Answers) -> bool:
    return answers.get("way") not in {None, MAIL}


def _none_of_them(_said: Said, _context: Context, _answers: Answers) -> str:
    raise InvalidAnswer(ask_texts.CHOOSE)


def _address(said: Said, _context: Context, _answers: Answers) -> str:
    found = _ADDRESS.search(half_width(said.text))  # its dots are no links in what we keep
    if found is None:
        raise InvalidAnswer(ask_texts.NO_MAIL)
    return found[0]


def keep_way(context: Context, store: Store, answers: Answers) -> str:
    """Keep the way; what waits is asked so, too."""
    way = answers.get("way")
    if way is None:
        return ask_texts.WAY_AS_BEFORE
    hours = answers.get("hours") or next(iter(ask_texts.HOURS))
    first, last = ask_texts.HOURS[hours] or (None, None)
    before = store.callbacks.way_of(context.person.id)
    kept = replace(
        before,
        way=way,
        from_minute=first,
        until_minute=last,
        mail=answers.get("mail"),  # who chooses another way has the address erased
        asked_at=before.asked_at or context.now,
        changed_at=context.now,
    )
    store.callbacks.keep_way(kept)
    for one in store.callbacks.open_of_person(context.person.id):
        if one.status == WAITING:
            store.callbacks.save(one, replace(one, way=way))
    return ask_texts.way_kept(way, hours, kept.mail)


def begin(store: Store, context: Context) -> str:
    """Ask how somebody wants to be asked."""
    return dialogue.start(store, context, CALLBACK_WAY, None)


def change(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Let somebody choose anew (回访方式), perhaps in one line (回访方式 电话)."""
    named = [name for name, word in ask_texts.WAYS.items() if word == wish.rest]
    known: Answers = {"way": named[0]} if named else {}
    dialogue.drop(store, context, CALLBACK_WAY)
    return dialogue.start(store, context, CALLBACK_WAY, None, answers=known)


CALLBACK_WAY = Flow(
    "callback_way",
    ask_texts.TITLE_OF_WAY,
    way_steps,
    keep_way,
    cancelled=lambda _title: ask_texts.WAY_AS_BEFORE,
)
