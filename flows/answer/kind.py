"""Questions that are no case (常见问题): brings words, commands and a chore, and no kind of case."""

from __future__ import annotations

from flows.answer import checks, desk, month, notices, resident
from flows.answer.settings import Answers
from flows.cases.chore import Each, Rewind
from flows.cases.subject import Subject

ANSWER = Subject(
    "answer",
    words=resident.WORDS,
    answers=(resident.knows,),
    unanswered=(resident.take,),
    commands=desk.COMMANDS,
    chores=(
        Each("questions", 20, lambda store, *when: store.questions.claim(*when), notices.look),
    ),
    rewinds=(Rewind("questions", notices.look_sooner),),
    months=(month.tell,),
    section=Answers,
    checks=((checks.contradictions, ("answers", "communities")),),
    warnings=(checks.over,),
)
