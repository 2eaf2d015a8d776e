"""Where a matter is when its words name a home and a public place, too (REP-1).

小区北门的路灯不亮, said by somebody of 3栋2单元1501, is at the gate: the home tells who speaks.
灯不亮，从北门进 is at home, and so is what began there and reached the corridor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.places import place as places
from flows.places import whereabouts as words
from nlp import marks
from nlp.lines import without_particulars

if TYPE_CHECKING:
    from nlp.understanding import Meaning

_OF_A_ROOM, _ITS = "室号房", "的家"
_BETWEEN = f"{marks.PAUSES}{marks.ASKS}{marks.LISTS}:："  # clauses


def beside_home(meaning: Meaning) -> places.Place | None:
    """Return the public place that the matter is at; None where it is at the home named."""
    spot = places.spot_of(meaning)
    if not spot or places.is_inside(spot):
        return None
    if spot.startswith(words.AT_THE_DOOR) and _is_glued(meaning.text, spot):
        return None
    return _named(meaning, spot) if _is_of_matter(meaning, spot) else None


def _is_glued(text: str, spot: str) -> bool:
    """Tell whether a place follows the home in one breath: 1501门口."""
    before = text.partition(spot)[0]
    for links in (_ITS, _OF_A_ROOM):
        before = before[:-1] if before[-1:] and before[-1:] in links else before
    return before[-1:].isdecimal()


def _is_of_matter(meaning: Meaning, spot: str) -> bool:
    """Tell whether the trouble is at the place, rather than before it at home."""
    left = without_particulars(meaning.text)
    before, found, _after = left.partition(spot)
    if not found or places.is_inside(before) or words.is_way(spot, left):
        return False
    if any(words.stands_alone(spot, clause) for clause in marks.parts(left, _BETWEEN)):
        return True
    earlier = marks.parts(before, _BETWEEN)[:-1]
    return not any(_is_trouble(meaning.of(clause)) for clause in earlier if clause)


def _is_trouble(clause: Meaning) -> bool:
    return clause.danger is not None or clause.category is not None


def _named(meaning: Meaning, spot: str) -> places.Place:
    """Make the place; what every unit has is that of the home."""
    own = meaning.of(spot).home
    if own is not None and own.building:
        return places.at_public(spot, own.building)
    home = meaning.home
    if home is None or not home.building or not words.is_of_a_unit(spot):
        return places.at_public(spot)
    named = words.in_unit(home.unit, spot) if home.unit else spot
    return places.at_public(named, home.building)
