"""Reports for somebody else: whose phone it is that stands beside 她 or 老人.

The reader of messages leaves out numbers of other people, as of an agency or a neighbour who is
complained about; of whom one reports for, it is the number to call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.places.lacking import goes_somewhere
from nlp import listed
from nlp.phones import find_phones
from nlp.spelling import plain

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers

TABLE = "whose"
SHORTEST_NUMBER = 7  # digits, also Chinese ones
NAMED = 10  # of them right before it, which name the number: 她家的联系方式
BEFORE = 14  # characters before a number that say whose it is


def phones(said: Said, context: Context, answers: Answers) -> tuple[str, ...]:
    """Return the numbers to call that a text names, those of whom it is reported for too."""
    if said.meaning.phones:
        return said.meaning.phones
    if not goes_somewhere(context, answers):
        return ()
    if sum(map(str.isnumeric, said.text)) < SHORTEST_NUMBER:
        return ()
    respelled = plain(said.text)
    told = f"{answers.get('description', '')} {said.text}"
    return tuple(
        found.digits
        for found in find_phones(respelled)
        if _is_theirs(respelled[max(0, found.start - BEFORE) : found.start], told)
    )[:1]


def _is_theirs(before: str, told: str) -> bool:
    """Tell whether a number after these words is to be called, in what was told so far."""
    if listed.says(TABLE, "office", before):
        return False
    whose = listed.kinds(TABLE, told)
    if "for_other" in whose and "not_for" not in whose:
        return True
    ends = before.rstrip("是为: ")[-NAMED:]
    theirs = any(one.kind == "theirs" for one in listed.find_all(TABLE, ends))
    return theirs and "neighbour" not in whose


def only_complains(text: str) -> bool:
    """Tell whether words say that somebody complains, and not about what."""
    if not listed.says(TABLE, "complains", text):
        return False
    return listed.says_only(TABLE, frozenset({"complains", "lead"}), text)
