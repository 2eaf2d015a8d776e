"""Take one's own last step back: 撤回, also in other words (刚才点错了)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import taking_back
from flows.cases.own import own_cases
from flows.cases.rules import deadlines
from flows.cases.rules.deeds import Moment
from flows.desk import lookup
from flows.desk.counter import counter_of
from flows.desk.texts import taken_back as taken_back_texts
from flows.desk.word import vocabulary

if TYPE_CHECKING:
    from flows.cases.taking_back import Step
    from flows.desk.asked import Asked


def take_back(asked: Asked) -> str | None:
    """Take back the last step, of the case that is named; a resident's own word stays theirs."""
    named: frozenset[str] = frozenset()
    if asked.chosen is not None:
        named = frozenset({asked.chosen.id})
    elif asked.command.number:
        named = frozenset(case.id for case in lookup.numbered(asked))
        if not named:
            return taken_back_texts.NOTHING
    steps = taking_back.last_steps(asked.store, asked.staff, named)
    if not named and _means_own_case(asked, steps):
        return None
    if not steps:
        return taken_back_texts.NOTHING
    return "\n".join(_of(asked, step) for step in steps)


def _means_own_case(asked: Asked, steps: list[Step]) -> bool:
    """Tell whether staff who live here withdraw what they reported, having done nothing lately."""
    lately = steps and asked.now - steps[0].line.at <= taking_back.WITHIN_MS
    mine = own_cases(asked.store, asked.context)
    return not lately and any(deadlines.is_open(case) for case in mine)


def _of(asked: Asked, step: Step) -> str:
    word = vocabulary(asked.settings).word_of(step.line.action)
    reason = taking_back.why_not(asked.store, step, asked.now, asked.settings)
    if reason is None:
        moment = Moment(asked.now, asked.settings)
        after = taking_back.take_back(asked.store, moment, step, asked.staff, word)
        return taken_back_texts.done(asked.view(after), word)
    began_more = reason == "lasting" and asked.now - step.line.at <= taking_back.WITHIN_MS
    call_off = counter_of(step.case, asked.settings).called_off if began_more else None
    called_off = call_off(asked, step.case, step.line.action) if call_off else None
    if called_off is not None:
        return called_off
    by = taking_back.moved_on_by(asked.store, step)
    return taken_back_texts.refused(asked.view(step.case), word, reason, by)
