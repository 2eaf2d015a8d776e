"""What contradicts itself in a plan, whatever else is wrong with it; pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from flows.conversation.texts import (
    BACK_WORDS,
    CANCEL_WORDS,
    HELP_WORDS,
    SKIP_WORDS,
)
from flows.settings.calendar import local
from flows.survey.shape import NOT_USED, SCALES
from flows.survey.texts import plan as plan_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.cases.rules.deeds import Moment

    Mistake = tuple[str, str]  # path, and what is wrong

FEWEST_DAYS, MOST_DAYS = 10, 15  # from the first to the last day (SUR-7)
FEWEST_OPTIONS, MOST_OPTIONS = 2, 24
WITH_OPTIONS, WITH_SCALE = {"choice", "choices"}, {"rating", "matrix"}
MEANT_OTHERWISE = CANCEL_WORDS | BACK_WORDS | SKIP_WORDS | HELP_WORDS  # in chat
RESERVED = {"csrf", "draft", "way", "slip"}  # fields of the page that are no answers


def path_of(parts: Sequence[object]) -> str:
    """Return a path as it is written: questions[2].when.security."""
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".")


def contradictions(content: Mapping[str, Any], moment: Moment) -> Iterator[Mistake]:
    """Yield the path and the sentence of each."""
    yield from _days(content, moment)
    yield from _whom(content, moment)
    questions = content.get("questions")
    if isinstance(questions, list | tuple):
        known = [_named(one) if isinstance(one, dict) else {} for one in questions]
        for place, question in enumerate(known):
            yield from _question(content, known, place, question)
        yield from _conditions(known)
    if content.get("kind") == "meeting" and not content.get("place"):
        yield "place", plan_texts.PLACE_NEEDED
    closes, meets = _day(content.get("closes")), _day(str(content.get("meets") or "")[:10])
    if closes is not None and meets is not None and meets < closes:
        yield "meets", plan_texts.MEETS_TOO_EARLY


def _named(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return a question without those names that are no words, which its form is blamed for."""
    return {
        name: value
        for name, value in question.items()
        if name not in {"id", "type", "scale"} or isinstance(value, str | int)
    }


def _days(content: Mapping[str, Any], moment: Moment) -> Iterator[Mistake]:
    first, last = _day(content.get("starts")), _day(content.get("closes"))
    today = local(moment.now, moment.settings).date()
    if first is not None and first < today:
        yield "starts", plan_texts.is_over(first)
    if first is None or last is None:
        if last is not None and last < today:
            yield "closes", plan_texts.is_over(last)
        return
    if last < first:
        yield "closes", plan_texts.BEFORE_THE_START
    elif content.get("kind", "satisfaction") == "satisfaction":
        days = (last - first).days
        if not FEWEST_DAYS <= days <= MOST_DAYS:
            yield "closes", plan_texts.days_between(days)


def _day(value: object) -> date | None:
    """Read a day however the file has it: YAML makes a date of 2026-12-01, a number of 20261201."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _whom(content: Mapping[str, Any], moment: Moment) -> Iterator[Mistake]:
    settings = moment.settings
    community = settings.community(str(content.get("community", "")))
    if content.get("community") and community is None:
        yield "community", plan_texts.unknown_community([c.name for c in settings.communities])
    audience = content.get("audience")
    if not isinstance(audience, dict):
        return
    sampled, share = audience.get("who") == "sample", audience.get("share")
    if sampled and share is None:
        yield "audience.share", plan_texts.SHARE_NEEDED
    if not sampled and share is not None:
        yield "audience.share", plan_texts.SHARE_OF_ALL
    if isinstance(share, int | float) and share > 1:
        yield "audience.share", plan_texts.MORE_THAN_ALL
    buildings = audience.get("buildings")
    if community is not None and isinstance(buildings, list | tuple):
        names = [one.name for one in community.buildings]
        for place, building in enumerate(buildings):
            if str(building) not in names:
                yield f"audience.buildings[{place}]", plan_texts.unknown_building(building, names)


def _question(
    content: Mapping[str, Any],
    known: Sequence[Mapping[str, Any]],
    place: int,
    own: Mapping[str, Any],
) -> Iterator[Mistake]:
    path, kind, name = f"questions[{place}]", own.get("type"), own.get("id")
    if name is not None and any(one.get("id") == name for one in known[:place]):
        yield f"{path}.id", plan_texts.twice(name)
    if name in RESERVED:
        yield f"{path}.id", plan_texts.reserved(name)
    yield from _offered(path, kind, own)
    if kind == "photo" and content.get("anonymous", True):
        yield f"{path}.type", plan_texts.PHOTO_SHOWS_WHO
    if own.get("target") is not None and kind not in WITH_SCALE:
        yield f"{path}.target", plan_texts.TARGET_OF_RATINGS
    if own.get("group") and kind != "choice":
        yield f"{path}.group", plan_texts.GROUP_OF_CHOICES
    if own.get("scale") is not None and kind not in WITH_SCALE:
        yield f"{path}.scale", plan_texts.SCALE_OF_RATINGS


def _offered(path: str, kind: object, own: Mapping[str, Any]) -> Iterator[Mistake]:
    for field, meant in (("options", WITH_OPTIONS), ("items", {"matrix"})):
        words = own.get(field)
        if kind not in meant:
            if words:
                yield f"{path}.{field}", plan_texts.not_of(field, str(kind))
            continue
        least = FEWEST_OPTIONS if field == "options" else 1
        if not isinstance(words, list | tuple) or len(words) < least:
            yield f"{path}.{field}", plan_texts.at_least(least)
            continue
        if len(words) > MOST_OPTIONS:
            yield f"{path}.{field}", plan_texts.at_most(MOST_OPTIONS)
        for place, word in enumerate(words):
            if field == "options" and str(word).strip() in MEANT_OTHERWISE:
                yield f"{path}.{field}[{place}]", plan_texts.means_otherwise(word)
            if word in words[:place]:
                yield f"{path}.{field}[{place}]", plan_texts.twice(word)


def _conditions(known: Sequence[Mapping[str, Any]]) -> Iterator[Mistake]:
    order: dict[str, int] = {}
    for place, one in enumerate(known):
        if isinstance(one.get("id"), str):
            order.setdefault(one["id"], place)
    circles = _in_circles(known, order)
    for place, own in enumerate(known):
        when = own.get("when")
        if not isinstance(when, dict):
            continue
        for other, wanted in when.items():
            path = f"questions[{place}].when.{other}"
            if other not in order:
                yield path, plan_texts.no_question(other)
            elif other in circles and own.get("id") in circles:
                yield path, plan_texts.circle(circles)
            elif order[other] >= place:
                yield path, plan_texts.only_earlier(other)
            elif not wanted:
                yield path, plan_texts.at_least(1)
            else:
                yield from _wanted(path, known[order[other]], wanted)


def _wanted(path: str, other: Mapping[str, Any], wanted: object) -> Iterator[Mistake]:
    if other.get("type") not in WITH_OPTIONS | {"rating"}:
        yield path, plan_texts.NO_OPTIONS_THERE
        return
    offered = other.get("options") or ()
    if other.get("type") == "rating":
        scale = SCALES.get(other.get("scale", 5))
        if scale is None:
            return
        offered = (*scale, NOT_USED)
    words = [wanted] if isinstance(wanted, str) else wanted if isinstance(wanted, list) else []
    for word in words:
        if word not in offered:
            yield path, plan_texts.not_offered(word, offered)


def _in_circles(known: Sequence[Mapping[str, Any]], order: Mapping[str, int]) -> list[str]:
    """Return the ids of questions whose conditions lead back to themselves, as they are met."""
    after = {
        one["id"]: [other for other in one["when"] if other in order]
        for one in known
        if isinstance(one.get("id"), str) and isinstance(one.get("when"), dict)
    }
    for first in after:
        seen, path = {first}, [first]
        if _leads_back(first, after, seen, path):
            return path
    return []


def _leads_back(
    first: str, after: Mapping[str, Sequence[str]], seen: set[str], path: list[str]
) -> bool:
    for other in after.get(path[-1], ()):
        if other == first:
            return True
        if other in seen:
            continue
        seen.add(other)
        path.append(other)
        if _leads_back(first, after, seen, path):
            return True
        path.pop()
    return False
