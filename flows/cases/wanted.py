"""A callback (回访) as a kind of case wants it: why somebody is asked afterwards, and from when on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.records.callback import CHAT

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.records.case import Case


@dataclass(frozen=True, slots=True)
class Source:
    """A reason to ask somebody afterwards, as its kind has it.

    It is asked only while `holds`. `way` is taken where the resident chose none. What is `promised`
    follows a bad answer: no budget puts it off.
    """

    called: str  # in figures and lists
    ask: str  # what the resident is asked first
    holds: Callable[[Case], bool]
    way: str = CHAT
    promised: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A callback that an act brings: of which source, and from when on it is asked."""

    source: str
    due_at: int
    calls: bool = False  # somebody calls: it is nothing to ask in chat
