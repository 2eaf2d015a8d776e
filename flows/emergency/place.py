"""Where an emergency is: named, beside the own home, or outdoors; the own flat only as a guess.

Whoever tells of one stands near it, but not always in it: 隔壁1502 is next door, 东门 is of no
building. What is said later makes the place more exact or puts it right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.conversation.engine import Answers, Option
from flows.emergency import reading
from flows.emergency.texts import advice as advice_texts
from flows.emergency.texts import places as words
from flows.places import place as places
from flows.places.texts import BLOCK, FLOOR
from flows.settings.calendar import local
from nlp import listed
from nlp.understanding import Home, understand_briefly

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from nlp.understanding import Meaning
    from storage.records.case import Case
    from storage.records.people import BoundHome

SPOT_LIMIT = 60  # characters of a place in the speaker's own words
MOST_HOMES = 4


def find(context: Context, meaning: Meaning) -> places.Place:
    """Return the place of a new emergency; what is not said is guessed from the only own home."""
    named = _named(context, meaning, _own(context, meaning))
    if named is not None:
        return named
    home = _only_home(context, meaning)
    if home is None:
        return places.at_public(advice_texts.UNKNOWN_PLACE)
    return places.of_bound(home, places.spot_of(meaning))


def is_guess(place: places.Place, meaning: Meaning) -> bool:
    """Tell whether the building was not said."""
    building = (place["home"] or place).get("building")
    return bool(building) and (meaning.home is None or meaning.home.building is None)


def is_vague(place: places.Place) -> bool:
    """Tell whether nobody would know in which building it is."""
    text = place["text"]
    return not place["home"] and not place["building"] and _needs_building(text)


def told(context: Context, case: Case, text: str, *, asked: bool = False) -> places.Place | None:
    """Return the place that later words tell; None when they change nothing about it.

    Only an answer, a correction, or what makes the known place more exact counts: whoever flees
    says where they are now, too.
    """
    known = of_case(case)
    meant = words.DENIED.sub("", text)
    here = local(context.now, context.settings).replace(tzinfo=None)
    meaning = understand_briefly(meant, here)
    own = _own(context, meaning, asked=True) if not (known["home"] or known["building"]) else None
    found = _named(context, meaning, own or known)
    if asked or is_vague(known):
        if asked and (found is None or _goes_on(text, found)):
            return _in_own_words(text, known)
        return found
    if found is None:
        return None
    corrects = reading.corrects(text) or _is_only(meant, found)
    return found if corrects or _is_closer(found, known) else None


def of_case(case: Case) -> places.Place:
    """Return the place of a case as a value."""
    if not case.building or not (case.unit or case.room):
        return places.at_public(case.place, case.building)
    label = places.home_label(case.building, case.unit, case.room)
    return places.at_home(
        case.building, case.unit, case.room, case.place.removeprefix(label).strip()
    )


def own_homes(context: Context, _answers: Answers) -> list[Option]:
    """Offer the speaker's homes, when there are several, with what was said of the place."""
    if len(context.homes) < 2 or context.case is None:
        return []
    spot = context.case.place
    near = [_near(home, spot) for home in context.homes[:MOST_HOMES]]
    return [Option(place, places.label(place)) for place in near]


def _named(context: Context, meaning: Meaning, known: places.Place | None) -> places.Place | None:
    """Return the place that the words name, completed by what is known; else None."""
    text, spot = meaning.text, places.spot_of(meaning)
    room = words.ROOM.search(text) if meaning.home is None and not spot else None
    home = Home(None, None, room[0]) if room else meaning.home
    if home is not None:
        return _at_home(context, meaning, home, known)
    if spot and not places.is_inside(spot):
        return _joined(spot, known) if _is_of_building(spot) else places.at_public(spot)
    outside = words.outside(text)
    if outside:
        return places.at_public(outside)
    beside = words.BESIDE.search(text)
    own = reading.own_home(text)
    if beside is not None and not places.is_inside(text[: beside.start()]):
        return _joined(beside["spot"], known) if own is None or own >= beside.start() else None
    floor = FLOOR.search(text)
    return _joined(floor[0], known) if floor is not None and own is None else None


def _at_home(
    context: Context, meaning: Meaning, home: Home, known: places.Place | None
) -> places.Place | None:
    """Return the home that was named, or the public place that was named beside it."""
    spot = places.spot_of(meaning)
    public = bool(spot) and not places.is_inside(spot)
    if public and home.room and not _is_of_building(spot):
        return places.at_public(spot)  # the home says only who speaks
    base = None if public and home.building else _with_home(known)
    found = places.completed(context.community, home, base)
    if found is None:  # no such building, or none at all: the words as they are
        label = places.home_label(home.building, home.unit, home.room)
        beside = words.BESIDE.search(meaning.text)
        return places.at_public((beside["spot"] if beside and not home.building else "") + label)
    if public:
        return _joined(_bare(spot), found | {"text": ""})
    floor = FLOOR.search(meaning.text)
    old = known["text"] if known and not found["home"]["room"] else ""
    if not home.room and _is_of_building(old) and not (known or {}).get("home"):
        return _joined(_bare(old), found | {"text": ""})
    text = spot or (floor[0] if floor and not home.room else "")
    keeps = FLOOR.fullmatch(old) is not None and not home.room
    return found | {"text": text or (old if keeps else "")}


def _with_home(place: places.Place | None) -> places.Place | None:
    """Return a place as one from which a home can be completed."""
    if place is None or place["home"] or not place.get("building"):
        return place
    return places.at_home(place["building"], None, None)


def _joined(spot: str, known: places.Place | None) -> places.Place:
    """Put a spot of a building behind the building that is known."""
    home = (known or {}).get("home")
    building = home["building"] if home else (known or {}).get("building")
    if not building:
        return places.at_public(spot)
    if home and FLOOR.fullmatch(spot):
        return places.at_home(building, home["unit"], None, spot)
    unit, room = (home["unit"], home["room"]) if home else (None, None)
    shown = room if words.BESIDE.match(spot) else None
    return places.at_public(places.home_label(building, unit, shown) + spot, building)


def _near(home: BoundHome, spot: str) -> places.Place:
    """Return what was said of the place, at one of the homes."""
    own = places.of_bound(home)
    beside = words.BESIDE.fullmatch(spot)
    room = spot if spot.isdecimal() else beside["room"] if beside else None
    if room:
        return places.at_home(home.building, home.unit, room)
    return own if not _is_of_building(spot) else _joined(spot, own)


def _in_own_words(text: str, known: places.Place) -> places.Place | None:
    """Take an answer as it is, unless it plainly names no place."""
    spot = reading.without_leads(text).strip("。！!~ ")
    if len(spot) < 2 or spot.isdecimal() or listed.says(reading.TABLE, "no_place", spot):
        return None
    return places.at_public(spot[:SPOT_LIMIT], known.get("building"))


def _goes_on(text: str, found: places.Place) -> bool:
    """Tell whether a public place that was found is only the beginning of a longer one."""
    spot = reading.without_leads(text).rstrip("。！!~ ")
    public = not found["home"] and not found["building"]
    return public and spot.isalnum() and spot.startswith(found["text"]) and spot != found["text"]


def _is_closer(found: places.Place, known: places.Place) -> bool:
    """Tell whether it is in the same building and says more than what is known."""
    home, old = found["home"], known["home"]
    building = (home or found).get("building")
    if building != (old or known).get("building") or not home or (old and old["room"]):
        return False
    return bool(home["room"] or found["text"]) or old is None


def _is_only(text: str, place: places.Place) -> bool:
    """Tell whether the words are nothing but a place."""
    bare = reading.without_leads(text).rstrip("。！!~ ")
    return words.is_only_a_home(bare) or bare == place["text"]


def _bare(spot: str) -> str:
    """Return the words for a spot without its building and unit."""
    block = BLOCK.match(spot)
    return (spot[block.end() :] if block and block["building"] else spot) or spot


def _is_of_building(spot: str) -> bool:
    of_each = any(word in spot for word in words.IN_BUILDING)
    return of_each or bool(words.BESIDE.match(spot) or FLOOR.fullmatch(spot))


def _needs_building(text: str) -> bool:
    return (
        text in {"", advice_texts.UNKNOWN_PLACE}
        or text.isdecimal()
        or (_is_of_building(text) and "栋" not in text)
    )


def _only_home(context: Context, meaning: Meaning, *, asked: bool = False) -> BoundHome | None:
    """Return the speaker's home; of several the only one of which the words name the room.

    Or, where they say where they are (`asked`), the building: 在6栋那边.
    """
    if len(context.homes) == 1:
        return context.homes[0]
    named = meaning.home
    if named is None or not (named.room or asked):
        return None
    part = "room" if named.room else "building"
    meant = [one for one in context.homes if getattr(one, part) == getattr(named, part)]
    return meant[0] if len(meant) == 1 else None


def _own(context: Context, meaning: Meaning, *, asked: bool = False) -> places.Place | None:
    home = _only_home(context, meaning, asked=asked)
    return places.of_bound(home) if home else None
