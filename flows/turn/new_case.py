"""What words that nobody asked for want, and which kind of case they open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import case_intents, kind_for, kind_in_words
from flows.emergency.texts import first_aid
from nlp.acts import wants

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from nlp.understanding import Meaning


def intent_of(said: Said) -> str:
    """Return what the words want; who says that they ask, asks (我要问停车费)."""
    known = said.meaning.intent
    asks = known in {"complaint", "report", "unknown"} and wants.ASKS.match(said.text.strip())
    return "inquiry" if asks else known


def _is_only_broken(context: Context, meaning: Meaning) -> bool:
    """Tell whether what sounds like a complaint is a thing that broke, and nobody is blamed."""
    category = context.settings.categories.get(meaning.category or "")
    is_thing = category is not None and (category.home or meaning.category == "lift")
    unsure = meaning.intents.get("complaint", 0.0) < wants.SURELY_COMPLAINS
    return is_thing and unsure and _only_fails(meaning.text)


def kind_of(context: Context, said: Said) -> str | None:
    """Return which kind of case the words open; a cry for help about a repair is a report.

    A question opens none, unless it names one (能借个梯子吗).
    """
    named = kind_in_words(said.meaning.text, context.settings)
    if named is not None or intent_of(said) == "inquiry":
        return named
    intent = _intent_of_case(context, said.meaning)
    return kind_for(intent, context.settings) if intent else None


def _intent_of_case(context: Context, meaning: Meaning) -> str | None:
    """Return the intent for which a case is opened, or None."""
    if meaning.intent == "complaint" and _is_only_broken(context, meaning):
        return "report"
    if meaning.intent == "help_request" and wants.COMPLAINS in meaning.text:  # 帮我妈投诉
        return "complaint"
    if meaning.category and meaning.intent in {"help_request", "unknown"}:
        return "report"
    if meaning.category in first_aid.WATER and first_aid.spouts(meaning.text):
        return "report"  # 总阀在哪里，水一直喷
    if meaning.intent == "complaint" and wants.NAMES_A_SUGGESTION.match(meaning.text):
        return "suggestion"  # whoever calls it one may still turn it into the other
    wanted = meaning.intent if meaning.intent in case_intents(context.settings) else None
    if wanted is None and meaning.home and meaning.home.room and not meaning.phones:
        return "report"  # somebody who says only where is asked what
    if wanted is None and meaning.tone == "anger" and meaning.intent in {"unknown", "greeting"}:
        return "complaint"  # no menu for somebody who is angry: they are asked what happened
    return wanted


def _only_fails(text: str) -> bool:
    return wants.FAULTS.search(text) is not None and wants.BLAMES.search(text) is None
