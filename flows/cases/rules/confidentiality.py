"""What of a complaint a member of staff may read: who complained is sealed (COM-3).

Sealed by choice from everybody, and always from who only carries out or assists. Whoever has the
right opens the seal with a reason, which is logged; everybody else is shown the copy made here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules.duty import role_allows
from flows.cases.rules.rulebook import rulebook, rulebook_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.rules.deeds import Deed
    from flows.settings.site import Permission, Settings
    from storage.records.case import Case, Event
    from storage.records.staff import Staff

_KNOW: tuple[Permission, ...] = ("accept", "handle", "callback")  # the desk, and who handles it
_HIDDEN = "*"
A_RESIDENT = "住户"  # whoever complained, where they may not be named
_CALLED = (
    "先生", "女士", "小姐", "阿姨", "大爷", "大妈", "叔叔", "老师", "奶奶", "爷爷", "太太", "大姐", "大哥",
)  # fmt: skip
_NUMERAL = "一二三四五六七八九十零〇幺"
_ROOM = re.compile(
    rf"[A-Za-z\d{_NUMERAL}]{{1,4}}\s*(?:栋|幢|号楼|座|#|-|－)\s*"
    rf"(?:[A-Za-z\d{_NUMERAL}]{{1,3}}\s*(?:单元|-|－)\s*)?"
    rf"(?:[\d{_NUMERAL}]{{3,5}}\s*(?:室|号|房)?)?"
)
_LONG_NUMBER = re.compile(r"\d[\d\s\-]{5,}\d")
_BARE_ROOM = re.compile(
    r"(?<![\d:.：])\d{3,4}(?![\d:.：]|\s?[元块天次分年月度%])"
    rf"|[{_NUMERAL}]{{3,5}}(?=室|号|房|的|户|家)"
)


def knows_who(case: Case, staff: Staff, settings: Settings) -> bool:
    """Tell whether somebody may read who complained without opening a seal."""
    if not rulebook(case, settings).hides_reporter:
        return True
    return not case.confidential and any(role_allows(staff, one, settings) for one in _KNOW)


def sealed_kinds(staff: Staff, settings: Settings) -> tuple[tuple[str, ...], bool]:
    """Return the kinds of which somebody may not know who reported, and whether of any such case.

    Otherwise it is only the confidential ones.
    """
    kinds = (name for name in settings.kinds if rulebook_of(name, settings).hides_reporter)
    return tuple(kinds), not any(role_allows(staff, one, settings) for one in _KNOW)


def as_seen(case: Case, staff: Staff, settings: Settings) -> Case:
    """Return the case as somebody may read it: without name, phone and home where they are sealed.

    Only for showing: what is stored is decided on the case itself.
    """
    return case if knows_who(case, staff, settings) else without_who(case)


def without_who(case: Case) -> Case:
    """Return a complaint that names nobody; its words keep what they say about the matter.

    The place stays where it is another one than the complainant's home.
    """
    return replace(
        case,
        reporter_name="",
        reporter_phone="",
        home_id=None,
        building=None,
        unit=None,
        room=None,
        place="" if _is_own(case) else case.place,
        description=masked(case.description, case),
        measures=_masked(case.measures, case),
        result=_masked(case.result, case),
        rating_text=_masked(case.rating_text, case),
    )


def _is_own(case: Case) -> bool:
    return bool(case.room and case.room in case.place)


def deed_without_who(deed: Deed, case: Case) -> Deed:
    """Return what was done to a complaint without what tells who complained."""
    by_resident = deed.actor_kind == "resident"
    return replace(
        deed,
        actor_name=A_RESIDENT if by_resident else deed.actor_name,
        text=masked(deed.text, case),
        reason=_masked(deed.reason, case),
    )


def events_seen(
    events: Sequence[Event], case: Case, staff: Staff, settings: Settings
) -> list[Event]:
    """Return lines of the timeline as somebody may read them."""
    if knows_who(case, staff, settings):
        return list(events)
    return list(lines_without_who(events, case))


def lines_without_who(events: Sequence[Event], case: Case) -> tuple[Event, ...]:
    """Return lines of the timeline without what tells who complained."""
    return tuple(_event_without_who(one, case) for one in events)


def _event_without_who(event: Event, case: Case) -> Event:
    is_theirs = event.actor_id == case.reporter_id
    name = A_RESIDENT if is_theirs else event.actor_name
    return replace(event, actor_name=name, text=masked(event.text, case))


def _masked(text: str | None, case: Case) -> str | None:
    return None if text is None else masked(text, case)


def masked(text: str, case: Case) -> str:
    """Return words about a complaint without what tells who complained; its number stays."""
    return case.number.join(_without_who(part, case) for part in text.split(case.number))


def _without_who(text: str, case: Case) -> str:
    name = case.reporter_name
    for known in (case.reporter_phone, name):
        if len(known) > 1 and known != A_RESIDENT:
            text = text.replace(known, _HIDDEN)
    if name and name != A_RESIDENT:
        for called in (f"{lead}{name[0]}" for lead in "老小阿"):
            text = text.replace(called, _HIDDEN)
        for called in (f"{name[0]}{title}" for title in _CALLED):
            text = text.replace(called, _HIDDEN)
    return without_places(text)


def without_places(text: str) -> str:
    """Return words without phones and homes."""
    for pattern in (_LONG_NUMBER, _ROOM, _BARE_ROOM):
        text = pattern.sub(_HIDDEN, text)
    return text
