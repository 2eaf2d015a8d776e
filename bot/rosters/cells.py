"""Single cells of a roster as values: phones, names, homes, days; a wrong one is a reason."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from flows.places import place as places
from flows.writing import rosters as roster_texts

if TYPE_CHECKING:
    from bot.rosters.files import Row
    from flows.settings.site import Building, Community, Settings

HomeNumbers = tuple[str, str, str]  # building, unit, room as bare numbers
_MOBILE = re.compile(r"(?:\+?86|0086)?(1[3-9][0-9]{9})")
_SCIENTIFIC = re.compile(r"[0-9.]+[eE]\+?[0-9]+")
_BUILDING = re.compile(r"(?:栋|幢|号楼|座|楼|#)$")
_UNIT = re.compile(r"(?:单元|门)$")
_ROOM = re.compile(r"(?:号房|房间|号|室|房|户)$")
_AREA = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,3})?)(?:㎡|m2|m²|平方米|平米|平)?", re.IGNORECASE)
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?: 00:00:00)?")
NAME_CHARACTERS = 30


class BadCell(Exception):
    """A cell can't be taken; the message is the reason."""


def plain(text: str) -> str:
    """Return a text in its usual width, without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def community(row: Row, settings: Settings) -> Community:
    """Return the community that a row names."""
    name = needed(row, "小区")
    found = settings.community(name) or settings.community(plain(name))
    if found is None:
        raise BadCell(roster_texts.no_community(name, [c.name for c in settings.communities]))
    return found


def needed(row: Row, column: str) -> str:
    """Return a cell that may not be empty."""
    text = row.get(column)
    if not text:
        raise BadCell(roster_texts.is_empty(column))
    return text


def mobile(row: Row, column: str = "手机") -> str:
    """Return eleven digits, however they were written."""
    text = plain(needed(row, column))
    if _SCIENTIFIC.fullmatch(text):
        raise BadCell(roster_texts.SCIENTIFIC)
    found = _MOBILE.fullmatch(re.sub(r"[-()]", "", text).removesuffix(".0"))
    if found is None:
        raise BadCell(roster_texts.NOT_MOBILE)
    return found[1]


def name(row: Row, column: str = "姓名") -> str:
    """Return a name without blanks at its ends."""
    text = " ".join(unicodedata.normalize("NFKC", needed(row, column)).split())
    if len(text) > NAME_CHARACTERS or any(character.isdecimal() for character in text):
        raise BadCell(roster_texts.NOT_A_NAME)
    return text.replace(" ", "") if not text.isascii() else text


def one_of(row: Row, column: str, known: tuple[str, ...]) -> str:
    """Return a cell that holds one of a few words."""
    text = plain(needed(row, column))
    if text not in known:
        raise BadCell(roster_texts.not_one_of(column, text, list(known)))
    return text


def home(row: Row, where: Community) -> HomeNumbers:
    """Return a home that exists, in bare numbers; suffixes and leading zeros don't matter."""
    building = building_named(needed(row, "楼栋"), where)
    return building.name, _unit(row, building), _room(row, building)


def building_named(text: str, where: Community) -> Building:
    """Return the building that a cell names."""
    found = places.building_of(where, _BUILDING.sub("", plain(text)))
    if found is None:
        raise BadCell(roster_texts.no_building(text, [b.name for b in where.buildings]))
    return found


def _unit(row: Row, building: Building) -> str:
    text = plain(row.get("单元"))
    if not text and building.units <= 1:
        return str(building.units)
    number = _number(_UNIT.sub("", plain(needed(row, "单元"))))
    lowest = min(1, building.units)
    if number is None or not lowest <= number <= building.units:
        raise BadCell(roster_texts.no_unit(text, building.units))
    return str(number)


def _room(row: Row, building: Building) -> str:
    text = needed(row, "房号")
    number = _number(_ROOM.sub("", plain(text)))
    if number is None or number < 101:
        raise BadCell(roster_texts.NOT_A_ROOM)
    floor, door = divmod(number, 100)
    if floor > building.floors or not 1 <= door <= building.rooms_per_floor:
        raise BadCell(roster_texts.no_room(str(number), building.floors, building.rooms_per_floor))
    return str(number)


def _number(text: str) -> int | None:
    digits = text.removesuffix(".0")
    return int(digits) if re.fullmatch(r"[0-9]{1,6}", digits) else None


def area(row: Row) -> str | None:
    """Return square metres as written, or None."""
    text = plain(row.get("建筑面积"))
    if not text:
        return None
    found = _AREA.fullmatch(text)
    if found is None:
        raise BadCell(roster_texts.NOT_AN_AREA)
    return found[1]


def day(row: Row) -> str | None:
    """Return the day of the handover as 2020-06-30, or None."""
    text = " ".join(unicodedata.normalize("NFKC", row.get("交付日期")).split())
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        return date(*map(int, found.groups())).isoformat() if found else _no_day()
    except ValueError:
        return _no_day()


def _no_day() -> str:
    raise BadCell(roster_texts.NOT_A_DAY)
