"""Which type of help words are about: by the words of the site's types, else the resident's tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.urgency import says
from flows.help.settings import OTHER, HelpRequests
from nlp.acts import wants

if TYPE_CHECKING:
    from flows.conversation.context import Answers
    from flows.settings.site import Settings

OFFERED = 4  # types on a card whose words name several
NEARLY_ALL = 0.6  # of what was said names the type
_NOTHING_SAID = frozenset({"inquiry", "unknown"})  # what a bare name is read as


def likely(text: str, settings: Settings) -> list[str]:
    """Return the types that a text is about, as far as its words tell: the longest word decides."""
    found = named(text, settings)
    longest = max(found.values(), default=0)
    return [key for key, length in found.items() if length == longest]


def named(text: str, settings: Settings) -> dict[str, int]:
    """Return every type that a text names, each with the length of its longest word."""
    lengths = {
        key: max(
            (len(words.replace(" ", "")) for words in one.words if says(words, text)), default=0
        )
        for key, one in settings.section(HelpRequests).types.items()
    }
    return {key: length for key, length in lengths.items() if length}


def claims(text: str, intent: str, settings: Settings) -> bool:
    """Tell whether words ask for help of a type, whatever problem they sound like besides.

    Whatever a child says who is alone asks for help.
    """
    types = settings.section(HelpRequests).types
    if is_of_child(text, settings):
        return True
    only_named = intent in _NOTHING_SAID and _says_little_else(text, settings)
    return any(only_named or intent in types[key].intents for key in likely(text, settings))


def _says_little_else(text: str, settings: Settings) -> bool:
    """Tell whether words hardly do more than name a type, and ask nothing (修空调)."""
    longest = max(named(text, settings).values(), default=0)
    said = sum(sign.isalnum() for sign in text)
    return longest >= NEARLY_ALL * said and not wants.sounds_asked(text)


def chosen(answers: Answers, settings: Settings) -> str | None:
    """Return the type that was tapped, or that the words name; None where they name several.

    Who names none is asked nothing: it is any other help, and whoever answers sorts it.
    """
    if "sort" in answers:
        return str(answers["sort"])
    found = likely(answers["description"], settings) or [OTHER]
    return found[0] if len(found) == 1 else None


def offered(answers: Answers, settings: Settings) -> list[str]:
    """Return the types to offer where it is not sure which one is meant."""
    return likely(answers["description"], settings)[:OFFERED]


def is_of_child(text: str, settings: Settings) -> bool:
    """Tell whether a child seems to write, who is alone."""
    return any(says(words, text) for words in settings.section(HelpRequests).child_words)
