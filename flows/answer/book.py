"""What is known here and now: the entries of the file, and what was taken up since."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.answer.settings import Answers, Entry
from flows.cases.texts.words import cut
from flows.settings.calendar import local
from nlp.inquiries import Index, Known, index, typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.rules.deeds import Moment
    from flows.settings.site import Settings
    from storage.store import Store

TOPIC = 16  # characters of a way of asking that names what was taken up


class Found(NamedTuple):
    """An entry, and how surely it is what somebody asks."""

    entry: Entry
    score: float


def entries(store: Store, moment: Moment, community: str) -> tuple[Entry, ...]:
    """Return what is known in a community today."""
    today = local(moment.now, moment.settings).date().isoformat()
    shipped = moment.settings.section(Answers).entries
    taken_up = (
        Entry(topic=cut(one.ask, TOPIC), ask=(one.ask,), answer=one.answer)
        for one in store.questions.known(community)
    )
    return (*(one for one in shipped if one.is_true(community, today)), *taken_up)


def look_up(known: Sequence[Entry], text: str) -> list[Found]:
    """Return which of the entries a text may ask for, the likeliest first."""
    return [Found(known[one.place], one.score) for one in _ready(known).likely(text)]


def is_vague(known: Sequence[Entry], text: str) -> bool:
    """Tell whether a text names no matter at all (多少钱)."""
    return _ready(known).is_vague(text)


def about(known: Sequence[Entry], topic: str) -> Entry | None:
    """Return the entry of this name, or None."""
    return next((one for one in known if one.topic == topic), None)


def warm_up(settings: Settings) -> None:
    """Make what the file holds ready before the first question."""
    _ready(settings.section(Answers).entries)


def _ready(known: Sequence[Entry]) -> Index:
    return index(tuple(Known(one.words, (*one.ask, *typed(one.topic), one.topic)) for one in known))
