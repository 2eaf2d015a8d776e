"""Reports for somebody else: whose phone it is that stands beside 她 or 老人.

The reader of messages leaves out numbers of other people, as of an agency or a neighbour who is
complained about; of whom one reports for, it is the number to call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.intake.texts import register as register_texts
from flows.places.question import goes_somewhere
from nlp.phones import find_phones
from nlp.spelling import plain

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers

SHORTEST_NUMBER = 7  # digits, also Chinese ones
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
    if register_texts.OF_THE_OFFICE.search(before):
        return False
    if register_texts.FOR_OTHERS.search(told):
        return True
    return bool(
        register_texts.OF_THEM.search(before)
    ) and not register_texts.ABOUT_NEIGHBOURS.search(told)
