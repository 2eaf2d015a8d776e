"""Read a plan of correction as people write it: 原因…措施… 期限, labelled or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.desk.promise import is_time, promised

if TYPE_CHECKING:
    from flows.settings.site import Settings

_LABELS = {
    "cause": "原因分析|原因",
    "measure": "整改措施|措施",
    "until": "完成期限|完成时间|整改期限|期限|截止",
}
_EDGE = " \t\r\n　，,。;；:：、"
_DEADLINE = re.compile(
    r"(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号]|底)|\d{1,2}[日号]|月底|年底"
    r"|(?:\d{1,3}|[一二两三四五六七八九十半]+)(?:天|个?星期|周|个月)内?|下?(?:周|星期)[一二三四五六日天])"
    r"(?:之前|以前|前)?[一-鿿]{0,4}"
)
_BEFORE = re.compile(r"(?<=[日号底])(?:之前|以前|前)[一-鿿]*$")  # 12月5日前 has that day in it


@dataclass(frozen=True, slots=True)
class Plan:
    """What was read; what is missing is empty. `day` is the deadline as it was written."""

    cause: str = ""
    measure: str = ""
    day: str = ""
    until_at: int | None = None


def read_plan(words: str, now: int, settings: Settings) -> Plan:
    """Read cause, measure and deadline; words without a label are the measure."""
    parts = _parts(words)
    day = parts.get("until", "")
    if not day:  # it may stand at the end without its label
        last = max(parts, key=lambda name: words.rfind(parts[name]))
        parts[last], day = _without_day(parts[last])
    until = _moment(day, now, settings)
    return Plan(
        parts.get("cause", "").strip(_EDGE),
        parts.get("measure", "").strip(_EDGE),
        day.strip(_EDGE),
        until,
    )


def deadline_in(words: str, now: int, settings: Settings) -> int | None:
    """Return until when it is to be done, where words end with that."""
    return _moment(_without_day(words)[1], now, settings)


def _moment(day: str, now: int, settings: Settings) -> int | None:
    return promised(_BEFORE.sub("", day.strip(_EDGE)), now, settings) if day else None


def _parts(words: str) -> dict[str, str]:
    """Return what stands after each label; what stands before all of them is the measure."""
    glued = re.match(_LABELS["cause"], words) is not None
    found = {
        name: place
        for name, typed in _LABELS.items()
        if (place := _place(words, typed, glued=glued)) is not None
    }
    starts = sorted(place.start() for place in found.values())
    parts = {}
    for name, place in found.items():
        following = [start for start in starts if start > place.start()]
        parts[name] = words[place.end() : following[0] if following else len(words)]
    before = words[: starts[0]] if starts else words
    if not parts.get("measure"):
        parts["measure"] = before
    return parts


def _place(words: str, typed: str, *, glued: bool) -> re.Match[str] | None:
    """Find a label: with its colon, else at the beginning of a part, else (all glued) anywhere."""
    return (
        re.search(rf"(?:{typed})\s*[:：]\s*", words)
        or re.search(rf"(?:^|(?<=[\s，,。;；]))(?:{typed})(?:是|为)?\s*", words)
        or (re.search(rf"(?:{typed})(?:是|为)?\s*", words) if glued else None)
    )


def _without_day(part: str) -> tuple[str, str]:
    """Return the words without a deadline at their end, and that deadline."""
    rest = part.rstrip(_EDGE)
    cut = max(rest.rfind(edge) for edge in " 　，,。;；\n") + 1
    last = rest[cut:]
    if last and (is_time(last) or _DEADLINE.fullmatch(last)):
        return rest[:cut], last
    return part, ""
