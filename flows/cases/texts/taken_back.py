"""What everybody reads who was told of a step that was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of, status_word
from flows.cases.texts.words import named

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case

_OTHERS = "刚才的消息发错了，请不用管它，我们接着办"
_TOO_EARLY = {
    "accept": "刚才说已受理的消息发早了，有人接手了马上告诉您",
    "dispatch": "刚才说安排了师傅的消息发早了，定下谁来马上告诉您",
    "take": "刚才说师傅接单的消息发早了，定下谁来马上告诉您",
    "arrive": "刚才说师傅到了的消息发早了，师傅到了再告诉您",
    "defer": "刚才说要等一等的消息发错了，不用等，我们接着办",
    "hand_over": "刚才说换了师傅的消息发错了，还是原来的师傅",
    "finish": "刚才说修好了的消息发早了，还没完工，好了再请您看",
    "close": "刚才说已关闭的消息发错了，这件事还在办",
}


def for_resident(case: Case, action: str, moment: Moment) -> str:
    """Tell who reported it that the last message came too early, and how it stands."""
    status = status_word(case, moment.settings)
    said = _TOO_EARLY.get(action, _OTHERS)
    return f"{said}，不好意思让您误会了。{named(case)}现在是：{status}。"


def for_staff(case: Case, who: str, word: str, moment: Moment) -> str:
    """Tell a colleague that the step they heard of does not hold, and how it stands."""
    status = kind_of(case, moment.settings).stages[case.status].staff
    return f"{who}撤回了刚才的“{word}” {case.number}，现在是{status}，前一条消息不算。"
