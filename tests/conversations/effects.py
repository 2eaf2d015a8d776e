"""The effects a conversation may name, each with what tells expected from happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.conversations import case_effects, push_effects, reply_effects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conversations.book import Then
    from tests.conversations.seen import Difference, Seen

EFFECTS: dict[str, Callable[[Any, Seen], Difference | None]] = {
    "opened": case_effects.opened,
    "asked": reply_effects.asked,
    "taps": reply_effects.taps,
    **{name: reply_effects.draft(name) for name in ("kind", "category", "place", "note", "phone")},
    "case": case_effects.case,
    "emergency": case_effects.emergency,
    "alarm": push_effects.alarm,
    "told": push_effects.told,
    "not_told": push_effects.not_told,
    "reads": push_effects.reads,
    "answered": reply_effects.answered,
    "not_answered": reply_effects.not_answered,
    "rating": case_effects.rating,
    "withdrawn": case_effects.withdrawn,
    "conversation": reply_effects.conversation,
    "person": case_effects.person,
    "nothing_lost": case_effects.nothing_lost,
}


def check(then: Then, seen: Seen) -> Iterator[tuple[str, Difference | None]]:
    """Yield the name of every effect that is expected, with what is wrong about it or None."""
    for name, wrong_about in EFFECTS.items():
        expected = getattr(then, name)
        if expected is not None:
            yield name, wrong_about(expected, seen)
