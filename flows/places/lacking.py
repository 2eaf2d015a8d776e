"""What is still open of a place that was told: its room, its spot, its building."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.places import place as places
from flows.places import texts as words_of_places
from flows.places import whereabouts

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from flows.conversation.engine import Answers


def goes_somewhere(context: Context, answers: Answers) -> bool:
    """Tell whether what is told is of a kind for which somebody goes somewhere."""
    kind = context.settings.kinds.get(answers.get("kind", ""))
    return kind is None or bool(kind.sends_somebody)


def lacks_room(_context: Context, answers: Answers) -> bool:
    """Tell whether a home was named without its unit or room."""
    place = answers.get("place")
    return bool(place and place["home"] and not places.is_complete(place))


def lacks_spot(_context: Context, answers: Answers) -> bool:
    """Tell whether only "a public area" was said."""
    place = answers.get("place")
    return bool(place and not place["home"] and not place["text"])


def lacks_block(context: Context, answers: Answers) -> bool:
    """Tell whether nobody can know in which building it is: 单元门 of who has no home, or several."""
    place, own = answers.get("place"), {home.building for home in context.homes}
    if not place or not goes_somewhere(context, answers) or len(own) == 1:
        return False
    if place["home"] or place.get("building"):
        return False
    block = words_of_places.BLOCK.match(place["text"])
    spot = place["text"][block.end() if block else 0 :]
    named = len(context.community.buildings) == 1 or (block and block["building"])
    return not named and whereabouts.is_of_a_unit(spot)
