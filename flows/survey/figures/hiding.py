"""Which groups may be told (SUR-13): none that is small, nor what gives one away; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

Key = TypeVar("Key", bound="str | tuple[str, str] | None")


def shown(counts: Mapping[Key, int], total: int, smallest: int) -> set[Key]:
    """Return the groups that may be told beside the total.

    What is left when they are taken from the total is nobody, or enough people, too.
    """
    kept = [key for key, count in counts.items() if count >= smallest]
    kept.sort(key=lambda key: (-counts[key], str(key)))
    while kept and 0 < total - sum(counts[key] for key in kept) < smallest:
        kept.pop()  # the next smallest
    return set(kept)
