"""What staff do with questions: 问题 lists them, 答 answers one, 收录 makes the answer known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.answer import book, notices, rules
from flows.answer import texts as answer_texts
from flows.desk.asked import LONGEST
from flows.desk.word import StaffWord, Usage
from flows.settings.calendar import DAY, MINUTE, local
from nlp import thresholds
from nlp.understanding import understand_briefly
from storage.ids import new_id
from storage.records.question import KnownAnswer

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.question import Question

CORRECTED_WITHIN = 60 * MINUTE  # whoever answered says it better, and whoever asked hears
PUBLISH = "publish"  # whoever may publish makes an answer known
SHOWN, TAKE_UP_DAYS = 8, 7  # questions in a list; days for which an answer is offered to be known


def show(asked: Asked) -> str:
    """List what waits for an answer, and what of the answers may be made known."""
    store = asked.store.questions
    waiting = store.open_in(asked.community)[:SHOWN]
    rows = [(one, str(notices.asker(asked.store, one))) for one in waiting]
    text = answer_texts.listed(rows, asked.now, asked.settings)
    fresh = store.to_take_up(asked.community, asked.now - TAKE_UP_DAYS * DAY)[:SHOWN]
    if fresh and asked.may(PUBLISH):
        text += "\n" + answer_texts.can_be_taken_up(fresh)
    return text


def answer(asked: Asked) -> str:
    """Answer a question: whoever asked reads it at once."""
    command, waiting = asked.command, asked.store.questions.open_in(asked.community)
    words = command.rest[:LONGEST].strip()
    only = waiting[0] if len(waiting) == 1 and not command.number else None
    question = only or _numbered(asked)
    if isinstance(question, str):
        return question
    if question.answer is not None:
        return _corrected(asked, question, words) or _answered_before(asked, question)
    if not words:
        return answer_texts.what_to_say(question)
    asked.store.questions.answer(question, words, asked.staff.id, asked.now)
    notices.tell_answer(asked.store, asked.moment, question, words)
    who = notices.asker(asked.store, question)
    reply = answer_texts.answered(question, reached=who.followed, phone=who.phone)
    if asked.may(PUBLISH):
        return f"{reply}\n{answer_texts.offer_to_take_up(question)}"
    notices.offer_to_leaders(asked.store, asked.moment, question, words, asked.staff)
    return reply


def _corrected(asked: Asked, question: Question, words: str) -> str | None:
    """Put an answer of the speaker's own right; None where it is not theirs, or long given."""
    fresh = asked.now - (question.answered_at or 0) <= CORRECTED_WITHIN
    if not (words and question.words and fresh and question.answered_by == asked.staff.id):
        return None
    if words == question.answer:
        return None
    asked.store.questions.answer(question, words, asked.staff.id, asked.now)
    asked.store.questions.drop(question.id)
    notices.tell_answer(asked.store, asked.moment, question, words, anew=True)
    who = notices.asker(asked.store, question)
    return answer_texts.corrected(question, reached=who.followed, phone=who.phone)


def to_do(asked: Asked) -> str:
    """Say how many questions wait for an answer, for 待办."""
    waiting = asked.store.questions.open_in(asked.community) if asked.may("accept") else []
    return answer_texts.open_ones(len(waiting)) if waiting else ""


def today(asked: Asked) -> str:
    """Say how many questions wait and how many of them too long, for 今日."""
    waiting = asked.store.questions.open_in(asked.community)
    late = sum(one.level >= rules.LATE for one in waiting)
    return answer_texts.wait_today(len(waiting), late, lists=asked.may("accept")) if waiting else ""


def take_up(asked: Asked) -> str:
    """Let an answer be known from now on, under the words of who asked or better ones."""
    question = _numbered(asked)
    if isinstance(question, str):
        return question
    if not question.answer:
        return answer_texts.not_answered_yet(question)
    ask = asked.command.rest.strip() or question.words
    if _is_personal(asked, question.answer):
        return answer_texts.answer_too_personal()
    if _is_personal(asked, ask):
        return answer_texts.too_personal(question, "问法")
    given = {one.question_id for one in asked.store.questions.known(asked.community)}
    if question.id in given:
        return answer_texts.taken_up_already(question)
    found = book.look_up(book.entries(asked.store, asked.moment, asked.community), ask)
    if found and found[0].score >= thresholds.KNOWN and found[0].entry.answer:
        return answer_texts.known_already(found[0].entry)
    known = KnownAnswer(
        new_id(asked.now),
        question.id,
        asked.community,
        ask,
        question.answer,
        asked.staff.id,
        asked.now,
    )
    asked.store.questions.take_up(known)
    return answer_texts.taken_up(question, ask)


def drop(asked: Asked) -> str:
    """Let an answer that was taken up be given no more."""
    question = _numbered(asked)
    if isinstance(question, str):
        return question
    was_known = asked.store.questions.drop(question.id)
    return answer_texts.dropped(question.number, was_known=was_known)


def _numbered(asked: Asked) -> Question | str:
    number = asked.command.number
    if not number:
        return answer_texts.which_number(asked.command.word)
    known = (
        asked.store.questions.numbered(asked.community, int(number)) if number.isdecimal() else None
    )
    return known or answer_texts.none_such(number)


def _answered_before(asked: Asked, question: Question) -> str:
    if not question.words:
        return answer_texts.asker_is_gone(question)
    by = asked.store.staff.get(question.answered_by or "")
    return answer_texts.answered_already(question, by.name if by else "同事")


def _is_personal(asked: Asked, words: str) -> bool:
    """Tell whether words name a home, or a phone of somebody: they are for one person alone."""
    here = local(asked.now, asked.settings).replace(tzinfo=None)
    meaning = understand_briefly(words, here)
    return bool(meaning.phones or (meaning.home and meaning.home.room))


COMMANDS = (
    StaffWord(
        answer_texts.LIST, show, also=("住户问题", "待答"), alone=True, needs="accept",
        forms=(Usage("问题　答 编号 内容　收录 编号", "accept", 14),),
    ),
    StaffWord(answer_texts.ANSWER, answer, needs="accept", tells=True),
    StaffWord(answer_texts.TAKE_UP, take_up, needs=PUBLISH, tells=True),
    StaffWord(answer_texts.DROP, drop, needs=PUBLISH),
)  # fmt: skip
