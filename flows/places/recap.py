"""What is known of a matter, in a few words, where it has a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.conversation.recap import described
from flows.places import place as places

if TYPE_CHECKING:
    from flows.conversation.context import Answers


def place_and_description(answers: Answers) -> tuple[str, ...]:
    """Return where it is, and how it was described."""
    place = answers.get("place")
    return (*((places.label(place),) if place else ()), *described(answers))
