"""What a question gets: the answer, a choice of what may be meant, or a colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.answer import book
from nlp import thresholds
from nlp.acts import wants

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.answer.settings import Entry
    from flows.conversation.context import Said

CHOICES = 3
# What a question may be taken for: 门禁卡丢了怎么办 sounds like a report.
_MAY_ASK = frozenset({"unknown", "help_request", "report", "complaint", "bind"})
# Where the form of a question is missing, too: of 75 that sounded like a report or a complaint, and
# might have been questions, 59 were none.
_MAY_WANT = frozenset({"inquiry", "help_request", "unknown"})


class Decision(NamedTuple):
    """The entry that is surely meant, or those that may be; neither where a colleague has to answer.

    What is vague names no matter, so that nobody could answer it.
    """

    meant: Entry | None = None
    likely: tuple[Entry, ...] = ()
    vague: bool = False


def decide(known: Sequence[Entry], said: Said) -> Decision:
    """Find what is meant by a question; nothing where nothing known is near enough."""
    found = book.look_up(known, said.text)
    if not found:
        return Decision(vague=book.is_vague(known, said.text))
    best = found[0]
    if best.entry.person and best.score >= thresholds.KNOWN:
        return Decision()
    if best.score >= _price(said) and not best.entry.person and not _is_doubled(found):
        return Decision(best.entry)
    near = _near(found)
    if len(near) == 1 and found[0].score < thresholds.NEARLY_ASKED_FOR:
        return Decision()  # a choice of one that it hardly is helps nobody
    return Decision(likely=near)


def perhaps(known: Sequence[Entry], said: Said) -> tuple[Entry, ...]:
    """Return what may be asked for by words in which the reader hears no question (想交物业费).

    Nothing where something else is told as surely, or somebody is angry or in danger.
    """
    meaning = said.meaning
    if meaning.danger or meaning.danger_maybe or meaning.tone or meaning.read_at is None:
        return ()
    others = max(score for intent, score in meaning.intents.items() if intent != "inquiry")
    may = meaning.intent in _MAY_WANT or wants.sounds_asked(said.text)
    asks = may and meaning.intents["inquiry"] >= thresholds.HARDLY_INQUIRES
    if not asks or others >= thresholds.TELLS_LIKELY:
        return ()
    found = book.look_up(known, said.text)
    if not found or found[0].score < thresholds.NEARLY_ASKED_FOR:
        return ()
    return () if found[0].entry.person else _near(found)


def _near(found: Sequence[book.Found]) -> tuple[Entry, ...]:
    near = [one.entry for one in found if one.score >= thresholds.MAY_ASK_FOR]
    return tuple(one for one in near if not one.person)[:CHOICES]


def _is_doubled(found: Sequence[book.Found]) -> bool:
    """Tell whether another entry may be meant as well as the likeliest: a tap tells which."""
    return len(found) > 1 and found[1].score >= thresholds.MAY_ASK_FOR


def _price(said: Said) -> float:
    """Return how surely it must be known: more where the reader hears no question.

    What surely tells of something, for all that it asks, is answered only where it is listed:
    电梯怎么又不动了 is a report.
    """
    meaning = said.meaning
    asks = meaning.intents["inquiry"]
    if asks >= thresholds.ANSWER or wants.only_asks(said.text):
        return thresholds.KNOWN
    wanted = meaning.intents[meaning.intent] < thresholds.SURELY_TOLD
    may = wanted and meaning.intent in _MAY_ASK and wants.sounds_asked(said.text)
    if not may and (asks < thresholds.MAY_INQUIRE or wants.only_fails(said.text)):
        return thresholds.LISTED
    return thresholds.KNOWN_OUTRIGHT
