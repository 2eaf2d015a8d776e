"""Marks in our texts for what a reader can tap; the edge turns them into what a platform shows.

A mark is made of control characters that no XML message can carry, so nobody can type one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_OPEN, _NEXT, _CLOSE = "\x02", "\x1f", "\x03"
_END = "+"
_PART = f"([^{_OPEN}{_NEXT}{_CLOSE}]*)"
_MARK = re.compile(f"{_OPEN}{_PART}{_NEXT}{_PART}{_NEXT}{_PART}{_CLOSE}")
_STRAY = dict.fromkeys(map(ord, (_OPEN, _NEXT, _CLOSE)))


def tap(label: str, says: str | None = None, to: str = "0") -> str:
    """Mark a label: a tap on it says `says` (default: the label) to the conversation `to`."""
    parts = [_cleaned(part) for part in (label, says or label, to)]
    return f"{_OPEN}{_NEXT.join(parts)}{_CLOSE}"


def _cleaned(part: str) -> str:
    return part if part.isprintable() else part.translate(_STRAY)


def numbered(labels: Iterable[str], to: str, first: int = 1) -> str:
    """List options one a line, numbered from the first on, each tappable."""
    lines = [f"{n}. {tap(label, label, to)}" for n, label in enumerate(labels, first)]
    return "\n".join(lines)


def render(text: str, shown: Callable[[str, str, str], str], between: Callable[[str], str]) -> str:
    """Write a marked text: `shown(label, says, to)` for marks, `between` for all other text."""
    parts: list[str] = []
    position = 0
    for mark in _MARK.finditer(text):
        parts += [between(text[position : mark.start()]), shown(mark[1], mark[2], mark[3])]
        position = mark.end()
    parts.append(between(text[position:]))
    return "".join(parts)


def choice_of(line: str) -> tuple[str, str] | None:
    """Return label and words of the one mark that a line begins with, if it is a choice."""
    mark = _MARK.match(line)
    if mark is None or line.count(_OPEN) > 1 or mark[3] != "0" or mark[2].startswith("http"):
        return None
    return mark[1], mark[2]


def shortened(text: str, limit: int) -> tuple[str, list[tuple[str, str]]]:
    """Cut what taps say to so many characters; return each of these with its label, whole.

    A platform carries what a tap says in the message, and a message holds little.
    """
    whole: list[tuple[str, str]] = []

    def cut(mark: re.Match[str]) -> str:
        label, says, to = mark.groups()
        if len(says) <= limit or to != "0" or says.startswith("http"):
            return mark[0]
        whole.append((label, says))
        return tap(label, says[:limit], to)

    return _MARK.sub(cut, text), whole


def open_end(says: str) -> str:
    """Mark that whatever is typed next goes on after `says`; it shows nothing."""
    return f"{_OPEN}{_NEXT}{says.translate(_STRAY)}{_NEXT}{_END}{_CLOSE}"


def without_open_end(text: str) -> tuple[str, str]:
    """Return a text without such a mark, and what its words go on after, empty without one."""
    found = next((mark for mark in _MARK.finditer(text) if mark[3] == _END), None)
    if found is None:
        return text, ""
    return text[: found.start()] + text[found.end() :], found[2]


def has_options(text: str) -> bool:
    """Tell whether a text asks the question of a conversation, whose options have numbers."""
    return any("." in mark[3] for mark in _MARK.finditer(text))


def plain(text: str) -> str:
    """Return the text as read: each mark replaced by its label."""
    return render(text, lambda label, _says, _to: label, lambda part: part)
