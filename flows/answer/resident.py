"""What residents ask beside their cases: answered at once, or by a colleague within the hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.answer import book, going_on, notices, rules
from flows.answer import texts as answer_texts
from flows.answer.deciding import Decision, decide, perhaps
from flows.cases.description import DESCRIPTION_LIMIT
from flows.cases.kind import case_intents, kind_for, kind_named
from flows.cases.own import is_running, own_cases
from flows.cases.rules.deeds import Moment
from flows.cases.wish import ResidentWord
from flows.conversation import dialogue
from flows.desk.grammar import page_of
from flows.intake.form import form_of
from flows.intake.register import REPORT_ISSUE
from flows.settings.calendar import DAY
from nlp import thresholds
from nlp.acts import wants
from nlp.likeness import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.answer.settings import Entry
    from flows.cases.wish import Wish
    from flows.conversation.context import Context, Said
    from storage.records.question import Question
    from storage.store import Store

TOPICS = 7  # in one list, beside 更多


def knows(store: Store, context: Context, said: Said) -> str | None:
    """Return the answer where it is surely known, else None."""
    known = _known(store, context)
    before = None if said.private else going_on.passed_on_before(store, context, known, said)
    if before is not None:
        return _pass_on(store, context, answer_texts.going_on(said.text, before.words))
    meant = decide(known, said)
    if meant.meant is not None:
        going_on.keep(store, context, meant.meant, said)
        return answer_texts.known(meant.meant, _wanted(context, said), said.text, meant.besides)
    return _gone_on(store, context, known, said)


def _gone_on(store: Store, context: Context, known: Sequence[Entry], said: Said) -> str | None:
    """Answer what goes on with the question before; that it may not be in it, is said with a tap."""
    before = going_on.answered_before(store, context, known, said)
    if before is None:
        return None
    meant = going_on.decided(known, before, said).meant or before
    going_on.keep(store, context, meant, said)
    if meant is not before:
        return answer_texts.known(meant)
    return answer_texts.again(before, going_on.whole(before, said))


def offers(store: Store, context: Context, said: Said) -> str | None:
    """Offer what may be asked for where no question is heard; what is to be done is a tap, too."""
    if said.private or (context.staff is not None and not context.homes):
        return None
    found = perhaps(_known(store, context), said)
    if not found:
        return None
    running = [case for case in own_cases(store, context) if is_running(case)]
    return answer_texts.which(
        found,
        said.text.strip(),
        _wanted(context, said, least=0.0),
        running[0] if len(running) == 1 else None,
    )


def _wanted(context: Context, said: Said, least: float = thresholds.MAY_INQUIRE) -> str:
    """Return the kind of case that may be wanted besides, as residents call it; or nothing."""
    scores = said.meaning.intents
    likely = max(case_intents(context.settings), key=lambda intent: scores.get(intent, 0.0))
    kind = kind_for(likely, context.settings)
    if kind is None or scores.get(likely, 0.0) < least:
        return ""
    return kind_named(kind, context.settings).title


def take(store: Store, context: Context, said: Said) -> str | None:
    """Offer what may be meant, or pass a question on; None for whom no colleague answers.

    These are colleagues themselves, whoever names no matter, and whoever is asked what not
    everybody may read: of a complaint, or a survey.
    """
    if said.private or (context.staff is not None and not context.homes):
        return None
    if _may_be_no_question(store, context, said):
        return None
    decided = _decided(store, context, said)
    if decided.vague:
        return None
    if decided.likely:
        return answer_texts.which(decided.likely, said.text.strip())
    return _pass_on(store, context, said.text)


def _may_be_no_question(store: Store, context: Context, said: Said) -> bool:
    """Tell whether words beside an open question are none, or of what not every clerk may read."""
    front = dialogue.front_of(store, context)
    if front is None:
        return False
    asks = wants.only_asks(said.text) or wants.sounds_asked(said.text)
    return not asks or (front.flow == REPORT_ISSUE.name and form_of(front.answers, context).private)


def _decided(store: Store, context: Context, said: Said) -> Decision:
    return decide(_known(store, context), said)


def _known(store: Store, context: Context) -> tuple[Entry, ...]:
    return book.entries(store, Moment(context.now, context.settings), context.community.name)


def _pass_on(store: Store, context: Context, text: str) -> str:
    """Let a colleague answer, once; what they answered to the same lately is said again."""
    words = " ".join(text.split())[:DESCRIPTION_LIMIT]
    for before in store.questions.of_person(context.person.id, context.now - DAY):
        if not _is_same(before, words):
            continue
        if before.answer:
            return answer_texts.told(before, before.answer)
        if before.answer is None:
            return answer_texts.passed_on_already(before, context)
    moment, community = Moment(context.now, context.settings), context.community.name
    on_duty = notices.is_on_duty(store, moment, community)
    by = rules.promised(context.now, context.settings, on_duty=on_duty)
    look = rules.reminds_at(context.now, by, context.settings)
    asked = store.questions.ask(community, context.person.id, words, context.now, by, look)
    notices.ask(store, moment, asked)
    return answer_texts.passed_on(asked, context)


def _is_same(before: Question, words: str) -> bool:
    return before.words == words or likeness(before.words, words) >= thresholds.SAME_QUESTION


def show_topics(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Answer about a matter by its name, or list all that are known."""
    known = [one for one in _known(store, context) if one.answer]
    named: Entry | None = book.about(known, wish.rest)
    if named is not None:
        going_on.keep(store, context, named, said)
        return answer_texts.known(named)
    if not known:
        return answer_texts.NOT_KNOWN_YET
    return answer_texts.topics(known, page_of(wish.rest)[1], TOPICS)


def ask_a_person(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Pass a question on that is none of those that were offered."""
    words = f"{wish.number} {wish.rest}".strip()
    if not words:
        return show_topics(store, context, wish, _said)
    return _pass_on(store, context, words)


def waits(store: Store, context: Context) -> str:
    """Say which questions of the speaker a colleague is to answer, for 进度."""
    asked = store.questions.of_person(context.person.id, 0)
    return answer_texts.waiting([one for one in asked if one.answer is None], context)


WORDS = (
    ResidentWord(answer_texts.ALL, show_topics, ("常问问题",)),
    ResidentWord(answer_texts.ASK_A_PERSON, ask_a_person),
)
