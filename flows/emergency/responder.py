"""Whether staff speak of the emergency that they ask about, send to or are at: no new danger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.emergency import asking, reading
from nlp import hazards
from nlp.acts import staff
from nlp.spelling import plain

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.store import Store


def speaks(store: Store, context: Context, said: Said) -> bool:
    """Tell whether staff ask, send somebody, say that they go, or what they find and did there.

    着火的我去 names what is known; what is found where one is may be a danger more, unless it tells
    what was done about it.
    """
    who, danger = context.staff, said.meaning.danger
    if who is None:
        return False
    if reading.sends_somebody(said) or asking.asked_of(store, context, said):
        return True
    if staff.only_tells(said.text) and hazards.standing(plain(said.text)) is None:
        return True  # 让阿姨先把热水器插头拔了
    found = store.cases.emergencies(who.community)
    going_on = [case for case in found if case.status not in deadlines.AWAITS_RESIDENT]
    if reading.says_goes(said.text):
        return any(case.danger == danger for case in going_on)
    theirs = any(case.engineer_id == who.id for case in going_on)
    return theirs and (reading.is_there(said.text) or reading.is_handled(said.text))
