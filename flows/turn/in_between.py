"""What is said in the middle of a conversation and is answered beside it, which then goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import REPORTS, kind_in_words
from flows.cases.wish import grant, parse_wish, waits_for_question
from flows.conversation import dialogue
from flows.desk import desk
from flows.emergency.texts import first_aid
from flows.intake.register import REPORT_ISSUE
from flows.turn import deciding, free_words, inquiry, known, withdrawing
from flows.turn import new_case as kinds
from flows.turn import two_matters as matters
from flows.turn.texts import reception as reception_texts
from nlp import answers
from nlp.acts import own_case, wants
from nlp.intents import ABOUT_A_PROBLEM, UNKNOWN

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Turn
    from storage.records.messages import Conversation
    from storage.store import Store

EXPLAINED = frozenset({inquiry.INQUIRY, "progress"})  # of what is not yet a case


def answer_beside(
    store: Store, context: Context, conversation: Conversation, said: Said
) -> str | None:
    """Answer what is announced already, two matters in one message, or a question."""
    return (
        _forwarded(store, context, conversation, said)
        or withdrawing.drop_waiting(store, context, conversation, said)
        or known.while_told(store, context, conversation, said)
        or matters.within(store, context, conversation, said, free_words.answer)
        or inquiry.beside(store, context, conversation, said)
    )


def _forwarded(
    store: Store, context: Context, conversation: Conversation, said: Said
) -> str | None:
    """Leave out an advert that was passed on, and ask once more; any words may be an answer."""
    if not wants.is_forwarded(said.text) or inquiry.takes_any_words(store, context, conversation):
        return None
    again = dialogue.come_back(store, context, conversation, briefly=True)
    return f"{reception_texts.FORWARDED}\n\n{again}"


def aside(
    store: Store, context: Context, conversation: Conversation, said: Said, turn: Turn
) -> str | None:
    """Answer what was said beside the question, and go on with it; None when it was nothing.

    What the turn explains already nobody else is asked.
    """
    intent = _intent(said)
    done = desk.beside(store, context, said) or known.already(store, context, said)
    if done is not None:
        return done
    wish = parse_wish(said.text, context.settings)
    if wish is not None and waits_for_question(wish, context.settings):
        return grant(store, context, wish, said)
    other_flow = conversation.flow != REPORT_ISSUE.name
    if other_flow and kind_in_words(said.text, context.settings) is not None:
        return free_words.answer(store, context, said)
    of_own = deciding.take(store, context, said, deciding.BESIDE)
    if of_own is None and not conversation.private:
        of_own = deciding.take_verdict(store, context, said)
    front = dialogue.front_of(store, context)
    if of_own is not None and (front is None or front.id != conversation.id):
        return of_own  # it asks something itself; what was told waits
    if of_own is not None:
        return of_own + "\n\n" + dialogue.come_back(store, context, conversation, briefly=True)
    if _asks_of_draft(conversation, said):
        answer = inquiry.known(store, context, said)  # else the card itself explains it
        back = dialogue.come_back(store, context, conversation, briefly=True) if answer else ""
        return f"{answer}\n\n{back}" if answer else None
    if intent in free_words.ASIDE and not (turn.explained and intent in EXPLAINED):
        answer = free_words.ASIDE[intent](store, context, said)
        return answer + "\n\n" + dialogue.come_back(store, context, conversation, briefly=True)
    # Whoever is asked how they like something answers with what they don't like.
    new = {REPORTS} if conversation.private else ABOUT_A_PROBLEM
    starts_new = intent in new and other_flow
    if starts_new and len(said.text) >= reception_texts.SENTENCE:
        return free_words.answer(store, context, said)
    return None


def _asks_of_draft(conversation: Conversation, said: Said) -> bool:
    """Tell whether it is asked who comes, when or for how much, of what is not filed yet."""
    asks = any(answers.asks_of_it(one) for one in said.meaning.clauses)
    asks = asks and (wants.sounds_asked(said.text) or wants.only_asks(said.text))
    if "elsewhere" in own_case.listen(said.text).kinds:  # 上次报的那个修得怎么样了
        return False
    return asks and conversation.flow == REPORT_ISSUE.name and "description" in conversation.answers


def _intent(said: Said) -> str:
    """Return the intent where it is sure; whoever asks for the valve asks, however unsure."""
    intent = kinds.intent_of(said)
    unsure = said.meaning.intents.get(intent, 0.0) < free_words.SURE
    if intent != said.meaning.intent or not unsure:
        return intent
    return inquiry.INQUIRY if first_aid.asks_for_the_valve(said.text) else UNKNOWN
