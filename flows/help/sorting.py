"""Which type of help words are about: by the words of the site's types, else the resident's tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.urgency import says
from flows.help.settings import OTHER, HelpRequests

if TYPE_CHECKING:
    from flows.conversation.context import Answers
    from flows.settings.site import Settings

OFFERED = 4  # types on a card whose words name none


def likely(text: str, settings: Settings) -> list[str]:
    """Return the types that a text is about, as far as its words tell: the longest word decides."""
    found = named(text, settings)
    longest = max(found.values(), default=0)
    return [key for key, length in found.items() if length == longest]


def named(text: str, settings: Settings) -> dict[str, int]:
    """Return every type that a text names, each with the length of its longest word."""
    lengths = {
        key: max((len(words) for words in one.words if says(words, text)), default=0)
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
    return any(intent in types[key].intents for key in likely(text, settings))


def chosen(answers: Answers, settings: Settings) -> str | None:
    """Return the type that was tapped, or the only one that the words name; None where unsure."""
    if "sort" in answers:
        return str(answers["sort"])
    found = likely(answers["description"], settings)
    return found[0] if len(found) == 1 else None


def offered(answers: Answers, settings: Settings) -> list[str]:
    """Return the types to offer where it is not sure which one is meant."""
    found = likely(answers["description"], settings)
    others = [key for key in settings.section(HelpRequests).types if key != OTHER]
    return (found or others)[:OFFERED]


def is_of_child(text: str, settings: Settings) -> bool:
    """Tell whether a child seems to write, who is alone."""
    return any(says(words, text) for words in settings.section(HelpRequests).child_words)
