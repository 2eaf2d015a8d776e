"""The number of a case as people write it among other words: BX20261124-0007, or its tail 0007."""

from __future__ import annotations

import re

SHORTEST, LONGEST = 4, 6  # digits of a count, and of a tail
FULL_OR_TAIL = re.compile(
    r"(?:(?<![A-Za-z0-9-])(?P<full>[A-Za-z]{2}\d{8}-\d{4,})|(?<![\w-])\d{4,6})(?!\d)"
)
_TYPED = re.compile(  # apart from what follows it
    r"#?(?P<number>(?:(?P<letters>[A-Za-z]{2})(?P<gap>\s?))?(?:(?P<day>\d{8})(?P<dash>-?))?(?P<count>\d+))"
    r"(?=\s|$)"
)


def full_in(words: str) -> str:
    """Return the first number that is written whole, empty without one."""
    found = (one["full"] for one in FULL_OR_TAIL.finditer(words))
    return next((number.upper() for number in found if number), "")


def leading(words: str) -> tuple[str, str]:
    """Return the number that words begin with, whole or a tail of digits, and what follows it."""
    found = _TYPED.match(words)
    if found is None or found["gap"]:
        return "", words
    whole = found["dash"] and len(found["count"]) >= SHORTEST
    tail = not found["letters"] and not found["day"] and len(found["count"]) <= LONGEST
    return (
        (found["number"].upper(), words[found.end() :].lstrip()) if whole or tail else ("", words)
    )


def anywhere(words: str, *, tail: bool) -> tuple[str, str]:
    """Return a number with its letters (GS20261124-0007, GS7) wherever it is, and the other words.

    `tail`: else one without them (20261124-7, 7) that the words begin with.
    """
    typed = [one for one in _TYPED.finditer(words) if len(one["count"]) <= LONGEST]
    full = (one for one in typed if one["letters"] and _is_number(one))
    first = (one for one in typed if tail and not one.start() and not one["letters"])
    found = next(full, None) or next((one for one in first if one["dash"] or not one["day"]), None)
    if found is None:
        return "", words
    return found["number"], f"{words[: found.start()]} {words[found.end() :]}".strip()


def _is_number(typed: re.Match[str]) -> bool:
    """Tell GS 202611240007 and GS7 from a word of two letters before some figures: 3A 20."""
    return len(typed["count"]) >= SHORTEST if typed["day"] else not typed["gap"]
