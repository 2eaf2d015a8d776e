"""Questions that are no case (常见问题): brings words, commands and a chore, and no kind of case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.answer import checks, desk, month, notices, resident
from flows.answer import texts as answer_texts
from flows.answer.settings import Answers
from flows.cases.chore import Each, Rewind
from flows.cases.subject import Subject

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.store import Store


def told_data(store: Store, context: Context) -> str:
    """Say how many questions of the speaker are kept; empty when none is."""
    return answer_texts.kept_of(len(store.questions.of_person(context.person.id, 0)))


def erase(store: Store, phone: str) -> list[str]:
    """Forget what somebody asked who has this phone."""
    asked = store.questions.of_phone(phone)
    for question in asked:
        store.questions.forget(question)
    return [f"question {question.number}" for question in asked]


ANSWER = Subject(
    "answer",
    words=resident.WORDS,
    answers=(resident.knows,),
    doubted=(resident.offers,),
    unanswered=(resident.take,),
    commands=desk.COMMANDS,
    to_do=(desk.to_do,),
    today=(desk.today,),
    waits=(resident.waits,),
    chores=(
        Each("questions", 20, lambda store, *when: store.questions.claim(*when), notices.look),
    ),
    rewinds=(Rewind("questions", notices.look_sooner),),
    months=(month.tell,),
    data=(told_data,),
    erases=(erase,),
    section=Answers,
    checks=((checks.contradictions, ("answers", "communities")),),
    warnings=(checks.over,),
)
