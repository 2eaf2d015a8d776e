"""What a resident told at the counter or on the phone, as a clerk types it: 1501李雷投诉保洁偷懒."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.desk.command import Command
from nlp.acts import leaders, wants

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.people import Resident

ENTER = "代报"
_OF_A_ROOM = range(3, 5)  # digits


def entered(asked: Asked) -> Command | None:
    """Return the entry that such words are, where the roster knows only one who may be meant."""
    text = asked.command.typed
    before, told = wants.told_of(text)
    if not told or not asked.may("enter") or leaders.is_question(text):
        return None
    known = _named(asked, before)
    if len(known) != 1:
        return None
    (caller,) = known
    home = asked.store.residents.home_by_id(caller.home_id)
    where = f"{home.building}-{home.unit}-{home.room}" if home is not None else ""
    return Command(ENTER, rest=f"{where} {caller.name} {caller.phone} {told}", typed=ENTER)


def is_told(asked: Asked) -> bool:
    """Tell whether words name somebody else who complains, whoever that is."""
    text = asked.command.typed
    told = wants.complains_for(text) and not leaders.is_question(text)
    return told and asked.may("enter")


def _named(asked: Asked, before: str) -> list[Resident]:
    """Return who has a name of the words, and lives in the room of them, if they have one."""
    numbers = "".join(sign if sign.isdecimal() else " " for sign in before).split()
    rooms = {number for number in numbers if len(number) in _OF_A_ROOM}
    residents = asked.store.residents
    names = (one for one in residents.names_in(asked.community) if len(one) > 1 and one in before)
    found = [one for name in names for one in residents.find_by_name(asked.community, name)]
    return [
        one
        for one in found
        if not rooms or ((home := residents.home_by_id(one.home_id)) and home.room in rooms)
    ]
