"""A subject: what one folder of the house brings, in one line of the catalog."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from flows.cases.chore import Chore, Rewind
    from flows.cases.expectation import Expects
    from flows.cases.kind import Kind
    from flows.cases.rules.deeds import Moment
    from flows.cases.wish import ResidentWord, Wish
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Flow
    from flows.settings.site import Section, Settings
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

    Answers = Callable[[Store, Context, Said], str | None]
    Check = tuple[Callable[..., Iterable[str]], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Already:
    """What is known about a matter, and the question whether to open a case all the same."""

    told: str
    offer: str = ""


@dataclass(frozen=True)
class Subject:
    """What a subject brings; what it does not bring stays empty.

    `words` are those of residents, alone or at the beginning. `expects` declares what is open for
    the speaker and may be answered (`cases.expectation`), `by_intent` answers what only an intent
    tells. `bound` follows when somebody was bound to a home: person and home; `opened` when a case
    of any kind was opened.

    `hears` are given what staff say before it is read as danger or work, and return the reply where
    it is about something of the subject's own (None: it is not).

    `waits` say what the speaker waits for beside cases, for 进度 (empty: nothing); `objects` what
    不同意 alone is about, beside cases (None: nothing).

    `data` say what is kept about the speaker, a line each (empty: nothing), and `erases` take out
    what is kept of a phone, and return what it was. `beside` offer staff a tap beside a case
    of any kind, such as to what its home wants known. `opens` tell whether somebody of staff may open
    a file that hangs on something of the subject's own, given its id.

    `commands` are the words of staff (`desk.word.StaffWord`), `questions` find one in a sentence of
    who leads, `covers` are applied to all that staff read, `to_do` say in a line what somebody has
    to do beside their cases (else nothing), `today` what of theirs waits, for 今日.

    `chores` are what the sweeper does (`cases.chore`), `rewinds` what it does after the clock went
    back.

    `before_opening` are given words before a case is opened or a question answered, and return
    what is known about it already, which is said instead (仍要报？); None where nothing is.

    `below` are given every reply to what somebody wrote, and return it with what stands below it.

    `answers` are asked in turn for what they know of a question (None: nothing), `unanswered` for
    what becomes of one that nobody knows, `doubted` for what may be asked for in words that sound
    like none. `months` return what the report of a month says besides,
    given the community and the month (2026-11).

    `checks` are functions that yield what contradicts itself in the configuration, each with the
    names of the sections it is given; `warnings` yield what is in order and not as it should be.
    """

    name: str
    kinds: Sequence[Kind] = ()
    flows: Sequence[Flow] = ()
    words: Sequence[ResidentWord] = ()
    expects: Sequence[Expects] = ()
    hears: Sequence[Answers] = ()
    commands: Sequence[Any] = ()
    questions: Sequence[Callable[[str, Staff, Settings], Any]] = ()
    covers: Sequence[Callable[[str], str]] = ()
    to_do: Sequence[Callable[[Any], str]] = ()
    today: Sequence[Callable[[Any], str]] = ()
    by_intent: Mapping[str, Callable[[Store, Context, Said], str]] = field(default_factory=dict)
    bound: Sequence[Callable[[Store, Context, str, str], None]] = ()
    opened: Sequence[Callable[[Store, Moment, Case], None]] = ()
    data: Sequence[Callable[[Store, Context], str]] = ()
    waits: Sequence[Callable[[Store, Context], str]] = ()
    objects: Sequence[Callable[[Store, Context], Wish | None]] = ()
    opens: Sequence[Callable[[Store, Moment, str, Staff], bool]] = ()
    beside: Sequence[Callable[[Store, Moment, Case], str]] = ()
    erases: Sequence[Callable[[Store, str], Sequence[str]]] = ()
    chores: Sequence[Chore] = ()
    rewinds: Sequence[Rewind] = ()
    before_opening: Sequence[Callable[[Store, Context, Said], Already | None]] = ()
    below: Sequence[Callable[[Store, Context, Said, str], str]] = ()
    answers: Sequence[Answers] = ()
    unanswered: Sequence[Answers] = ()
    doubted: Sequence[Answers] = ()
    months: Sequence[Callable[[Store, Settings, str, str], str]] = ()
    section: type[Section] | None = None
    checks: Sequence[Check] = ()
    warnings: Sequence[Callable[[Settings, int], Iterable[str]]] = ()
