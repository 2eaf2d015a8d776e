"""What a clerk's line says beside home and phone: the caller's name and the words, in any order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.cases.description import description_of
from flows.cases.rules.confidentiality import A_RESIDENT
from flows.desk.promise import is_time
from flows.intake.texts import entered_line as entered_line_texts
from flows.places.whereabouts import stands_alone
from flows.settings.calendar import local
from nlp.lines import without_particulars
from nlp.names import could_be_name
from nlp.spelling import plain as spelled
from nlp.times import find_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.desk.asked import Asked
    from flows.places.place import Place
    from nlp.understanding import Meaning, TimeRange

_BETWEEN = re.compile(r"([\s　，,、；;。]+)")
_MARKS = "，,、；;。"
_COMING = ("明", "后天", "周", "星期", "礼拜", "号", "日")
LONGEST_NAME = 4
_EDGE = " 　,，。;；:：、"
_NOBODY = frozenset({"greeting", "thanks"})
FIRST = 2  # parts among which a name stands that no list of surnames knows
SHORTEST = 3  # characters of words about a problem

Part = tuple[str, str]  # what stands before it, and its words


def plain(line: str) -> str:
    """Return the line without the labels of a form: 姓名：张女士 电话：138… ."""
    return entered_line_texts.LABEL.sub("", line.strip(_EDGE))


def name_and_words(asked: Asked, meaning: Meaning, phone: str, place: Place) -> tuple[str, str]:
    """Tell the caller's name from the words about the problem."""
    parts = _parts(without_particulars(meaning.text))
    found = asked.store.residents.find_by_phone(asked.community, phone) if phone else []
    known = {one.name for one in found}
    name, parts = _named(meaning, known, parts)
    kept = [part for part in parts if not entered_line_texts.ONLY_LABEL.fullmatch(part[1])]
    kept = _beside_place([part for part in kept if not is_time(part[1])], place)
    described = description_of(_joined(kept), ()).strip(_EDGE)
    return name or min(known, default=A_RESIDENT), described


def time_apart(asked: Asked, text: str) -> TimeRange | None:
    """Find a coming time that stands alone in the line, as in `明早 马桶堵了`."""
    alone = [
        part for _, part in _parts(text) if is_time(part) and any(word in part for word in _COMING)
    ]
    found = find_time(
        spelled(" ".join(alone)), local(asked.now, asked.settings).replace(tzinfo=None)
    )
    return found.time if found else None


def _parts(text: str) -> list[Part]:
    pieces = ["", *_BETWEEN.split(text)]
    return [(pieces[n], pieces[n + 1]) for n in range(0, len(pieces) - 1, 2) if pieces[n + 1]]


def _named(meaning: Meaning, known: Iterable[str], parts: list[Part]) -> tuple[str, list[Part]]:
    """Return the name, and the parts without it."""
    for name in (*known, meaning.name or ""):
        for n, (before, part) in enumerate(parts):
            lead, found, after = part.partition(name) if name else (part, "", "")
            if found and entered_line_texts.ONLY_LABEL.fullmatch(lead):
                rest = entered_line_texts.SAYS.sub("", after)
                return name, [*parts[:n], *([(before, rest)] if rest else []), *parts[n + 1 :]]
    strict = [n for n, part in enumerate(parts) if could_be_name(part[1])]
    for n in (*strict, *range(len(parts[:FIRST]))):
        if len(parts) > 1 and _is_name(meaning, parts[n][1]):
            return parts[n][1], [*parts[:n], *parts[n + 1 :]]
    return "", parts


def _is_name(meaning: Meaning, part: str) -> bool:
    """Tell whether a part of the line may be a name: short, no place, no trouble, no time."""
    if not 2 <= len(part) <= LONGEST_NAME or not part.replace("·", "").isalpha() or part.isascii():
        return False
    if is_time(part) or entered_line_texts.ONLY_LABEL.fullmatch(part):
        return False
    found = meaning.of(part)
    said = found.place or found.category or found.danger
    return said is None and found.intent not in _NOBODY


def _beside_place(parts: list[Part], place: Place) -> list[Part]:
    """Leave out a public place that stands apart from the words: it is shown beside them."""
    spot = "" if place["home"] else place["text"]
    building = place.get("building") or ""
    left = [
        part
        for part in parts
        if not spot
        or not (
            stands_alone(spot, part[1]) or stands_alone(spot.removeprefix(f"{building}栋"), part[1])
        )
    ]
    return left if len(_joined(left)) >= SHORTEST else parts


def _joined(parts: list[Part]) -> str:
    """Put the parts together again as they were divided."""
    text = ""
    for before, part in parts:
        mark = next((sign for sign in before if sign in _MARKS), " ")
        text += mark + part if text else part
    return text
