"""How a report names the earlier one of the same problem."""

from __future__ import annotations

from flows.cases.texts.words import matter

_BEFORE, _AFTER = "（上次的单号 ", "）"


def of(before: str, words: str) -> str:
    """Put what it was about before words that name nothing."""
    about, _, rest = before.partition(_BEFORE)
    return f"{matter(about + rest.partition(_AFTER)[2])}，{words}"


def again(words: str, number: str) -> str:
    """Write what is reported, with the number it had before."""
    return f"{words}{_BEFORE}{number}{_AFTER}"


def for_clerk(description: str) -> str:
    """Name the earlier case on a line of its own; empty where there is none."""
    _words, named, rest = description.rpartition(_BEFORE)
    return f"上次也报过：{rest.partition(_AFTER)[0]}\n" if named else ""
