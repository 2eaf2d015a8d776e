"""A subject: what one folder of the house brings, in one line of the catalog."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from flows.cases.chore import Chore, Rewind
    from flows.cases.kind import Kind
    from flows.cases.wish import ResidentWord, Wish
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Flow
    from flows.settings.site import Section, Settings
    from storage.records.staff import Staff
    from storage.store import Store

    Try = Callable[[Store, Context, Said], str | None]
    Check = tuple[Callable[..., Iterable[str]], tuple[str, ...]]


@dataclass(frozen=True)
class Subject:
    """What a subject brings; what it does not bring stays empty.

    `words` are those of residents; `readings` find one of them in other words (the word, and what
    follows), `beginnings` where a sentence begins with one and a case may be meant.

    Words that no question in front waits for are tried in turn: `awaits` takes what was asked in a
    push (`awaits_later` after the question whether it is right now; `waits_for_yes` tells that a
    bare yes may be meant for it), `free_words` what else may be meant, `by_intent` what only an
    intent tells. `bound` follows when somebody was bound to a home: person and home.

    `commands` are the words of staff (`desk.word.StaffWord`), `questions` find one in a sentence of
    who leads, `covers` are applied to all that staff read.

    `chores` are what the sweeper does (`cases.chore`), `rewinds` what it does after the clock went
    back.

    `below` are given every reply to what somebody wrote, and return it with what stands below it.

    `checks` are functions that yield what contradicts itself in the configuration, each with the
    names of the sections it is given.
    """

    name: str
    kinds: Sequence[Kind] = ()
    flows: Sequence[Flow] = ()
    words: Sequence[ResidentWord] = ()
    readings: Sequence[Callable[[str], tuple[str, str] | None]] = ()
    beginnings: Sequence[Callable[[Store, Context, str], Wish | None]] = ()
    commands: Sequence[Any] = ()
    questions: Sequence[Callable[[str, Staff, Settings], Any]] = ()
    covers: Sequence[Callable[[str], str]] = ()
    awaits: Sequence[Try] = ()
    awaits_later: Sequence[Try] = ()
    waits_for_yes: Sequence[Callable[[Store, Context], bool]] = ()
    free_words: Sequence[Try] = ()
    by_intent: Mapping[str, Callable[[Store, Context, Said], str]] = field(default_factory=dict)
    bound: Sequence[Callable[[Store, Context, str, str], None]] = ()
    chores: Sequence[Chore] = ()
    rewinds: Sequence[Rewind] = ()
    below: Sequence[Callable[[Store, Context, Said, str], str]] = ()
    section: type[Section] | None = None
    checks: Sequence[Check] = ()
