"""What people say to a question that is no answer to it: an oath, haste, how to be bound.

None of it is kept or held against them: one line answers, and the question stays. What stands
beside an oath or 算了 is read without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.conversation import reading
from flows.conversation.engine import Aside, Ended
from flows.intake.texts import remarks as remarks_texts
from flows.intake.texts.register import is_urgent
from nlp.acts import assent as ways

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import State


def hear(said: Said, context: Context, state: State) -> Said:
    """Return the words without oaths and 算了; raise Ended or Aside when nothing else is left."""
    if not said.text.strip():
        return said
    words = ways.without_swearing(said.text)
    if not words:
        raise Aside(remarks_texts.CALM)
    if ways.calls_off(words):
        raise Ended
    words = ways.after_calling_off(words)
    line = _beside(words, context, state)
    if line is not None:
        raise Aside(line)
    return said if words == said.text.strip() else reading.part(said, words, context)


def hear_binding(said: Said, _context: Context, _state: State) -> Said:
    """Do the same while somebody is being bound: whoever asks how is told, and goes on."""
    words = ways.without_swearing(said.text) if said.text.strip() else said.text
    if not words:
        raise Aside(remarks_texts.CALM)
    if ways.calls_off(words):
        raise Ended
    if remarks_texts.NOT_ON_ROSTER.search(words):
        raise Aside(remarks_texts.KEPT_BY_THE_OFFICE)
    if remarks_texts.ASKS_TO_BIND.search(words) or remarks_texts.IS_TENANT.fullmatch(
        ways.bare(words)
    ):
        raise Aside(remarks_texts.TO_BE_BOUND)
    return said


def _beside(words: str, context: Context, state: State) -> str | None:
    """Return the line that answers a remark, or None when it may be an answer."""
    if remarks_texts.ASKS_TO_BIND.search(words):
        return remarks_texts.HOW_TO_BIND
    if remarks_texts.NOT_ON_ROSTER.search(words):
        return remarks_texts.NOT_ON_ROSTER_EITHER
    if remarks_texts.IS_TENANT.fullmatch(ways.bare(words)):
        return remarks_texts.TENANTS_REPORT
    if ways.hurries(words) and not _agrees_by_pressing(context, state):
        return remarks_texts.hurried(state.asking)
    return None


def _agrees_by_pressing(context: Context, state: State) -> bool:
    """Tell whether 快点 is a yes: while water spouts nobody types another one."""
    return state.asking == "confirmed" and is_urgent(context, state.answers)
