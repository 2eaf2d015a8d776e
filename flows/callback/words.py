"""After the answer: 有什么要补充的, and once that one may be asked another way (CAL-5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.callback import answering
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

_any_words = text_up_to(answering.LONGEST)


def words_steps(_context: Context) -> Sequence[Ask]:
    """Ask for words: what is wrong, or anything else."""
    return [Ask("words", _question, _words, optional=True, takes="words")]


def _words(said: Said, context: Context, answers: Answers) -> str:
    """Take any words; of who is content no other problem, which is heard as one."""
    told = said.meaning.intents.get("report", 0.0) >= same_matter.SURE
    apart = context.case is not None and same_matter.is_new(context, said, context.case)
    if answers.get("result") != DISSATISFIED and told and apart:
        raise InvalidAnswer(ask_texts.ANOTHER_MATTER)
    words: str = _any_words(said, context, answers)
    return words


def _question(_context: Context, answers: Answers) -> str:
    unhappy = answers.get("result") == DISSATISFIED
    return ask_texts.ASK_WHAT_IS_WRONG if unhappy else ask_texts.ASK_MORE


def keep_words(context: Context, store: Store, answers: Answers) -> str:
    """Keep the words."""
    words, reply = answers.get("words"), ask_texts.THANKS
    other = satisfaction.offered(words or "")
    asked = store.callbacks.of_case(context.case.id) if context.case else []
    theirs = [one for one in asked if one.person_id == context.person.id]
    answered = next((one for one in reversed(theirs) if one.status == ANSWERED), None)
    if other is not None and answered is not None:  # about another, or they changed their mind
        number, rest = answering.numbered(other[1])
        meant = (_asked_by(store, context, number) if number else None) or answered
        reply = answering.take(store, context, meant, (other[0], rest))
    elif words and answered is not None and not satisfaction.says_no_more(words):
        answering.add_words(store, context, answered, words)
        reply = ask_texts.MORE_NOTED
    return mention_way(store, context, reply)


def _asked_by(store: Store, context: Context, number: str) -> Callback | None:
    """Return what the speaker was asked about the case with this number."""
    for callback in store.callbacks.open_of_person(context.person.id):
        case = store.cases.get(callback.case_id)
        if case is not None and case.number.endswith(number):
            return callback
    return None


def mention_way(store: Store, context: Context, reply: str) -> str:
    """Say once, below a reply, that one may be asked another way; it asks nothing."""
    known = store.callbacks.way_of(context.person.id)
    if known.asked_at is not None:
        return reply
    store.callbacks.keep_way(replace(known, asked_at=context.now))
    return f"{reply}\n{ask_texts.OTHER_WAY}"


CALLBACK_WORDS = Flow(
    "callback_words",
    ask_texts.TITLE,
    words_steps,
    keep_words,
    courtesy=True,
    cancelled=lambda _title: ask_texts.ANSWER_STANDS,
)
