"""After the answer: 有什么要补充的, and once how somebody wants to be asked from now on (CAL-5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.callback import answering, way
from flows.callback.texts import ask as ask_texts
from flows.cases import same_matter
from flows.conversation.engine import Answers, Ask, Flow, InvalidAnswer
from flows.conversation.readers import text_up_to
from nlp.acts import satisfaction
from storage.records.callback import ANSWERED, DISSATISFIED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context, Said
    from storage.records.callback import Callback
    from storage.store import Store


def words_steps(_context: Context) -> Sequence[Ask]:
    """Ask for words: what is wrong, or anything else."""
    return [Ask("words", _question, _read, optional=True, takes="words")]


def _read(said: Said, context: Context, given: Answers) -> object:
    """Read words about what was done; what surely is another matter is heard as that."""
    if context.case is not None and same_matter.is_new(context, said, context.case):
        raise InvalidAnswer(ask_texts.ASK_MORE)
    return text_up_to(answering.LONGEST)(said, context, given)


def _question(_context: Context, answers: Answers) -> str:
    unhappy = answers.get("result") == DISSATISFIED
    return ask_texts.ASK_WHAT_IS_WRONG if unhappy else ask_texts.ASK_MORE


def keep_words(context: Context, store: Store, answers: Answers) -> str:
    """Keep the words, and ask for the way where nobody did before."""
    words, reply = answers.get("words"), ask_texts.THANKS
    other = satisfaction.offered(words or "")
    asked = store.callbacks.of_case(context.case.id) if context.case else []
    theirs = [one for one in asked if one.person_id == context.person.id]
    answered = next((one for one in reversed(theirs) if one.status == ANSWERED), None)
    if other is not None and answered is not None:  # about another, or they changed their mind
        number, rest = answering.numbered(other[1])
        meant = (_asked_by(store, context, number) if number else None) or answered
        reply = answering.take(store, context, meant, (other[0], rest))
    elif words and answered is not None:
        answering.add_words(store, context, answered, words)
        reply = ask_texts.MORE_NOTED
    return ask_way(store, context, reply)


def _asked_by(store: Store, context: Context, number: str) -> Callback | None:
    """Return what the speaker was asked about the case with this number."""
    for callback in store.callbacks.open_of_person(context.person.id):
        case = store.cases.get(callback.case_id)
        if case is not None and case.number.endswith(number):
            return callback
    return None


def ask_way(store: Store, context: Context, reply: str) -> str:
    """Ask once how somebody wants to be asked, below a reply."""
    known = store.callbacks.way_of(context.person.id)
    if known.asked_at is not None:
        return reply
    store.callbacks.keep_way(replace(known, asked_at=context.now))
    return f"{reply}\n\n{way.begin(store, context)}"


CALLBACK_WORDS = Flow("callback_words", ask_texts.TITLE, words_steps, keep_words)
