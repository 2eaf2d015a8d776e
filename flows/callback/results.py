"""How staff write down what came of a call, and when one is tried again; pure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.settings.calendar import DAY, local, on_day
from storage.records.callback import (
    DISSATISFIED,
    MOSTLY,
    REFUSED,
    SATISFIED,
    WRONG_NUMBER,
    Callback,
    Way,
)

if TYPE_CHECKING:
    from flows.settings.site import Settings

NOT_REACHED = "not_reached"
MOST_TRIES = 3
LONGEST = 300  # characters of what was said
_EDGE = " 　\t\n,，。.:：;；"
_WORDS = {
    SATISFIED: ("满意", "很满意", "非常满意", "修好了", "好了", "没问题"),
    MOSTLY: ("基本满意", "还可以", "比较满意"),
    DISSATISFIED: ("不满意", "很不满意", "非常不满意", "不太满意", "没修好", "没好", "不满"),
    NOT_REACHED: ("未接通", "没接通", "无人接听", "没人接", "没接", "关机", "占线"),
    REFUSED: ("拒访", "不愿说", "拒绝回访", "挂断"),
    WRONG_NUMBER: ("号码错误", "空号", "打错了", "号码不对"),
}
_TYPED = {word: result for result, words in _WORDS.items() for word in words}
_PARTS = (("09:00", "12:00"), ("14:00", "18:00"), ("18:00", "20:00"))  # nobody rests, nor is quiet


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a call, and what the resident said."""

    name: str
    words: str


def result_in(rest: str) -> Result | None:
    """Read a result and the words after it; the longest word that fits begins them."""
    said = rest.strip(_EDGE)
    word = max((one for one in _TYPED if said.startswith(one)), key=len, default="")
    if not word:
        return None
    return Result(_TYPED[word], said[len(word) :].strip(_EDGE)[:LONGEST])


def another_hour(now: int, way: Way, settings: Settings) -> tuple[int, int]:
    """Return the next stretch in which nobody has called yet: another part of the day than now.

    Who chose their hours is called in them the day after.
    """
    day = local(now, settings).date()
    if way.from_minute is not None and way.until_minute is not None:
        midnight = on_day(day, "00:00", settings) + DAY
        return midnight + way.from_minute * 60_000, midnight + way.until_minute * 60_000
    parts = [
        (on_day(day, first, settings) + away, on_day(day, last, settings) + away)
        for away in (0, DAY)
        for first, last in _PARTS
    ]
    later = [part for part in parts if part[0] > now]
    return later[0]


def is_drawn(callback: Callback, share: float) -> bool:
    """Tell whether an answer that staff wrote down is among those asked again."""
    drawn = hashlib.sha256(f"again {callback.id}".encode()).digest()
    return int.from_bytes(drawn[:4]) < share * float(2**32)
