"""What of a complaint a member of staff may read: who complained is sealed (COM-3).

Sealed by choice from everybody, and always from who only carries out or assists. Whoever has the
right opens the seal with a reason, which is logged; everybody else is shown the copy made here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.rules.duty import role_allows

if TYPE_CHECKING:
    from flows.settings import Permission, Settings
    from storage.records import Case, Staff

_KNOW: tuple[Permission, ...] = ("accept", "handle", "callback")  # the desk, and who handles it
_HIDDEN = "*"
_ROOM = re.compile(
    r"[A-Za-z\d一二三四五六七八九十]{1,4}\s*(?:栋|幢|号楼|座|#|-|－)\s*"
    r"(?:[A-Za-z\d一二三四五六七八九十]{1,3}\s*(?:单元|-|－)\s*)?"
    r"(?:[\d一二三四五六七八九十零]{3,5}\s*(?:室|号|房)?)?"
)
_LONG_NUMBER = re.compile(r"\d[\d\s\-]{5,}\d|(?<!\d)\d{3,5}(?=室|号|房)")


def knows_who(case: Case, staff: Staff, settings: Settings) -> bool:
    """Tell whether somebody may read who complained without opening a seal."""
    if case.kind != "complaint":
        return True
    return not case.confidential and any(role_allows(staff, one, settings) for one in _KNOW)


def as_seen(case: Case, staff: Staff, settings: Settings) -> Case:
    """Return the case as somebody may read it: without name, phone and home where they are sealed.

    Only for showing: what is stored is decided on the case itself.
    """
    return case if knows_who(case, staff, settings) else without_who(case)


def without_who(case: Case) -> Case:
    """Return a complaint that names nobody; its words keep what they say about the matter."""
    in_public = case.home_id is None and case.room is None
    return replace(
        case,
        reporter_name="",
        reporter_phone="",
        home_id=None,
        building=None,
        unit=None,
        room=None,
        place=case.place if in_public else "",
        description=masked(case.description, case),
    )


def masked(text: str, case: Case) -> str:
    """Return words about a complaint without what tells who complained."""
    for known in (case.reporter_phone, case.reporter_name):
        if len(known) > 1:
            text = text.replace(known, _HIDDEN)
    text = _ROOM.sub(_HIDDEN, text) if case.room or case.home_id else text
    return _LONG_NUMBER.sub(_HIDDEN, text)
