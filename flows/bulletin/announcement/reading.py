"""Read what staff announce in one line: 停水 3、5栋 明天9-17 水箱清洗."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.bulletin.settings import Bulletins
from flows.places.place import bare
from flows.settings.calendar import local
from nlp import listed, marks
from nlp.buildings import find_buildings
from nlp.short_answers import several
from nlp.spans import read_span

if TYPE_CHECKING:
    from flows.settings.site import Community, Settings

TABLE = "outage"
ALREADY, SUDDEN, EVERYWHERE = "already", "sudden", "all"
FRAME, LABEL, ELSE = "frame", "label", "else"
DROP, BEFORE, SINCE = "drop", "before", "since"
DIGITS = 3  # of what may be the number of a building
_EDGE = f"{marks.PAUSES}{marks.LISTS}:： 　。.~～—-"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was read; what is missing is empty. Times are ms UTC.

    `everywhere` says that no building is left out, `unknown` are buildings that there are not.
    `whole_days` says that no hour was named, `backwards` that it would end before it begins.
    """

    sort: str = ""
    buildings: tuple[str, ...] = ()
    everywhere: bool = False
    unknown: tuple[str, ...] = ()
    starts_at: int | None = None
    ends_at: int | None = None
    whole_days: bool = False
    backwards: bool = False
    already: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A time in words, and the words without it."""

    starts_at: int | None
    ends_at: int | None
    rest: str
    whole_days: bool = False
    backwards: bool = False


def read_draft(words: str, community: Community, now: int, settings: Settings) -> Draft:
    """Read an announcement; the reason is what is left."""
    sort, rest = _sort_in(words, settings)
    already = bool(listed.kinds(TABLE, words) & {ALREADY, SUDDEN})
    everywhere = listed.says(TABLE, EVERYWHERE, rest)
    rest = listed.without(TABLE, {EVERYWHERE}, rest, " ")
    named, rest = find_buildings(rest)
    known = [bare(one.name) for one in community.buildings]
    span = span_in(rest, now, settings)
    reason = _reason_in(span.rest, already=already)
    if any(part.isdecimal() and len(part) <= DIGITS for part in several(reason)):  # 3 5栋
        named, everywhere = [], False
    starts, ends = span.starts_at, span.ends_at
    if already:  # the only time is when it is over
        starts, ends = now, ends or (starts if starts and starts > now else None)
    return Draft(
        sort,
        tuple(one for one in known if one in named),
        everywhere or (bool(named) and set(known) <= set(named)),
        tuple(one for one in named if one not in known),
        starts,
        ends,
        span.whole_days,
        span.backwards,
        already,
        reason,
    )


def sorts_in(words: str, rules: Bulletins) -> frozenset[str]:
    """Return what words are about, of all that may be announced: by its name, or as people say."""
    kinds = listed.kinds(TABLE, words)
    return frozenset(name for name, kind in rules.sorts.items() if kind in kinds or name in words)


def _reason_in(rest: str, *, already: bool) -> str:
    """Return what is left: why it is, without 已经停了 and 预计恢复 around it."""
    if already:
        rest = listed.without(TABLE, {ALREADY, FRAME}, rest, " ")
    return " ".join(listed.trimmed(TABLE, LABEL, LABEL, rest).split()).strip(_EDGE)


def _sort_in(words: str, settings: Settings) -> tuple[str, str]:
    """Return what is announced, and the words without it: the first that is named."""
    sorts = settings.section(Bulletins).sorts
    found = sorted((words.find(sort), sort) for sort in sorts if sort in words)
    if not found:
        return "", words
    at, sort = found[0]
    if (
        at
        and not words[at - 1].isspace()
        and words[at - 1] not in _EDGE
        and not find_buildings(words[:at])[0]
    ):
        return sort, words  # 已经停水了: it is a part of the sentence
    return sort, f"{words[:at]} {words[at + len(sort) :]}"


def span_in(words: str, now: int, settings: Settings) -> Span:
    """Read from when to when: 明天9-17, 12-03 9:00到17:00, 18点前, 今晚10点到明早6点."""
    read = read_span(words, local(now, settings).replace(tzinfo=None))
    starts, ends = (
        round(at.replace(tzinfo=settings.zone).timestamp() * 1000) if at else None
        for at in (read.start, read.end)
    )
    return Span(starts, ends, read.rest, read.whole_days, read.backwards)
