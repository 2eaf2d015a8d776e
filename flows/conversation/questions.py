"""What a conversation is made of: questions, listed answers, its state, and what a turn did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from flows.conversation import texts as conversation_texts
from flows.conversation.context import Answers
from flows.conversation.recap import described
from nlp.short_answers import has_nothing_to_say, would_rather_not

if TYPE_CHECKING:
    from flows.conversation.context import Context, Known, Said
    from storage.records.case import Case
    from storage.store import Store


class InvalidAnswer(Exception):
    """The answer can't be read; the hint says what can, and `instead` of the question asks it."""

    def __init__(self, hint: str, *, instead: bool = False) -> None:
        super().__init__(hint)
        self.hint = hint
        self.instead = instead


class Ended(Exception):
    """What was said calls the whole conversation off."""


class Aside(Exception):
    """What was said is no answer, and understood: a line answers it, and the question stays."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


class Revise(Exception):
    """What was said changes earlier answers: new values, and slots to be asked again.

    The note is said before the next question.
    """

    def __init__(
        self,
        updates: Answers | None = None,
        drop: Sequence[str] = (),
        *,
        quiet: bool = False,
        note: str = "",
    ) -> None:
        super().__init__()
        self.note = note
        self.updates = updates or {}
        self.drop = tuple(drop)
        self.quiet = quiet


@dataclass(frozen=True, slots=True)
class Option:
    """One of the listed answers: the value kept, and the words shown, tapped or typed."""

    value: Any
    label: str
    words: tuple[str, ...] = ()  # also understood when typed


Reader: TypeAlias = Callable[["Said", "Context", Answers], Any]
Words: TypeAlias = str | Callable[["Context", Answers], str]
Options: TypeAlias = Sequence[Option] | Callable[["Context", Answers], Sequence[Option]]


@dataclass(frozen=True)
class Ask:
    """One question. `fill` finds its answer in a free sentence; `when` says if it applies.

    `revise` finds a *changed* answer in a correction (default: as `fill`). What is read out of
    another answer (`part_of`) goes with it; an empty mapping was assumed, and a word fills it.
    `briefly` is the question where it was read a moment ago, without its options. `takes` says
    that any words are its answer (a `text`: but for the words that always work), or a photo.
    """

    name: str
    question: Words
    read: Reader
    options: Options = ()
    optional: bool = False
    when: Callable[[Context, Answers], bool] | None = None
    fill: Reader | None = None
    revise: Reader | None = None
    part_of: str = ""
    briefly: Words = ""
    takes: Literal["", "words", "text", "image"] = ""
    cant_skip: str = conversation_texts.CANT_SKIP

    def answer(self, said: Said, context: Context, answers: Answers) -> Any:  # noqa: ANN401 - JSON
        """Read its answer, None where it may stay open and does; raises InvalidAnswer."""
        skipped = said.text.strip() in conversation_texts.SKIP_WORDS
        if self.optional and (skipped or has_nothing_to_say(said.text)):
            return None
        if skipped:
            raise InvalidAnswer(self.cant_skip)
        try:
            return self.read(said, context, answers)
        except InvalidAnswer:
            if self.optional and would_rather_not(said.text):
                return None
            raise


@dataclass(frozen=True)
class Keeps:
    """Where a flow keeps its answers, so that the row of the conversation holds nothing of them.

    All is found by the conversation's subject: the case it is about, the state as it was left and
    how it is kept, and a sentence when it can't go on any more (else empty).
    """

    case_of: Callable[[Store, str], Case | None]
    load: Callable[[Store, Context, str], State]
    keep: Callable[[Store, Context, str, State], None]
    ended: Callable[[Store, Context, str], str]


@dataclass(frozen=True)
class Flow:
    """A conversation: its questions, what happens with the answers, and what it is called.

    `opens_cases` calls it by the kind of case told in it, `again` finds one in hand that says the
    same. `hear` takes what nobody answers a
    question with out of the words, or raises Ended or Aside; `corrects` raises Revise for words
    that put an answer right, whatever is asked. `calms` has a line for haste and oaths in words
    that are no answer, `explains` one for what is asked instead, unless something else answers it;
    `notes` returns what keeps a remark with what was told. `recall` returns the answers as now,
    `learn` with what became known of the speaker while another conversation was in front. One that
    `keeps` its answers elsewhere is private: neither its words nor its replies are stored.
    """

    name: str
    title: str
    steps: Callable[[Context], Sequence[Ask]]
    finish: Callable[[Context, Store, Answers], str]
    known: Callable[[Answers], tuple[str, ...]] = described  # what its recap names
    opens_cases: bool = False
    takes_details: bool = False  # its answers are no sentences: a problem told beside is another
    courtesy: bool = False  # who lets it lie for two hours is heard as if it was never asked
    splits: bool = False  # of two matters in a message it takes the first; elsewhere all is one
    again: Callable[[Store, Context, Answers], Known | None] | None = None
    is_over: Callable[[Case | None], bool] | None = None  # nobody needs its answers any more
    hear: Callable[[Said, Context, State], Said] | None = None
    corrects: Callable[[Said, Context, Answers], None] | None = None
    calms: Callable[[Said, State], str] | None = None
    explains: Callable[[Said, State], str] | None = None
    notes: Callable[[Said, Context, State], Answers] | None = None
    recall: Callable[[Context, Answers], Answers] | None = None
    learn: Callable[[Context, Answers], Answers] | None = None
    keeps: Keeps | None = None
    help: str = conversation_texts.HELP_IN_CONVERSATION
    cancelled: Callable[[str], str] = conversation_texts.cancelled

    def called(self, answers: Answers, context: Context) -> str:
        """Return what this one is called: by the kind of case it opens, where it opens one."""
        kind = context.settings.kinds.get(answers.get("kind", ""))
        return kind.title if kind and self.opens_cases else self.title


@dataclass(frozen=True)
class State:
    """Where a conversation stands."""

    asking: str | None = None
    answers: Answers = field(default_factory=dict)
    misunderstood: int = 0


@dataclass(frozen=True)
class Turn:
    """What a message made of a conversation; `refused` when it was no answer to the question.

    `explained`: it asked something about what is being told, which the reply answers.
    """

    state: State
    reply: str
    outcome: Literal["asking", "done", "cancelled"] = "asking"
    refused: bool = False
    explained: bool = False
