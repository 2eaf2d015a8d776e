"""Homes and public places as a report keeps them: JSON values, their labels, and what exists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flows.places import texts as place_texts

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from flows.settings.site import Building, Community
    from nlp.understanding import Home, Meaning
    from storage.records.people import BoundHome

Place = dict[str, Any]  # {"home": {building, unit, room}, "text": ""} or {"home": None, "text": …}


def at_home(building: str, unit: str | None, room: str | None, text: str = "") -> Place:
    """Make the value for a place inside a home, or at its door."""
    return {"home": {"building": building, "unit": unit, "room": room}, "text": text}


def at_public(text: str, building: str | None = None) -> Place:
    """Make the value for a place everybody uses; an empty text is still to be asked."""
    return {"home": None, "text": text, "building": building}


def of_bound(home: BoundHome, text: str = "") -> Place:
    """Make the value for one of the speaker's own homes."""
    return at_home(home.building, home.unit, home.room, text)


def own(context: Context, text: str = "") -> Place | None:
    """Make the value for the only home of the speaker; None when there is a choice."""
    return of_bound(context.homes[0], text) if len(context.homes) == 1 else None


def is_complete(place: Place) -> bool:
    """Say whether somebody could go there."""
    home = place["home"]
    return bool(home["room"] and home["unit"] is not None) if home else bool(place["text"])


def label(place: Place) -> str:
    """Write a place as people say it."""
    home = place["home"]
    if not home:
        building = place.get("building")
        prefix = place_texts.building(building) if building else ""
        text: str = place["text"]
        named = any(way in text for way in place_texts.ways_to_call(building)) if building else True
        return text if named else prefix + text
    words = home_label(home["building"], home["unit"], home["room"])
    return f"{words} {place['text']}".strip()


def home_label(building: str | None, unit: str | None, room: str | None) -> str:
    """Write a home as people say it: 3栋2单元1501."""
    parts = (
        place_texts.building(building) if building else "",
        place_texts.unit(unit) if unit else "",
        room or "",
    )
    return "".join(parts)


def building_of(community: Community, name: str | None) -> Building | None:
    """Return the building of this bare name; leading zeros and case don't matter."""
    wanted = bare(name or "")
    return next((b for b in community.buildings if bare(b.name) == wanted), None)


def bare(number: str) -> str:
    """Return a number as it is compared: no leading zeros, upper case."""
    return number.strip().upper().lstrip("0") or number.strip().upper()


def problem_with(community: Community, home: Home) -> str | None:
    """Return why there is no such home here, as a sentence, or None; unknown parts pass."""
    if home.building is None:
        return None
    building = building_of(community, home.building)
    if building is None:
        return place_texts.no_such_building(home.building, [b.name for b in community.buildings])
    if home.unit and building.units and not _within(home.unit, building.units):
        return place_texts.no_such_unit(building.name, home.unit, building.units)
    if home.room and not _room_exists(building, home.room):
        return place_texts.no_such_room(building.name, home.room, building.floors)
    return None


def completed(community: Community, home: Home, known: Place | None = None) -> Place | None:
    """Return the place of a home, its missing parts taken from `known`; None without a building.

    In a building with a single unit nobody says it, so it is filled.
    """
    old = (known or {}).get("home") or {}
    name = home.building or old.get("building")
    building = building_of(community, name)
    if building is None:
        return None
    same = old if not home.building or bare(old.get("building") or "") == bare(name or "") else {}
    unit = bare(home.unit) if home.unit else same.get("unit")
    if unit is None and building.units <= 1:
        unit = "1" if building.units else ""
    room = bare(home.room) if home.room else same.get("room")
    return at_home(building.name, unit, room, (known or {}).get("text") or "")


def moved(community: Community, place: Place, home: Home) -> Place | None:
    """Return a public place in another building or unit; only what is named is replaced."""
    written = place_texts.BLOCK.match(place["text"])
    assert written is not None  # noqa: S101 - every part of the pattern may be missing
    building = home.building or place.get("building") or written["building"]
    if building is None:
        return None
    unit = home.unit or written["unit"]
    if not home.unit and unit and problem_with(community, replace(home, unit=unit)):
        unit = None  # that building has fewer
    block = home_label(building, unit, None) if unit or written.end() else ""
    return at_public(block + place["text"][written.end() :], building)


def in_digits(spot: str, home: Home) -> str:
    """Return the name of a public place with its building and unit as labels write them."""
    written = place_texts.BLOCK.match(spot)
    named = [written[name] for name in ("building", "unit") if written and written[name]]
    if not written or all(map(str.isascii, named)):
        return spot
    building = home.building if written["building"] else None
    unit = home.unit if written["unit"] else None
    return home_label(building, unit, None) + spot[written.end() :]


def spot_of(meaning: Meaning) -> str:
    """Return the words for the place inside or outside a home, without the home itself.

    A basin from which nothing drains is a sink, and no pond; a roof inside a home is its ceiling.
    """
    spot = meaning.place or ""
    drains = meaning.category == "water_drainage" and spot in place_texts.BASINS
    return "" if drains or place_texts.is_own_ceiling(spot, meaning.text) else spot


def exactly(meaning: Meaning) -> str:
    """Return the same with which one it is, where several are there: 电梯厅左边那部."""
    spot = spot_of(meaning)
    end = meaning.text.find(spot) + len(spot)
    which = place_texts.WHICH.match(meaning.text, end) if spot else None
    if which is None:
        return spot
    after = meaning.text[which.end() : which.end() + 1]
    of_next = which[0].endswith("个") and after.isalnum()  # 门岗那个马超 is at the gate
    return spot if of_next else spot + which[0]


def is_inside(spot: str) -> bool:
    """Say whether the words name a place inside a home."""
    return any(word in spot for word in place_texts.INSIDE)


def _within(number: str, count: int) -> bool:
    return not number.isdecimal() or 1 <= int(number) <= count


def _room_exists(building: Building, room: str) -> bool:
    """Say whether the room may exist; `1501` is room 01 on floor 15, `101` is floor 1."""
    if not room.isdecimal():
        return True
    if len(room) < 3:
        return False
    floor, number = int(room[:-2]), int(room[-2:])
    return 1 <= floor <= building.floors and 1 <= number <= building.rooms_per_floor


def may_be_room(number: str, community: Community) -> bool:
    """Say whether some building of the community may have a room with this number."""
    return any(_room_exists(building, number) for building in community.buildings)


def parts_of_label(words: str) -> tuple[str, str, str]:
    """Return building, unit and room of a label made by `home_label`."""
    building, _, rest = words.partition(place_texts.building(""))
    unit, mark, room = rest.partition(place_texts.unit(""))
    return (building, unit, room) if mark else (building, "", rest)
