"""What a question gets: the answer, a choice of what may be meant, or a colleague."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from flows.answer import book
from flows.conversation.context import Said
from nlp import thresholds
from nlp.acts import lost, wants
from nlp.generality import generality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.answer.settings import Entry

CHOICES = 3
# Where the form of a question is missing, too: of 75 that sounded like a report or a complaint, and
# might have been questions, 59 were none.
_MAY_WANT = frozenset({"inquiry", "help_request", "unknown"})
_EDGE = 0.003  # beside none or all, which nobody can be sure of


class Decision(NamedTuple):
    """The entry that is surely meant, or those that may be; neither where a colleague has to answer.

    `besides` is what the same words ask for, too. What is vague names no matter, so that nobody
    could answer it.
    """

    meant: Entry | None = None
    likely: tuple[Entry, ...] = ()
    vague: bool = False
    besides: tuple[Entry, ...] = ()


def decide(known: Sequence[Entry], said: Said) -> Decision:
    """Find what is meant by a question; nothing where nothing known is near enough."""
    found = book.look_up(known, said.text)
    if not found:
        return Decision(vague=book.is_vague(known, said.text))
    best = found[0]
    if best.score >= thresholds.LISTED and not best.entry.person:
        return Decision(best.entry)
    if (best.entry.person and best.score >= thresholds.KNOWN) or _is_for_somebody(best, said):
        return Decision()
    sure = _surety(found, said)
    sure_enough = best.score >= thresholds.LIKELIEST and sure >= thresholds.ANSWERS
    if sure_enough and not (best.entry.person or _only_tells(said)):
        return Decision(best.entry, besides=_besides(known, found, said))
    near = _near(found)
    hardly = sure < thresholds.MAY_ANSWER
    if hardly or (len(near) == 1 and best.score < thresholds.NEARLY_ASKED_FOR):
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
    if not may or others >= thresholds.TELLS_LIKELY or wants.only_fails(said.text):
        return ()
    found = book.look_up(known, said.text)
    if not found or found[0].entry.person or _is_for_somebody(found[0], said):
        return ()
    if _surety(found, said) < thresholds.MAY_WANT_TO_KNOW:
        return ()
    return _near(found)


def _near(found: Sequence[book.Found]) -> tuple[Entry, ...]:
    near = [one.entry for one in found if one.score >= thresholds.MAY_ASK_FOR]
    return tuple(one for one in near if not one.person)[:CHOICES]


def _besides(known: Sequence[Entry], found: Sequence[book.Found], said: Said) -> tuple[Entry, ...]:
    """Return what another part of the words surely asks for, too; at most one.

    Each part has to ask by itself: 租客能租车位吗，要什么条件 is one question.
    """
    asked = []
    for clause in said.meaning.clauses:
        part = Said(clause.text, said.meaning.of(clause.text))
        likely = book.look_up(known, part.text) if wants.sounds_asked(part.text) else []
        if likely and likely[0].score >= thresholds.KNOWN and not _is_of_one(part):
            asked += [likely[0].entry] if _surety(likely, part) >= thresholds.KNOWN else []
    meant, *others = (one.entry for one in found[:CHOICES])
    both = meant in asked and [one for one in others if one in asked and not one.person]
    return tuple(both[:1]) if both else ()


def _is_for_somebody(best: book.Found, said: Said) -> bool:
    """Tell whether nobody's list helps, or whoever keeps what was found: 钱包丢了怎么办."""
    return _is_of_one(said) or (best.score < thresholds.KNOWN and lost.is_lost(said.text))


def _is_of_one(said: Said) -> bool:
    """Tell whether only a colleague can know: 我家还欠多少, 业委会昨晚说了什么."""
    return generality(said.text) < thresholds.FITS_ALL


def _only_tells(said: Said) -> bool:
    """Tell whether words ask nothing, for all that they are like a question: 有线电视没信号."""
    asks = said.meaning.intents["inquiry"]
    if asks >= thresholds.ANSWER or wants.sounds_asked(said.text) or wants.only_asks(said.text):
        return False
    return asks < thresholds.MAY_INQUIRE or wants.only_fails(said.text)


def _surety(found: Sequence[book.Found], said: Said) -> float:
    """Return how surely the likeliest entry answers what was said.

    It has to be the one that is asked for, and no other; something has to be asked at all
    (电梯怎么又不动了 is a report); and one answer has to fit all who ask it (业委会昨晚说了什么). The
    weights were learnt from 3,600 lines by nine hands, each read by what the others teach.
    """
    other = found[1].score if len(found) > 1 else 0.0
    told = 0.28 * _odds(found[0].score) - 0.46 * _odds(other)
    asked = 0.54 * _odds(said.meaning.intents["inquiry"]) + 0.39 * _odds(generality(said.text))
    return 1 / (1 + math.exp(3.31 - told - asked))


def _odds(score: float) -> float:
    return math.log((score + _EDGE) / (1 + _EDGE - score))
