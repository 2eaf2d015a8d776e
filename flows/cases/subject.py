"""A subject: what one folder of the house brings, in one line of the catalog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from flows.cases.kind import Kind
    from flows.cases.wish import ResidentWord, Wish
    from flows.conversation.context import Context
    from flows.conversation.engine import Flow
    from flows.settings.site import Section
    from storage.store import Store

    Check = tuple[Callable[..., Iterable[str]], tuple[str, ...]]


@dataclass(frozen=True)
class Subject:
    """What a subject brings; what it does not bring stays empty.

    `words` are those of residents; `readings` find one of them in other words (the word, and what
    follows), `beginnings` where a sentence begins with one and a case may be meant.

    `checks` are functions that yield what contradicts itself in the configuration, each with the
    names of the sections it is given.
    """

    name: str
    kinds: Sequence[Kind] = ()
    flows: Sequence[Flow] = ()
    words: Sequence[ResidentWord] = ()
    readings: Sequence[Callable[[str], tuple[str, str] | None]] = ()
    beginnings: Sequence[Callable[[Store, Context, str], Wish | None]] = ()
    section: type[Section] | None = None
    checks: Sequence[Check] = ()
