"""Choices that stand one a line in a reply: numbered, and typed next by number or by their words.

Only the very next message picks one; the questions of conversations number their own options.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.markup import choice_of, has_options
from flows.texts.commands import MORE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.context import Context, Said
    from storage.store import Store

    Choice = Sequence[str]  # the number it shows (none: 更多), its words, and what a tap on it says

FEWEST = 2  # one alone is a suggestion, unless it answers a question
_NUMBER = re.compile(r"(\d{1,2})[.。、]?")


def meant(store: Store, context: Context, said: Said) -> Said:
    """Return what somebody says, or what a tap on the choice would say that they name."""
    offered = store.conversations.take_offer(context.person.id, context.now)
    if not offered or said.to:
        return said
    word = said.text.strip()
    number = _NUMBER.fullmatch(word)
    name = str(int(number[1])) if number else word
    chosen = next((says for shown, words, says in offered if name in (shown, words)), None)
    return said if chosen is None else replace(said, text=chosen, to="0")


def offer(store: Store, context: Context, reply: str) -> str:
    """Put numbers before the choices of a reply, and keep them for the next message."""
    if has_options(reply):
        return reply
    lines = reply.split("\n")
    found = [(n, choice) for n, line in enumerate(lines) if (choice := choice_of(line))]
    asks = any("？" in line for line in lines)
    if len(found) < (1 if asks else FEWEST):
        return reply
    offered: list[Choice] = []
    for place, (n, (label, says)) in enumerate(found, 1):
        if label.startswith(MORE):
            offered.append(("", MORE, says))
            continue
        lines[n] = f"{place}. {lines[n]}"
        offered.append((str(place), label.partition("（")[0], says))
    store.conversations.keep_offer(context.person.id, offered, context.now)
    return "\n".join(lines)
