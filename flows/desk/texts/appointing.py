"""What staff are answered when they arrange a time (约)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.fieldwork.texts.appointment import ARRANGE, spoken
from flows.desk.texts import wording
from flows.desk.texts.asks import words_for

if TYPE_CHECKING:
    from flows.cases.fieldwork.rules.appointing import Slot
    from flows.desk.view import View


def ask_when(view: View, *, passed: bool = False) -> str:
    """Ask for the time; for another where the one that was named has passed."""
    asked = words_for(ARRANGE, view, "约什么时候", "明天下午3点到5点")
    return f"这个时间已经过了。{asked}" if passed else asked


def proposed(view: View, slot: Slot) -> str:
    """Say that the resident is asked."""
    when = spoken(slot, view.now, view.settings.zone)
    return f"已问住户 {wording.number(view)}：{when}行不行。{wording.hears(view)}回了马上告诉您。"


def settled(view: View, slot: Slot) -> str:
    """Say that it is settled."""
    when = spoken(slot, view.now, view.settings.zone)
    return f"约好了 {wording.number(view)}：{when}，到时提醒您和住户。{wording.hears(view)}{wording.following(view)}"


def called_off(view: View) -> str:
    """Say that it is off."""
    return f"约的时间取消了 {wording.number(view)}。{wording.hears(view)}请另约一个：{ARRANGE} {view.case.number} 明天下午3点"


def nothing_wished(view: View) -> str:
    """Say that the resident wished for no time."""
    return (
        f"{wording.number(view)}住户没有提时间，请约一个：{ARRANGE} {view.case.number} 明天下午3点"
    )


def _again(words: str, view: View) -> str:
    return f"{words}，请另约一个：{ARRANGE} {view.case.number} 明天下午3点"


REFUSALS = {
    "slot_passed": lambda view, _action: _again("这个时间已经过了", view),
    "slot_far": lambda view, _action: _again("太远了，最多约到两周以内", view),
    "slot_at_night": lambda view, _action: _again("晚上八点到早上八点不打扰住户", view),
}
