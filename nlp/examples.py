"""What is learnt: sentences written whole, by sittings that did not see each other.

A sitting is a file of `lexicon/sentences/` (first messages: intent, category, danger, text) and
one of `lexicon/acts/` (what is typed after something was said: who, what was asked, acts, text).
What stands in `HELD` is never learnt; `make train` and the tests measure on it. What residents
asked beside their cases (`lexicon/asked.tsv`: topic, text) teaches that it is a question.
"""

from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from nlp import lexicon

NONE = "-"  # no category, no danger
ASKED = "asked.tsv"
BY_COLLEAGUE = "只有同事查得到的"  # asked in so many ways that they tell nothing of questions
OF_ALL, OF_ONE = "all", "one"  # whom an answer fits
ANY = "*"  # nothing is taught of it
MAYBE = "maybe"  # of dangers: one would have to ask
HELD = frozenset({"households", "terrace"})  # sittings that are kept for measuring


class Sentence(NamedTuple):
    """A first message and what it means."""

    text: str
    intent: str
    category: str
    danger: str
    sitting: str


class Reply(NamedTuple):
    """What somebody typed after something was said: the acts of it, perhaps none."""

    text: str
    acts: frozenset[str]
    who: str
    asked: str
    sitting: str

    @property
    def setting(self) -> str:
        """What was asked of a resident; of others who they are, whatever they were asked."""
        return self.asked if self.who == "resident" else self.who


def sentences(*, held: bool = False) -> list[Sentence]:
    """List the first messages that are learnt, or those that are kept for measuring."""
    asked = [] if held else lexicon.rows(ASKED)
    return [
        *(
            Sentence(text, intent, category, danger, sitting)
            for sitting, (intent, category, danger, text) in _rows("sentences", held=held)
        ),
        *(
            Sentence(text, "inquiry", ANY, ANY, "asked")
            for topic, text in asked
            if topic != BY_COLLEAGUE
        ),
    ]


def questions() -> list[tuple[str, str]]:
    """List what was asked, and whether one answer fits all who ask it or only a colleague knows.

    How one's own case goes is nobody else's question either.
    """
    asked = [
        (text, OF_ONE if topic == BY_COLLEAGUE else OF_ALL) for topic, text in lexicon.rows(ASKED)
    ]
    return [*asked, *((one.text, OF_ONE) for one in sentences() if one.intent == "progress")]


def replies(*, held: bool = False) -> list[Reply]:
    """List the later messages that are learnt, or those that are kept for measuring."""
    return [
        Reply(text, frozenset(acts.split(",")) - {NONE}, who, asked, sitting)
        for sitting, (who, asked, acts, text) in _rows("acts", held=held)
    ]


def _rows(folder: str, *, held: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in sorted(files(lexicon).joinpath(folder).iterdir(), key=lambda entry: entry.name):
        sitting, _, ending = entry.name.partition(".")
        if ending == "tsv" and (sitting in HELD) is held:
            for row in lexicon.rows(f"{folder}/{entry.name}"):
                yield sitting, row
