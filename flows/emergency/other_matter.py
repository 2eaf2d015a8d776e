"""Whether what is said while an emergency goes on is another matter: a complaint, a street lamp.

What may tell more of the emergency is passed on; only what plainly doesn't opens its own case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import case_intents
from flows.emergency import crowd, reading
from flows.emergency.texts import details as details_texts
from flows.emergency.texts import other_matter as words
from flows.places import place as places
from flows.places.texts import PUBLIC
from nlp import thresholds

if TYPE_CHECKING:
    from flows.conversation.context import Said
    from flows.settings.site import Settings
    from nlp.understanding import Meaning
    from storage.records.case import Case

NEVER = 0.8  # of a category that is part of no emergency, whatever is wanted


def is_apart(case: Case, said: Said, settings: Settings, *, where: bool = False) -> bool:
    """Tell whether the words are plainly about another matter than the emergency.

    A place alone is none where it was asked for (`where`).
    """
    meaning, text = said.meaning, said.text
    if reading.is_announced(text):
        return True
    if meaning.place and meaning.place.strip() == text.strip():
        return False
    if reading.is_of_it(said):
        return False
    if any(name in words.NEVER_PART and score >= NEVER for name, score in meaning.categories[:1]):
        return True
    if reading.can_wait(text) and _is_of_another_kind(case, meaning):
        return True
    if not _is_problem(case, meaning, settings):
        return False
    if meaning.intent == "suggestion":
        return True
    searched = case.danger == crowd.MISSING  # who is missing may be anywhere
    return not where and not searched and meaning.intent == "report" and is_elsewhere(case, meaning)


def offer(case: Case, said: Said, settings: Settings) -> str:
    """Offer to register what may be another matter, as the end of a reply; else nothing."""
    if reading.is_of_it(said) or not _is_problem(case, said.meaning, settings):
        return ""
    word = words.AGAIN.get(said.meaning.intent, words.REPORTS)
    return details_texts.or_apart(word, said.text.strip())


def _is_problem(case: Case, meaning: Meaning, settings: Settings) -> bool:
    """Tell whether a problem of another kind is named."""
    wants = meaning.intent in case_intents(settings)
    known = wants and meaning.intents.get(meaning.intent, 0.0) >= thresholds.OPEN_CASE
    return known and _is_of_another_kind(case, meaning)


def _is_of_another_kind(case: Case, meaning: Meaning) -> bool:
    return meaning.category not in {None, "other", case.category}


def is_elsewhere(case: Case, meaning: Meaning) -> bool:
    """Tell whether another place is named than that of the emergency."""
    text = meaning.text
    home = meaning.home
    if home is not None and home.building and home.building != case.building:
        return True
    if home is not None and home.room:
        return home.room != case.room
    if places.is_inside(text):
        return case.room is None
    scene = words.SCENE if case.building else ()
    spots = {meaning.place or "", *(word for word in PUBLIC if word in text)} - {""}
    return any(spot not in case.place and not any(part in spot for part in scene) for spot in spots)
