"""What is said of a matter once it is told: what it does, what a photo shows, another place."""

from __future__ import annotations

from nlp import listed

TABLE = "consequences"
WATER = frozenset({"water_drainage", "neighbour_leak", "cleaning", "gas_heating", "pests"})


def is_caption(text: str) -> bool:
    """Tell whether words say what a photo shows: 这是另一面墙."""
    found = listed.find_all(TABLE, text)
    begins = any(one.kind == "caption" and one.start == 0 for one in found)
    return begins and not {"ask", "broken"} & {one.kind for one in found}


def does(text: str, category: str) -> bool:
    """Tell whether short words only tell what a problem of this kind does: 臭死了 of a drain."""
    telling = {"any", "water"} if category in WATER else {"any"}
    if not telling & listed.kinds(TABLE, text):
        return False
    return listed.says_only(TABLE, frozenset({*telling, "lead"}), text)


def grows(text: str) -> bool:
    """Tell whether words say how bad it is."""
    return listed.says(TABLE, "worse", text)


def is_outside(text: str) -> bool:
    """Tell whether something outside of the home is broken, and not at the neighbours below."""
    found = listed.kinds(TABLE, text)
    return "outside" in found and "below" not in found


def goes_on(text: str) -> bool:
    """Tell whether words still belong to the matter: how far it went, how to get in."""
    return listed.says(TABLE, "same", text)


def is_also(text: str) -> bool:
    """Tell whether words say that something else is so, too: 客厅也漏."""
    return listed.says(TABLE, "also", text)
