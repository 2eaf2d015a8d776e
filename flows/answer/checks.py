"""What contradicts itself among the known answers, and what is true no more."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from flows.answer.settings import Answers
from flows.settings.calendar import local
from nlp.phrases import phrase
from nlp.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.answer.settings import Entry
    from flows.settings.site import Settings


def contradictions(answers: Any, communities: Any) -> Iterator[str]:  # noqa: ANN401 - sections
    """Tell of a way of asking or a name that stands twice, and of unknown communities."""
    known = {one.name for one in communities}
    places = [(f"answers.entries[{at}]", one) for at, one in enumerate(answers.entries)]
    for path, entry in places:
        for name in entry.communities or ():
            if name not in known:
                yield f"{path}.communities: {name} is not a community"
        for written in entry.words or ():
            yield from _misspelt(f"{path}.words", written)
    asked = [(path, one, _ways(one)) for path, one in places]
    for (path, one, ways), (other_path, other, other_ways) in combinations(asked, 2):
        if not _meet(one, other):
            continue
        if one.topic and one.topic == other.topic:
            yield f"{other_path}.topic: {other.topic} stands in {path}, too"
        for way in sorted(ways.keys() & other_ways.keys()):
            yield f"{other_path}.ask: {other_ways[way]} stands in {path}, too"


def over(settings: Settings, now: int) -> Iterator[str]:
    """Tell which answers are given no more, as the last day on which they were true is over."""
    today = local(now, settings).date().isoformat()
    for at, entry in enumerate(settings.section(Answers).entries):
        if entry.is_over(today):
            yield f"answers.entries[{at}].until: {entry.topic} was true until {entry.until}"


def _misspelt(path: str, written: str) -> Iterator[str]:
    try:
        phrase("", written)
    except ValueError:
        yield f"{path}: {written!r} has an empty word beside a | or a space"


def _meet(one: Entry, other: Entry) -> bool:
    """Tell whether two entries are true in the same community."""
    mine, theirs = set(one.communities or ()), set(other.communities or ())
    return not mine or not theirs or bool(mine & theirs)


def _ways(entry: Entry) -> dict[str, str]:
    """Return the ways of asking as they are compared, each with how it is written."""
    return {"".join(filter(str.isalnum, plain(way))): way for way in entry.ask or () if way}
