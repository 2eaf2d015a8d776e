"""A kind of case: what plugs it into everything that all kinds share.

Nobody asks which kind a case is; the kind is asked, through `kind_of`. What a room above this one
needs of a kind (the desk, the intake) is a part that the kind brings: `Kind.part`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping, Sequence

    from flows.cases.decision import Corrects
    from flows.cases.filing import Draft, Filed, Filing, Side
    from flows.cases.news import News
    from flows.cases.notice import Notice
    from flows.cases.rules.deeds import Deed, Moment
    from flows.cases.rules.rulebook import Rulebook
    from flows.cases.wanted import Source, Wanted
    from flows.conversation.context import Answers, Context
    from flows.settings.site import Settings
    from storage.records.callback import Callback
    from storage.records.case import Case
    from storage.records.people import BoundHome
    from storage.records.staff import Staff
    from storage.store import Store

Part = TypeVar("Part")
REPORTS = "report"  # the intent of who tells what is broken


def _never(_case: Case, _settings: Settings) -> bool:
    return False


def _no_words(_case: Case, _context: Context) -> None:
    return None


def _no_reply(_store: Store, _action: str, _case: Case, _context: Context) -> None:
    return None


def _claims_nothing(_text: str, _intent: str, _settings: Settings) -> bool:
    return False


def _never_the_same(_text: str, _case: Case, _settings: Settings) -> bool:
    return False


def _nothing_first(_text: str, _settings: Settings) -> str:
    return ""


def _no_reason(_reason: str, _case: Case, _context: Context) -> None:
    return None


def _nothing_more(
    _store: Store, _moment: Moment, _happened: tuple[Case, Case], _deed: Deed
) -> None:
    return None


def _nothing_missing(_store: Store, _case: Case, _deed: Deed) -> None:
    return None


def _no_callback(_before: Case, _after: Case, _deed: Deed, _moment: Moment) -> None:
    return None


def _no_outcome(_store: Store, _context: Context, _case: Case, _callback: Callback) -> None:
    return None


def _nowhere(_answers: Answers, _settings: Settings) -> str:
    return ""


def _goes_on(_store: Store, _context: Context, case: Case) -> Case:
    return case


@dataclass(frozen=True)
class Stage:
    """How a status reads: to the resident, on a card (five characters), to staff.

    `suggests` are the acts worth offering to staff in it, the likeliest first. What config.yaml
    says for residents and cards goes before.
    """

    staff: str
    suggests: tuple[str, ...] = ()
    resident: str = ""
    phrase: str = ""


@dataclass(frozen=True)
class Due:
    """How what is due reads to staff, and the commands that do it."""

    what: str
    taps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """What its reporter reads of a case of this kind.

    `opened` is given until when nobody is in the office, where that is so. `replies` are said to
    what the reporter did, by act; `reply` comes first and may look things up. `not_possible` says
    why something can't be done, by the reason. `following` says what is next where the status
    says it better than a deadline; `events` name the lines of the timeline, `choices` the words
    that make sense now.
    """

    opened: Callable[[Case, Context, int | None], str]
    no_news: Callable[[News, int], str]
    choices: Callable[[Case], tuple[str, ...]]
    events: Mapping[str, str]
    following: Callable[[Case, Context], str | None] = _no_words
    still_right: Callable[[News], str] | None = None  # asks a silent reporter once more
    replies: Mapping[str, Callable[[Case, Context], str]] = field(default_factory=dict)
    reply: Callable[[Store, str, Case, Context], str | None] = _no_reply
    not_possible: Callable[[str, Case, Context], str | None] = _no_reason
    ask_what_is_left: str = ""  # when it is not right yet, and when that is too short
    say_more: str = ""
    while_waiting: tuple[str, ...] = ("进度", "催单", "补充")  # below the answer to 几点来
    once_accepted: str = "给您回音"  # what comes of it by the next deadline
    is_it_right: str = ""  # the question that waits for the reporter's word
    answers: Callable[[Case], tuple[str, ...]] = lambda _case: ()  # and the words that answer it
    entered: Callable[[Case, str, Context], str] | None = None  # told to whom a clerk entered it
    turned_into: str = ""  # what comes next for what was turned into such a case


@dataclass(frozen=True)
class Kind:
    """One kind of case; its name and its letters are stored, and never change.

    The functions are hooks: where a kind brings none, what all kinds do is done. `served` tells how
    it was worked on, in a sentence, and who of ours did: a complaint may be made of that.
    """

    name: str
    letters: str  # of its numbers
    title: str  # as residents call it
    rules: Rulebook
    told: Told
    notices: Mapping[str, tuple[Notice, ...]]
    stages: Mapping[str, Stage]
    dues: Mapping[str, Due]
    called: str = ""  # as staff call it, where that differs
    opens_for: frozenset[str] = frozenset()  # the intents that want such a case
    words: re.Pattern[str] | None = None  # and words that want it, whatever else is understood
    claims: Callable[[str, str, Settings], bool] = _claims_nothing  # words, and what they want
    where: Callable[[Answers, Settings], str] = _nowhere  # asked instead of where to go
    goes_on: Callable[[str, Case, Settings], bool] = _never_the_same  # of words that it claims
    calms: Callable[[str, Settings], str] = _nothing_first  # said before the first question
    starters: frozenset[str] = frozenset()  # what people type to begin one, alone or before it
    sends_somebody: bool = False  # somebody goes there: it has a place, and goes on when turned
    for_home: bool = False  # it is about the own home unless another place is named
    never_urgent: bool = False  # whatever it is about, unless somebody is in danger
    known_by_account: bool = False  # its reporter is known by their account, whatever the place
    internal: frozenset[str] = frozenset()  # acts that the reporter's timeline leaves out, too
    audiences: Mapping[str, Callable[[Store, Moment, Case], Sequence[Staff]]] = field(
        default_factory=dict
    )
    side: Callable[[Draft, Sequence[BoundHome]], Side] | None = None  # whose home it is about
    file: Callable[[Store, Context, Case, Filing], Filed] | None = None  # what it has when opened
    opened: Callable[[Store, Context, Case], Case] = _goes_on  # what follows its opening
    missing: Callable[[Store, Case, Deed], None] = _nothing_missing  # raises NotPossible
    completed: Callable[[Store, Moment, Case, Deed], Deed] | None = None  # adds what a deed needs
    followed: Callable[[Store, Moment, tuple[Case, Case], Deed], None] = _nothing_more
    served: Callable[[Store, Case, Moment], tuple[str, tuple[str, ...]]] | None = None
    callbacks: Mapping[str, Source] = field(
        default_factory=dict
    )  # why somebody is asked afterwards
    wants_callback: Callable[[Case, Case, Deed, Moment], Wanted | None] = _no_callback
    called_back: Callable[[Store, Context, Case, Callback], str | None] = _no_outcome
    corrects: Corrects | None = None  # makes such a case of what was decided elsewhere
    may_object: Callable[[Case, Settings], bool] = _never  # 不同意 is meant for it
    objects_by: str = ""  # and is the same as this word
    parts: tuple[Any, ...] = ()

    def part(self, of: type[Part]) -> Part:
        """Return what a room above needs of this kind; raises LookupError when it brings none."""
        for one in self.parts:
            if isinstance(one, of):
                return one
        message = f"{self.name} brings no {of.__name__}"
        raise LookupError(message)


def kind_of(case: Case, settings: Settings) -> Kind:
    """Return the kind of a case."""
    return kind_named(case.kind, settings)


def kind_named(name: str, settings: Settings) -> Kind:
    """Return the kind of this name; raises KeyError on an unknown one."""
    return cast("Kind", settings.kinds[name])


def kinds_of(settings: Settings) -> list[Kind]:
    """Return every kind of the site, in the order of the catalog."""
    return [cast("Kind", kind) for kind in settings.kinds.values()]


def kind_for(intent: str, settings: Settings) -> str | None:
    """Return which kind of case an intent wants; None where it wants none."""
    for kind in settings.kinds.values():  # no generator: asked several times in a turn
        if intent in kind.opens_for:
            return cast("str", kind.name)
    return None


def kind_in_words(text: str, settings: Settings) -> str | None:
    """Return which kind of case words name, whatever else is understood; None where none."""
    named = (k for k in kinds_of(settings) if k.words is not None and k.words.search(text))
    return next((kind.name for kind in named), None)


def kind_claiming(text: str, intent: str, settings: Settings) -> str | None:
    """Return which kind of case takes words of an intent for its own; None where none does."""
    claims = (kind for kind in kinds_of(settings) if kind.claims(text, intent, settings))
    return next((kind.name for kind in claims), None)


def case_intents(settings: Settings) -> frozenset[str]:
    """Return the intents that want a case of any kind."""
    return frozenset().union(*(kind.opens_for for kind in kinds_of(settings)))


def kind_told(answers: Mapping[str, Any], settings: Settings) -> Kind:
    """Return the kind of case that is being told; who names none reports something."""
    return kind_named(answers.get("kind") or kind_for(REPORTS, settings) or "", settings)


def status_word(case: Case, settings: Settings) -> str:
    """Return what its reporter reads for a case's status; what nobody reported has its own words."""
    kind = kind_of(case, settings)
    known = None if kind.rules.inside else settings.status_words.get(case.status)
    return known or kind.stages[case.status].resident or case.status


def status_phrase(case: Case, settings: Settings) -> str:
    """Return the same in five characters."""
    kind = kind_of(case, settings)
    known = None if kind.rules.inside else settings.status_phrases.get(case.status)
    return known or kind.stages[case.status].phrase or case.status
