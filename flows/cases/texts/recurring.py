"""How a report names the earlier one of the same problem."""

from __future__ import annotations

import re

from flows.cases.texts.words import matter

_BEFORE = re.compile(r"（上次的单号 (?P<number>[A-Z]{2}\d{8}-\d{4,})）")


def of(before: str, words: str) -> str:
    """Put what it was about before words that name nothing."""
    return f"{matter(_BEFORE.sub('', before))}，{words}"


def again(words: str, number: str) -> str:
    """Write what is reported, with the number it had before."""
    return f"{words}（上次的单号 {number}）"


def for_clerk(description: str) -> str:
    """Name the earlier case on a line of its own; empty where there is none."""
    before = _BEFORE.search(description)
    return f"上次也报过：{before['number']}\n" if before else ""
