"""A survey answered in chat: one question a message, changed at will until 确认.

Its answers are those of the draft, which the page shares; the row of the conversation holds none of
them (`place`).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from flows.conversation.engine import (
    MOST_OPTIONS,
    Answers,
    Aside,
    Ask,
    Ended,
    Flow,
    InvalidAnswer,
    Revise,
)
from flows.conversation.readers import agreed
from flows.conversation.texts import CONFIRM
from flows.settings.calendar import local
from flows.survey.answering import answers as survey_answers
from flows.survey.answering import place, sheet, typed, urn
from flows.survey.answering.answers import BadAnswer
from flows.survey.labels import TABLE
from flows.survey.record import survey_of
from flows.survey.texts import answering as answering_texts
from nlp import listed, short_answers

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.survey.shape import Plan, Question
    from storage.store import Store

CONFIRMED = "confirmed"
NO_PHOTO = "no_photo"  # why it is no answer, beside those of answers
_STOPS = frozenset({"unwilling", "no_time"})  # without 填 it may be an answer in words: 没空


def plan_of(context: Context) -> Plan:
    """Return the plan of the survey that is answered."""
    assert context.case is not None  # noqa: S101 - such a conversation is about one
    return survey_of(context.case).planned()


def steps(context: Context) -> list[Ask]:
    """Return a question each, a row of a matrix each, and the confirmation."""
    plan = plan_of(context)
    asks = [_ask(plan, q, n, item) for q in plan.questions for n, item in enumerate(sheet.items(q))]
    look = Ask(CONFIRMED, _look, _confirmed, cant_skip=answering_texts.WHAT_TO_CHANGE)
    return [*asks, look]


def _ask(plan: Plan, question: Question, row: int, item: str) -> Ask:
    name = sheet.name(question, row)

    def place(answers: Answers) -> tuple[int, int]:
        names = sheet.applying(plan, answers)
        return names.index(name) + 1, len(names)

    def asked(context: Context, answers: Answers) -> str:
        return answering_texts.ask(question, item, place(answers), _where(question, row, context))

    def shortly(_context: Context, answers: Answers) -> str:
        return answering_texts.briefly(question, item, place(answers))

    def applies(_context: Context, answers: Answers) -> bool:
        return survey_answers.applies(question, sheet.gathered(plan, answers))

    return Ask(
        name,
        asked,
        partial(_read, question),
        optional=not question.required,
        when=applies if question.when else None,
        briefly=shortly if len(question.words) > MOST_OPTIONS else "",
        takes={"text": "words", "photo": "image"}.get(question.type, ""),  # type: ignore[arg-type]
        cant_skip=answering_texts.CANT_SKIP,
    )


def _where(question: Question, row: int, context: Context) -> str:
    return f"{context.conversation_id}.{sheet.name(question, row)}"


def _read(question: Question, said: Said, context: Context, _answers: Answers) -> Any:  # noqa: ANN401
    try:
        return _value(question, said, context)
    except BadAnswer as bad:
        if listed.says_only(TABLE, _STOPS, said.text):
            raise Ended from bad
        raise InvalidAnswer(answering_texts.HINTS[bad.reason]) from bad


def _value(question: Question, said: Said, context: Context) -> Any:  # noqa: ANN401 - JSON
    text, tapped = said.text, "." in said.to
    first = typed.more(text, question.words)
    if first:
        where = _where(question, 0, context)
        raise Aside(answering_texts.options(question.words, where, first=first))
    if question.type == "photo":
        if said.media != "image":
            raise BadAnswer(NO_PHOTO)
        return text
    if question.type == "choices":
        return typed.some_of(text, question.words, tapped=tapped)
    if question.words:
        return typed.one_of(text, question.words, tapped=tapped)
    if question.type == "text":
        return _words(question, text)
    today = local(context.now, context.settings).date()
    found = typed.number(text) if question.type == "number" else typed.day(text, today)
    return survey_answers.read(question, found)


def _words(question: Question, text: str) -> str | None:
    if text.strip() == CONFIRM:  # said too early: nobody means to tell us that
        raise InvalidAnswer(answering_texts.NOT_YET)
    if listed.says_only(TABLE, {"unwilling"}, text):
        if question.required:
            raise Ended
        return None
    if not question.required and short_answers.has_nothing_to_say(text):
        return None
    found = survey_answers.read(question, text)
    if found is None:
        raise InvalidAnswer(answering_texts.HINTS["nothing"])
    return str(found)


def _look(context: Context, answers: Answers) -> str:
    plan = plan_of(context)
    shown = []
    for question in survey_answers.asked(plan, sheet.gathered(plan, answers)):
        for row, item in enumerate(sheet.items(question)):
            about = f"{question.ask}·{item}" if item else question.ask
            shown.append((about, _shown(question, answers.get(sheet.name(question, row)))))
    return answering_texts.look(shown, f"{context.conversation_id}.{CONFIRMED}")


def _shown(question: Question, value: object) -> str:
    if value is None:
        return answering_texts.NOT_ANSWERED
    if question.type == "photo":
        return answering_texts.A_PHOTO
    words = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return words if len(words) <= answering_texts.SHOWN else words[: answering_texts.SHOWN] + "…"


def _confirmed(said: Said, context: Context, answers: Answers) -> bool:
    if listed.says_only(TABLE, _STOPS, said.text):
        raise Ended
    number = short_answers.ordinal(listed.trimmed(TABLE, "change", "change", said.text))
    names = sheet.applying(plan_of(context), answers)
    if number is not None and not 1 <= number <= len(names):
        raise InvalidAnswer(answering_texts.no_such_number(len(names)))
    if number is not None:
        raise Revise(drop=[names[number - 1]])
    try:
        return agreed(said, context, answers)
    except InvalidAnswer as no_yes:
        wrong = listed.says(TABLE, "wrong", said.text) or listed.says_only(TABLE, {"no"}, said.text)
        understood = Aside if wrong else InvalidAnswer
        raise understood(answering_texts.WHAT_TO_CHANGE) from no_yes


def finish(context: Context, store: Store, answers: Answers) -> str:
    """Put the answers into the urn, and drop what was replied on the way."""
    invitation, case = store.invitees.get(answers[place.INVITATION]), context.case
    assert invitation is not None  # noqa: S101 - it was answered just now
    assert case is not None  # noqa: S101 - and so was its survey
    plan = survey_of(case).planned()
    given = sheet.gathered(plan, answers)
    cast = urn.cast(
        store, place.moment_of(context), case, invitation, given, "chat", context.sealer
    )
    store.inbox.drop_private_replies(context.person.id)
    if cast == "answered":
        return answering_texts.given_already(plan, place.home_of(invitation))
    if cast == "closed":
        return answering_texts.too_late(plan)
    left = [one for one in place.open_for(store, context) if one[0].id == case.id]
    more = answering_texts.one_more(place.home_of(left[0][1])) if left else ""
    return answering_texts.put_away(plan, case.number) + more


def _nothing(_answers: Answers) -> tuple[str, ...]:
    return ()


SURVEY_ANSWERS = Flow(
    "survey_answers",
    answering_texts.TITLE,
    steps,
    finish,
    known=_nothing,
    keeps=place.KEEPS,
    help=answering_texts.HELP,
    cancelled=answering_texts.cancelled,
)
