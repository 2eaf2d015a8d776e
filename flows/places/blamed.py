"""A home that is only blamed for what is told of one's own: 卧室吊顶湿了，肯定楼上1601漏的 (REP-1)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.places import place as places
from nlp import listed
from nlp.homes import WRITERS, find_mentions
from nlp.spelling import plain

if TYPE_CHECKING:
    from flows.conversation.context import Said

TABLE = "whose"
_ANOTHERS = frozenset({"neighbour", "blamed"})


def is_only_blamed(said: Said) -> bool:
    """Tell whether the home that is named is another's, and what is told is in the speaker's own.

    Their own is called so (漏到我家), or is told of before the clause that blames the other.
    """
    home, mentions = said.meaning.home, find_mentions(plain(said.text))
    if home is None or not home.room or listed.says(TABLE, "for_other", said.text):
        return False
    if any(one.distance == WRITERS for one in mentions):
        return False
    own = listed.says(TABLE, "ours", said.text)
    for clause in said.meaning.clauses:
        if any(clause.start <= one.start < clause.end for one in mentions):
            return own and not _ANOTHERS.isdisjoint(listed.kinds(TABLE, clause.text))
        own = own or places.is_inside(clause.text) or listed.says(TABLE, "indoors", clause.text)
    return False


def is_of_theirs(text: str) -> bool:
    """Tell whether something is told for somebody else, of their home: 帮我妈报修，她家暖气不热."""
    return {"for_other", "their_home"} <= listed.kinds(TABLE, text)


def without_blamed(said: Said) -> Said:
    """Return the words as if they named no home that is only blamed."""
    if not is_only_blamed(said):
        return said
    return replace(said, meaning=replace(said.meaning, home=None))
