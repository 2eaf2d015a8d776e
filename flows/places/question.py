"""Where an issue is (REP-1): a home, the own one or another, or a public place; asked and found.

A place is complete when somebody could go there: a home with its room, a public place by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.conversation.engine import Answers, Aside, Ask, InvalidAnswer, Option, Revise
from flows.places import blamed, question_texts, whereabouts
from flows.places import named as named_places
from flows.places import of_matter as place_of_matter
from flows.places import place as places
from flows.places import texts as words_of_places
from flows.places.lacking import goes_somewhere, lacks_block, lacks_room, lacks_spot
from nlp import thresholds
from nlp.acts import consequences

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said

ANYWHERE = frozenset({"other", "fees", "service_attitude", "pests"})  # or in a home, or nowhere
SPOT_LIMIT = 60  # characters of the name of a public place


def questions() -> tuple[Ask, ...]:
    """Return the question where, and those for what its answer leaves open."""
    return (
        Ask(
            "place",
            _ask_place,
            read_place,
            own_homes,
            when=needs_place,
            fill=find_place,
            revise=new_place,
        ),
        Ask("room", question_texts.ask_room, read_room, when=lacks_room),
        Ask("spot", question_texts.ASK_SPOT, read_spot, when=lacks_spot),
        Ask("block", question_texts.ASK_BLOCK, read_block, optional=True, when=lacks_block),
    )


def _ask_place(context: Context, answers: Answers) -> str:
    return _own_question(context, answers) or question_texts.ask_place(
        context, for_home=is_for_home(context, answers)
    )


def _own_question(context: Context, answers: Answers) -> str:
    """Return what is asked instead of where to go: where something was lost is no home."""
    kind = context.settings.kinds.get(answers.get("kind", ""))
    return kind.where(answers, context.settings) if kind is not None else ""


def needs_place(context: Context, answers: Answers) -> bool:
    """Tell whether somebody has to go somewhere; a complaint may be about anything.

    Who needs help says first what for.
    """
    waits = is_for_home(context, answers) and "description" not in answers
    return (goes_somewhere(context, answers) and not waits) or "place" in answers


def is_for_home(context: Context, answers: Answers) -> bool:
    """Tell whether what is told is of a kind that is about the own home unless it is said."""
    kind = context.settings.kinds.get(answers.get("kind", ""))
    return kind is not None and bool(kind.for_home) and not _own_question(context, answers)


def own_homes(context: Context, answers: Answers) -> list[Option]:
    """Offer the speaker's own homes, then a public area; nobody has to remember where it was."""
    if _own_question(context, answers):
        forgotten = places.at_public(question_texts.FORGOTTEN)
        return [Option(forgotten, question_texts.FORGOTTEN, question_texts.FORGOTTEN_WORDS)]
    homes = [
        Option(places.of_bound(home), question_texts.my_home(places.label(places.of_bound(home))))
        for home in context.homes[:4]
    ]
    public = Option(places.at_public(""), question_texts.PUBLIC, question_texts.PUBLIC_WORDS)
    elsewhere = Option(
        places.at_home("", None, None), question_texts.ELSEWHERE, question_texts.ELSEWHERE_WORDS
    )
    return [*homes, public, *([elsewhere] if homes else [])]


def read_place(said: Said, context: Context, answers: Answers) -> places.Place:
    """Read where it is: a home, a part of the own home, or a public place in free words."""
    _refuse_impossible(said, context)
    words, home = said.text.strip(), said.meaning.home
    if _own_question(context, answers) and not (home and home.room):
        return _where_it_was(said, context, words)
    named = said.meaning.home is not None  # 出租的那套 6栋
    if len(context.homes) > 1 and not named and words_of_places.is_described_home(words):
        raise Aside(question_texts.WHICH_OF_YOURS)
    spot = named_places.ends_as_a_spot(said) and words not in question_texts.PUBLIC_WORDS
    own = named_places.bound_home(said, context, answers) is not None or (home and home.room)
    found = find_place(said, context, answers) if own or not spot else None
    if found is not None:
        return found
    if not named_places.names_a_spot(said):
        raise InvalidAnswer(question_texts.which_place(context), instead=True)
    if places.is_inside(words):
        homes = context.homes
        return places.of_bound(homes[0], words) if homes else places.at_home("", None, None, words)
    return places.at_public(words[:SPOT_LIMIT], _building(said, words, context))


def _where_it_was(said: Said, context: Context, words: str) -> places.Place:
    """Read where something was lost or found, in all the words that tell it."""
    if not (named_places.names_a_spot(said) or named_places.may_be_spot(said)):
        raise InvalidAnswer(question_texts.WHERE_IT_WAS)
    return places.at_public(words[:SPOT_LIMIT], _building(said, words, context))


def find_place(said: Said, context: Context, answers: Answers) -> places.Place | None:
    """Find the place in a sentence; a home needs its room, a building alone a public spot.

    A suggestion is about no place, and a complaint at most about a home.
    """
    said = blamed.without_blamed(said)
    if "description" not in answers:  # it is told in the same breath
        answers = answers | {"description": said.text}
    bound = named_places.bound_home(said, context, answers)
    if bound is not None and goes_somewhere(context, answers):
        return places.of_bound(bound)
    home = said.meaning.home
    if home is not None and places.problem_with(context.community, home):
        return None
    if not goes_somewhere(context, answers):
        return _named_home(said, context, answers) if home and home.room else None
    public = _public_place(said, context)
    if public is not None and (public["text"] or not _own_question(context, answers)):
        return public
    if home is not None:
        block = _block_itself(said, context, answers)
        return block or _named_home(said, context, answers)
    category = context.settings.categories.get(said.meaning.category or "")
    inside = places.is_inside(said.text) or bool(category and category.home)
    inside = inside or is_for_home(context, answers)
    if blamed.is_of_theirs(said.text):
        return None
    return places.own(context, places.spot_of(said.meaning)) if inside else None


def _block_itself(said: Said, context: Context, answers: Answers) -> places.Place | None:
    """Return a building, or a unit of it, where what is told is surely of no home: 4栋2单元井盖松了."""
    home, name = said.meaning.home, said.meaning.category or ""
    category = context.settings.categories.get(name)
    inside = is_for_home(context, answers) or places.is_inside(said.text)
    if home is None or home.room or not home.building or inside:
        return None
    if category is None or category.home or name in ANYWHERE:
        return None
    if dict(said.meaning.categories).get(name, 0.0) < thresholds.TAKE_ANSWER:
        return None
    block = places.home_label(places.bare(home.building), home.unit, None)
    return places.at_public(block, home.building)


def own_home_of(context: Context, answers: Answers) -> places.Place | None:
    """Return the only home of the speaker where what was told is broken inside of one."""
    category = context.settings.categories.get((answers.get("category") or {}).get("name", ""))
    inside = places.is_inside(answers["description"]) or bool(category and category.home)
    inside = inside or is_for_home(context, answers)
    return places.own(context) if inside and goes_somewhere(context, answers) else None


def _named_home(said: Said, context: Context, answers: Answers) -> places.Place | None:
    home, spot = said.meaning.home, places.spot_of(said.meaning)
    assert home is not None  # noqa: S101 - asked by the caller
    known = places.own(context) or answers.get("place")
    found = places.completed(context.community, home, known)
    return found | {"text": spot if places.is_inside(spot) else ""} if found else None


def _public_place(said: Said, context: Context) -> places.Place | None:
    """Find a public place; words that only hint at one leave its name to be asked."""
    home, spot = said.meaning.home, places.spot_of(said.meaning)
    if home is not None and home.room:
        return place_of_matter.beside_home(said.meaning)
    if spot and not places.is_inside(spot):
        return places.at_public(_in_digits(said), _building(said, spot, context))
    if words_of_places.DOWNSTAIRS in said.text and consequences.is_outside(said.text):
        below = words_of_places.DOWNSTAIRS
        return places.at_public(below, _building(said, below, context))
    hints = any(word in said.text for word in words_of_places.PUBLIC)
    if hints and not places.is_inside(said.text):
        return places.at_public("", _building(said, "", context))
    return None


def _in_digits(said: Said) -> str:
    """Return the spot with its building and unit as they are labelled elsewhere: 三号楼一单元."""
    spot, home = places.exactly(said.meaning), said.meaning.home
    return places.in_digits(spot, home) if home is not None else spot


def _building(said: Said, spot: str, context: Context) -> str | None:
    """Return the building that is named, or the speaker's own for what every building has."""
    home = said.meaning.home
    if home is not None and home.building:
        return home.building
    own = {bound.building for bound in context.homes}
    of_each = any(word in spot for word in words_of_places.OF_EACH_BUILDING)
    return own.pop() if of_each and len(own) == 1 else None


def new_place(said: Said, context: Context, answers: Answers) -> places.Place | None:
    """Find a corrected place: only the part that is named changes (「不对，是2单元」)."""
    said = blamed.without_blamed(said)
    meaning = said.meaning
    known: places.Place = answers["place"]
    if named_places.stays_there(said, context):
        return None
    bound = named_places.bound_home(said, context, answers)
    if bound is not None:
        return places.of_bound(bound, known["text"] if known["home"] else "")
    if meaning.home is None:
        spot = places.spot_of(meaning)
        if not spot or meaning.intent != "correction":
            return None
        if known["home"] and not places.is_inside(spot):
            return places.at_public(spot, _building(said, spot, context))
        return known | {"text": spot}
    if named_places.is_next_door(said):
        return None
    _refuse_impossible(said, context)
    if not known["home"] and not meaning.home.room:
        return places.moved(context.community, known, meaning.home)
    found = places.completed(context.community, meaning.home, known)
    return found | {"text": known["text"] if known["home"] else ""} if found else None


def read_block(said: Said, context: Context, answers: Answers) -> str:
    """Read in which building, and unit, the public spot is; who can't say is believed."""
    _refuse_impossible(said, context)
    home = said.meaning.home or whereabouts.block_alone(said.text)
    place = places.moved(context.community, answers["place"], home) if home else None
    if place is not None:
        raise Revise({"place": place}, quiet=True)
    if not words_of_places.is_unknown(said.text.strip()):
        raise InvalidAnswer(question_texts.WHICH_BLOCK)
    return said.text.strip()


def read_room(said: Said, context: Context, answers: Answers) -> None:
    """Read the missing parts of a home into the place."""
    _refuse_impossible(said, context)
    home = said.meaning.home
    place = places.completed(context.community, home, answers["place"]) if home else None
    if place is None or not places.is_complete(place):
        raise InvalidAnswer(question_texts.WHICH_PARTS)
    raise Revise({"place": place}, quiet=True)


def read_spot(said: Said, context: Context, answers: Answers) -> None:
    """Read the public spot into the place."""
    words = said.text.strip()
    _refuse_impossible(said, context)
    if not (named_places.names_a_spot(said) or named_places.may_be_spot(said)):
        raise InvalidAnswer(question_texts.WHICH_SPOT, instead=True)
    building = _building(said, words, context) or answers["place"].get("building")
    raise Revise({"place": places.at_public(words[:SPOT_LIMIT], building)}, quiet=True)


def _refuse_impossible(said: Said, context: Context) -> None:
    """Refuse a home that this community does not have, saying which there are."""
    home = said.meaning.home
    problem = places.problem_with(context.community, home) if home else None
    if problem:
        raise InvalidAnswer(problem)
