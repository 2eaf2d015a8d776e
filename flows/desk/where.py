"""Cases that a question means by where they are: 十五楼那个谁去的, and what is over: 304那单谁干的."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.desk import described, lookup, mentions, months, problems
from flows.desk import names as people
from flows.desk.grammar import numbers_in
from flows.emergency import reading
from flows.places.place import bare
from flows.settings.calendar import DAY
from flows.settings.period import find_period
from nlp import listed
from nlp.acts import leaders
from nlp.numbers import NUMERAL, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.asked import Asked
    from storage.records.case import Case

LOOKS_BACK = 30 * DAY
ROOM = 3  # digits of a room, at least
_FLOOR = re.compile(rf"(?<![\d{NUMERAL}])(\d{{1,2}}|[{NUMERAL}]{{1,3}})[楼层]")


def meant(asked: Asked, text: str) -> tuple[Case, ...]:
    """Return the cases of a floor that are open, else the last that was done in a home."""
    still = lookup.visible(asked, asked.store.cases.open_in(asked.community))
    there = _on_floor(asked, text, still)
    if there:
        return tuple(described.likest(asked, there, _FLOOR.sub("", text)) or there)
    since = asked.now - LOOKS_BACK
    before = asked.store.cases.recent_in(asked.community, since, months.ALL)
    known = lookup.visible(asked, before)
    over = _at_home(asked, text, known) or _looked_back(asked, text, known)
    alike = described.likest(asked, over, text) or over
    return (max(alike, key=lambda case: case.created_at),) if alike else ()


def _looked_back(asked: Asked, text: str, cases: Sequence[Case]) -> list[Case]:
    """Return what is over and meant by what it was about: 昨晚那个火怎么回事, 单元门锁是谁修的."""
    if not leaders.says("looks_back", text):
        return []
    period = find_period(text, asked.now, asked.settings)
    blocks = {one.home.building for one in mentions.homes_in(text)} - {None, ""}
    there = [
        case
        for case in cases
        if (not blocks or asked.shown(case).building in blocks)
        and (not period or period[0].since <= case.created_at < period[0].until)
    ]
    dangers = listed.kinds(reading.TABLE, text)
    urgent = [case for case in there if case.danger in dangers]
    start, end = problems.unlisted(text)
    return urgent or described.likest(asked, there, text[start:end])


def _on_floor(asked: Asked, text: str, cases: Sequence[Case]) -> list[Case]:
    """Return the cases of homes on a floor, of the building that is named, if any is.

    An emergency of which only the building is known may be on any floor.
    """
    floors = {str(value_of(found[1])) for found in _FLOOR.finditer(text)}
    blocks = {one.home.building for one in mentions.homes_in(text)} - {None, ""}
    shown = [(case, asked.shown(case)) for case in cases]
    return [
        case
        for case, seen in shown
        if ((seen.room or "")[:-2] in floors or (floors and not seen.room and _is_urgent(seen)))
        and (not blocks or seen.building in blocks)
    ]


def _is_urgent(case: Case) -> bool:
    return case.urgency == "emergency"


def _at_home(asked: Asked, text: str, cases: Sequence[Case]) -> list[Case]:
    """Return the cases of a home or a resident that words name."""
    homes = [one.home for one in mentions.homes_in(text) if one.home.room]
    known = {(one.building or "", bare(one.room or "")) for one in homes}
    known |= {("", bare(one)) for one, *_ in numbers_in(text) if len(one) >= ROOM}
    named = {case.id for *_, found in people.residents_in(asked, text, cases) for case in found}
    shown = [(case, asked.shown(case)) for case in cases]
    return [
        case
        for case, seen in shown
        if case.id in named
        or {(seen.building or "", seen.room or "-"), ("", seen.room or "-")} & known
    ]
