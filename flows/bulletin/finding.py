"""Which bulletin is meant: by its full number or a tail of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN = 5


class _Numbered(Protocol):
    """A bulletin, or a case."""

    @property
    def number(self) -> str: ...


One = TypeVar("One", bound=_Numbered)


def numbered(known: Iterable[One], number: str) -> list[One]:
    """Return those whose number is, or ends in, what was typed."""
    letters, tail = (number[:2], number[2:]) if number[:1].isalpha() else ("", number)
    fitting = [one for one in known if one.number.startswith(letters)]
    exact = [
        one for one in fitting if one.number.rpartition("-")[2].lstrip("0") == tail.lstrip("0")
    ]
    return exact or [one for one in fitting if one.number.endswith(tail)]
