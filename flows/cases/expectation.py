"""What is open and may be answered, and what was said beside it.

Expectations are recomputed from rows with every message and never stored. Every subject declares
its own (`Subject.expects`); which of them takes a message is decided in `turn/deciding.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp import thresholds
from nlp.act_reader import NOTHING
from nlp.acts import own_case, rating

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flows.cases.wish import Wish
    from flows.conversation.context import Context, Said
    from storage.store import Store

    Expects = Callable[[Store, Context], Iterable["Expectation"]]

ASKED, GOES_ON, IS_OVER = 1, 2, 3  # a question was pushed; somebody works on it; it was closed
ANSWER = "answer"  # no act of its own: whatever a question that was pushed takes for an answer
MAYBE = "maybe"  # nor this: it is asked whether words that tell of a problem belong to a case
REMARK = "remark"  # nor this: whatever is not surely about something else
_HINTS = {  # kinds of phrases by which an act may be meant; what is open decides
    "worse": frozenset({"spreads", "harm"}),
    "other_time": frozenset({"another_time", "may_come"}),
}
SENTENCE = 80  # characters; of whoever says more only the whole counts, and no phrase in it


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said, with the phrases that are listed in it; `asks` when it ends as a question."""

    said: Said
    kinds: frozenset[str]
    denied: frozenset[str]
    asks: bool

    @property
    def words(self) -> str:
        """The words as they were said."""
        return self.said.text.strip()

    def says(self, act: str, asked: str = NOTHING) -> float:
        """Return how surely an act is done: listed words are certain, denied ones are not done.

        What was asked before says how likely it is.
        """
        meaning = self.said.meaning
        if act in self.kinds or self.kinds & _HINTS.get(act, frozenset()):
            return thresholds.LISTED
        if act in self.denied:
            return 0.0
        return meaning.says(act, asked) if len(meaning.text) <= SENTENCE else self.whole(act, asked)

    def whole(self, act: str, asked: str = NOTHING) -> float:
        """Return how surely the whole does it, and not just a clause of it."""
        whole = self.said.meaning.whole
        return whole.acts_after(asked).get(act, 0.0) if whole else 0.0

    @property
    def score(self) -> int | None:
        """The score that is given, where the words surely give one."""
        meaning = self.said.meaning
        likely = max(meaning.intents.get("rating", 0.0), meaning.says("rate", "stars"))
        return rating.stars_in(self.words) if likely >= thresholds.TAKE_ANSWER else None

    def is_plainly(self, act: str, price: float, asked: str = NOTHING) -> bool:
        """Tell whether it does this and nothing else: what closes a case needs it."""
        if self.asks or "but" in self.kinds:
            return False
        alone = act in self.kinds and own_case.says_only(self.words, frozenset({act, "praise"}))
        return alone or (self.whole(act, asked) >= price and act not in self.denied)


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something open: the acts that it waits for, since when, and what each of them would do.

    `do` returns the command that the words mean here, or None where they mean something else. As
    a command it can be offered on a tap, with all that was said. What has the lowest rank is meant
    first; between two of one rank it is asked. `asked` is what the speaker was asked about it, which
    says how likely an act is.
    """

    subject: str
    case_id: str
    acts: frozenset[str]
    since: int
    do: Callable[[str, Heard], Wish | None]
    named: str = ""  # how a tap names it, beside others
    rank: int = ASKED
    asked: str = NOTHING


def hear(said: Said) -> Heard:
    """Read what was said for what may be open."""
    meaning = said.meaning
    if len(said.text) > SENTENCE:
        return Heard(said, frozenset(), frozenset(), asks=False)
    if meaning.text != said.text and meaning.read_at is not None:
        said = replace(said, meaning=meaning.of(said.text))
    return Heard(said, *own_case.listen(said.text))
