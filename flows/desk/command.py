"""A command of staff, as it was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """What a member of staff asks: the contract's word, the number after it, and the rest.

    `number` is upper case and half width, full or a tail of digits, empty when there is none;
    `typed` is the word as it was written, `whole` all that follows it where a number runs into
    words (调查 702上月起没人住).
    """

    word: str
    number: str = ""
    rest: str = ""
    typed: str = ""
    page: int = 1
    whole: str = ""
    is_spoken: bool = False  # in the speaker's own words, of which the resident reads some
