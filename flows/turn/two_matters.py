"""Two matters in one message: neither is lost.

A question is answered at once, beside the other matter; of two cases the first is taken up, and
the other waits behind it as a conversation of its own, asked for right afterwards.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import kept_matter as later_cases
from flows.conversation import dialogue
from flows.conversation.flows import flow_of
from flows.intake import second_matter
from flows.settings.calendar import local
from flows.turn.texts import reception as reception_texts
from nlp.acts.another_matter import without_lead
from nlp.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context, Said
    from nlp.understanding import Meaning
    from storage.records.messages import Conversation
    from storage.store import Store

    Answer = Callable[[Store, Context, Said], str]

AT_ONCE = ("inquiry", "progress", "urge")  # answered without a question of their own


def take_both(store: Store, context: Context, said: Said, free: Answer) -> str | None:
    """Answer two matters that no question waits for; None when there is only one."""
    parts = _parts(context, said)
    if parts is None:
        return None
    first, later = parts
    if first.meaning.intent in AT_ONCE:
        return _joined(free(store, context, first), free(store, context, later))
    if later.meaning.intent in AT_ONCE:
        answered = free(store, context, later)
        return _joined(answered, free(store, context, first))
    if later_cases.keep(store, context, later):
        return reception_texts.both_noted(later.text) + free(store, context, first)
    return reception_texts.say_later(later.text) + free(store, context, first)


def within(
    store: Store, context: Context, conversation: Conversation, said: Said, free: Answer
) -> str | None:
    """Let a question take the first matter and keep the other; None when it can't take it."""
    flow = flow_of(conversation, context)
    parts = _parts(context, said) if flow is not None and flow.splits else None
    if parts is None:
        kept = _keep_beside(store, context, conversation, said)
        return kept or _keep_apart(store, context, conversation, said)
    first, later = parts
    if _is_second(context, conversation, first):
        return _keep_both(store, context, conversation, parts, free)
    turn = dialogue.go_on(store, context, conversation, first)
    if turn is None or turn.refused:
        return None
    if later_cases.keep(store, context, later):
        settled = dialogue.settle(store, context, conversation, turn)
        return later_cases.noted_beside(later.text) + settled
    if later.meaning.intent not in AT_ONCE:
        return None
    answered = free(store, context, later)
    return _joined(answered, dialogue.settle(store, context, conversation, turn))


def _is_second(context: Context, conversation: Conversation, said: Said) -> bool:
    flow = flow_of(conversation, context)
    within = flow is not None and flow.opens_cases
    return within and second_matter.is_second(said, context, conversation.answers)


def _keep_apart(
    store: Store, context: Context, conversation: Conversation, said: Said
) -> str | None:
    """Keep another problem than the one asked about; None when it is about that one.

    What stands beside it, such as the phone that was asked for, is still an answer.
    """
    if not _is_second(context, conversation, said):
        return None
    told = replace(said, text=without_lead(said.text) or said.text)
    if not later_cases.keep(store, context, told):
        return None
    kept = later_cases.noted_beside(second_matter.problem_in(told, context))
    answer = second_matter.answer_in(said, context, conversation.asking)
    turn = dialogue.go_on(store, context, conversation, answer) if answer else None
    if turn is None or turn.refused:
        return kept + dialogue.come_back(store, context, conversation, quiet=True, briefly=True)
    return kept + dialogue.settle(store, context, conversation, turn)


def _keep_beside(
    store: Store, context: Context, conversation: Conversation, said: Said
) -> str | None:
    """Keep a problem told beside a detail that was asked for, such as the home to bind."""
    flow = flow_of(conversation, context)
    if flow is None or not flow.takes_details:
        return None
    parts = second_matter.detail_and_problem(said, context)
    turn = dialogue.go_on(store, context, conversation, parts[0]) if parts else None
    if parts is None or turn is None or turn.refused:
        return None
    problem = replace(parts[1], meaning=_read_beside(said.meaning, parts[1].meaning))
    noted = (
        later_cases.noted_beside(problem.text) if later_cases.keep(store, context, problem) else ""
    )
    return noted + dialogue.settle(store, context, conversation, turn)


def _keep_both(
    store: Store,
    context: Context,
    conversation: Conversation,
    parts: tuple[Said, Said],
    free: Answer,
) -> str | None:
    """Keep two problems beside the one asked about, or answer the second at once."""
    first, later = parts
    if later.meaning.intent in AT_ONCE:
        answered = free(store, context, later)
        return _joined(answered, _keep_apart(store, context, conversation, first) or "")
    noted = later_cases.noted_beside(later.text) if later_cases.keep(store, context, later) else ""
    kept = _keep_apart(store, context, conversation, first)
    return noted + kept if kept else None


def _parts(context: Context, said: Said) -> tuple[Said, Said] | None:
    if said.meaning.apart is None:
        return None
    now = local(context.now, context.settings)
    first, later = (
        replace(said, text=words, meaning=_read_beside(said.meaning, understand(words, now)))
        for words in said.meaning.apart
    )
    return first, later


def _read_beside(whole: Meaning, part: Meaning) -> Meaning:
    """Let a matter have who speaks, from wherever in the message it was said."""
    return replace(
        part,
        home=part.home or whole.home,
        phones=part.phones or whole.phones,
        name=part.name or whole.name,
        tone=part.tone or whole.tone,
    )


def _joined(first: str, second: str) -> str:
    return f"{first}\n\n{second}"
