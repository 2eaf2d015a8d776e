"""Residents read what was published (公示): the newest of where they live, or one by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.bulletin import texts as bulletin_texts
from flows.bulletin.finding import SHOWN, numbered
from flows.cases.wish import ResidentWord

if TYPE_CHECKING:
    from flows.cases.wish import Wish
    from flows.conversation.context import Context, Said
    from storage.store import Store


def _read(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    own = list(dict.fromkeys(home.community for home in context.homes))
    communities = own or [context.community.name]
    newest = [one for name in communities for one in store.bulletins.newest(name, SHOWN)]
    newest.sort(key=lambda one: (one.published_at, one.id), reverse=True)
    if not wish.number:
        return bulletin_texts.listed(newest[:SHOWN], context)
    found = numbered(newest, wish.number)
    if not found:
        return bulletin_texts.none_such(wish.number)
    return bulletin_texts.listed(found, context)


WORDS = (ResidentWord("公示", _read, ("看公示", "公示栏", "调查结果")),)
