"""Questions that are no case: whoever of the subjects knows the answer is asked in turn.

What nobody knows is taken by who passes it on, and never left unsaid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_in_words
from flows.conversation import dialogue
from flows.emergency.texts import first_aid
from flows.intake.agreeing import CONFIRMATION
from flows.intake.another_kind import as_a_yes
from flows.intake.remarks import asks_how_to_file
from flows.turn.catalog import catalog
from flows.turn.new_case import intent_of
from flows.turn.texts import unsure as unsure_texts
from nlp import thresholds
from nlp.acts import wants

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.messages import Conversation
    from storage.store import Store

INQUIRY = "inquiry"
_ANY_WORDS = ("words", "text")  # what a question takes that takes any words


def known(store: Store, context: Context, said: Said) -> str | None:
    """Return the answer to a question that is surely known; None for all else."""
    meaning = said.meaning
    if meaning.danger or meaning.danger_maybe or meaning.read_at is None:
        return None
    asked = (knows(store, context, said) for knows in catalog(context.settings).answers)
    return next((reply for reply in asked if reply is not None), None)


def perhaps(store: Store, context: Context, said: Said) -> str | None:
    """Offer what may be asked for where no question is heard, nor a kind of case or a home named."""
    home = said.meaning.home
    named = kind_in_words(said.meaning.text, context.settings) is not None
    if named or (home and home.room) or is_asked(said):
        return None
    offered = (offers(store, context, said) for offers in catalog(context.settings).doubted)
    return next((reply for reply in offered if reply is not None), None)


def reply_to(store: Store, context: Context, said: Said) -> str:
    """Answer a question, known or not."""
    if first_aid.asks_for_the_valve(said.text):
        return first_aid.where_the_valve_is(context.community.duty_phone)
    every = catalog(context.settings)
    replies = (take(store, context, said) for take in (*every.answers, *every.unanswered))
    given = next((reply for reply in replies if reply is not None), None)
    return given or unsure_texts.inquiry(context.community)


def beside(store: Store, context: Context, open_one: Conversation, said: Said) -> str | None:
    """Answer a known question within a conversation, and go on with it.

    Where any words are an answer, a question is one, too. What has not the form of a question
    answers what is asked: 三楼那套，出租的那个.
    """
    if not (is_asked(said) and (wants.sounds_asked(said.text) or wants.only_asks(said.text))):
        return None
    if asks_how_to_file(said.text, open_one.asking, open_one.answers):
        return None
    if open_one.asking == CONFIRMATION and as_a_yes(said, context, open_one.answers) != said:
        return None
    if said.to or takes_any_words(store, context, open_one):
        return None
    reply = known(store, context, said)
    if reply is None:
        return None
    return reply + "\n\n" + dialogue.come_back(store, context, open_one, briefly=True)


def takes_any_words(store: Store, context: Context, open_one: Conversation) -> bool:
    """Tell whether any words are an answer to the question that is open."""
    return any(dialogue.takes(store, context, open_one, what) for what in _ANY_WORDS)


def is_asked(said: Said) -> bool:
    """Tell whether words are a question that somebody is to answer, known or not."""
    return intent_of(said) == INQUIRY and said.meaning.intents[INQUIRY] >= thresholds.ANSWER
