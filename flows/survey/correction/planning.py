"""Read a plan of correction as people write it: 原因…措施… 期限, labelled or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.desk.promise import is_time, promised
from flows.survey.labels import EDGE, labels_in

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from flows.survey.labels import Label

_LABELS = ("cause", "measure", "until")
_IS = ("是", "为")
_DEADLINE = re.compile(  # 12月5日前 has that day in it
    r"(?P<day>(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号]|底)|\d{1,2}[日号]|月底|年底"
    r"|(?:\d{1,3}|[一二两三四五六七八九十半]+)(?:天|个?星期|周|个月)内?|下?(?:周|星期)[一二三四五六日天]))"
    r"(?:之前|以前|前)?[一-鿿]{0,4}"
)


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
        parts.get("cause", "").strip(EDGE),
        parts.get("measure", "").strip(EDGE),
        day.strip(EDGE),
        until,
    )


def deadline_in(words: str, now: int, settings: Settings) -> int | None:
    """Return until when it is to be done, where words end with that."""
    return _moment(_without_day(words)[1], now, settings)


def _moment(day: str, now: int, settings: Settings) -> int | None:
    named = _DEADLINE.fullmatch(day.strip(EDGE))
    return promised(named["day"] if named else day.strip(EDGE), now, settings) if day else None


def _parts(words: str) -> dict[str, str]:
    """Return what stands after each label; what stands before all of them is the measure."""
    known = labels_in(words, _LABELS)
    glued = bool(known) and (known[0].kind, known[0].start) == ("cause", 0)
    found = [one for name in _LABELS if (one := _label(known, name, glued=glued)) is not None]
    starts = sorted(one.start for one in found)
    parts = {}
    for one in found:
        following = [start for start in starts if start > one.start]
        parts[one.kind] = _without_is(
            words[one.end : following[0] if following else len(words)], one
        )
    before = words[: starts[0]] if starts else words
    if not parts.get("measure"):
        parts["measure"] = before
    return parts


def _label(known: list[Label], name: str, *, glued: bool) -> Label | None:
    """Find a label: with its colon, else at the beginning of a part, else (all glued) anywhere."""
    own = [one for one in known if one.kind == name]
    likely = [one for one in own if one.colon] or [one for one in own if one.begins]
    return next(iter(likely or (own if glued else [])), None)


def _without_is(part: str, label: Label) -> str:
    return part[1:] if part.startswith(_IS) and not label.apart else part


def _without_day(part: str) -> tuple[str, str]:
    """Return the words without a deadline at their end, and that deadline."""
    rest = part.rstrip(EDGE)
    cut = max(rest.rfind(edge) for edge in " 　，,。;；\n") + 1
    last = rest[cut:]
    if last and (is_time(last) or _DEADLINE.fullmatch(last)):
        return rest[:cut], last
    return part, ""
