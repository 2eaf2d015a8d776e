"""What clerks say in their own words of a thing that goes over the counter (李雷把梯子拿走了)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import access
from flows.desk.asked import Asked
from flows.desk.command import Command
from flows.lending import desk
from flows.lending.settings import TABLE, Lends
from nlp import listed
from nlp.acts import leaders
from nlp.features import DIGITS

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.lending import Lending
    from storage.store import Store

LONGEST = 40  # characters; whoever says more tells something besides
_OUT, _BACK = "handed_out", "taken_in"
_FROM = {_OUT: ("held", "waiting"), _BACK: ("lent",)}


def hear(store: Store, context: Context, said: Said) -> str | None:
    """Write down who took or brought what; None where no home or person tells whose it is."""
    who, text = context.staff, said.text.strip()
    thing = context.settings.section(Lends).named(text)
    if who is None or thing is None or len(text) > LONGEST or "." in said.to:
        return None
    kinds = listed.kinds(TABLE, text)
    step = next((one for one in (_BACK, _OUT) if one in kinds), None)
    if step is None or "not_handed" in kinds or leaders.is_question(text):
        return None
    if not access.may_do(who, "accept", context.settings):
        return None
    known = [
        one
        for one in store.lendings.open_in(who.community)
        if one.thing == thing.name and one.status in _FROM[step]
    ]
    alone = listed.says_only(TABLE, frozenset({step}), thing.taken_from(text))
    whose = None if said.meaning.home else _whose(known, text, alone=alone)
    if said.meaning.home is None and whose is None:
        return None
    words = f"{text} {whose.home}" if whose else text
    command = Command("借出" if step == _OUT else "归还", rest=words, typed=text)
    asked = Asked(store, context, who, command, meaning=said.meaning)
    return desk.lend(asked) if step == _OUT else desk.take_back(asked)


def _whose(known: list[Lending], text: str, *, alone: bool) -> Lending | None:
    """Return the lending of who is named, or of the room; the only one where nobody is.

    `alone`: nothing is said but the thing and the step, so that nobody else can be meant.
    """
    numbers = DIGITS.findall(text)
    named = [one for one in known if (one.name and one.name in text) or _room(one.home) in numbers]
    if len(named) == 1:
        return named[0]
    return known[0] if len(known) == 1 and alone else None


def _room(home: str) -> str:
    """Return how a home is called at the counter: 1501."""
    return str(DIGITS.findall(home)[-1])
