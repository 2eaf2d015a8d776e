"""A yes that stands first: 是的，在大门口放着，打我老公电话… files the card, with all that is said.

What surely puts something right, asks, or tells of another matter is settled before it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.description import DESCRIPTION_LIMIT, description_of
from flows.intake import another_kind, second_matter
from flows.intake import phone as report_for
from flows.intake import time as report_time
from flows.intake.texts import corrections as corrections_texts
from flows.places import named as named_places
from flows.places import place as places
from flows.places import spot as report_spot
from nlp import answers as answered
from nlp import thresholds

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers
    from nlp.understanding import Home

CONFIRMATION = "confirmed"  # the name of the last question
AS_ASKED = "confirm"  # as it is called in nlp/lexicon/acts


def with_more(said: Said, context: Context, answers: Answers) -> Answers | None:
    """Return what a listed yes and the words beside it answer; None where they do not only add."""
    answer = answered.read(said.meaning, AS_ASKED)
    if not answer.beside:
        return None
    first = said.meaning.clauses[0]
    called = first in answer.beside and another_kind.agrees(first, context, answers)
    if not called and answer.yes < thresholds.LISTED:
        return None
    tells = [one for one in answer.beside if not another_kind.only_names(one, context, answers)]
    more = beside(replace(answer, beside=tuple(tells)), said) if tells else ""
    if corrections_texts.puts_right(more) or _comes_first(said, context, answers):
        return None
    phones = report_for.phones(said, context, answers)
    known = {
        act
        for act, is_known in (
            ("correct_phone", phones),
            ("correct_place", said.meaning.home),  # that of the card, or it would come first
        )
        if is_known
    }
    if not all(answered.adds(one, said.meaning, AS_ASKED, known) for one in tells):
        return None
    if not tells:
        return {CONFIRMATION: True}
    told = f"{answers['description']}；{description_of(more, phones)}"[:DESCRIPTION_LIMIT]
    time = None if answers.get("available") else report_time.new_visit(said, context, answers)
    return (
        {"description": told, CONFIRMATION: True}
        | _more_exactly(said, context, answers)
        | ({"phone": phones[0]} if phones else {})
        | ({"available": time} if time else {})
    )


def beside(answer: answered.Answer, said: Said) -> str:
    """Return the words from the first clause that is more than a yes, without thanks at the end."""
    text, last = said.meaning.text, answer.beside[-1].end
    rest = text[last:].strip()
    polite = not rest or answered.is_courtesy(said.meaning.of(rest))
    return text[answer.beside[0].start : last if polite else len(text)].strip()


def is_elsewhere(said: Said, context: Context, answers: Answers) -> bool:
    """Tell whether another of the own homes is meant, or another spot in it."""
    if named_places.stays_there(said, context):
        return False
    bound = named_places.bound_home(said, context, answers)
    shown = (answers.get("place") or {}).get("home")
    another_home = bound is not None and places.of_bound(bound)["home"] != shown
    return bool(another_home or report_spot.corrected(said.text, answers))


def _comes_first(said: Said, context: Context, answers: Answers) -> bool:
    """Tell whether the words name another place, kind, time or matter than the card does."""
    not_meant = named_places.stays_there(said, context) or named_places.is_next_door(said)
    home = None if not_meant else said.meaning.home
    return bool(
        (home and not _is_on_card(home, answers))
        or is_elsewhere(said, context, answers)
        or another_kind.changed(said, context, answers)[0]
        or (answers.get("available") and report_time.new_visit(said, context, answers))
        or second_matter.is_second(said, context, answers)
    )


def _is_on_card(home: Home, answers: Answers) -> bool:
    """Tell whether a home, or a building, is the one of the card, or tells more exactly where."""
    place = answers.get("place") or {}
    known = place.get("home")
    if not known:
        of_building = home.building in {None, place.get("building")}
        return home.room is None and (of_building or f"{home.building}" in place.get("text", ""))
    named = (("building", home.building), ("unit", home.unit), ("room", home.room))
    return all(value in {None, known.get(name)} for name, value in named)


def _more_exactly(said: Said, context: Context, answers: Answers) -> Answers:
    """Return the public place of the card with the building and the unit that were named."""
    place, home = answers.get("place"), said.meaning.home
    if not place or place["home"] or home is None or home.room:
        return {}
    moved = places.moved(context.community, place, home)
    return {"place": moved} if moved else {}
