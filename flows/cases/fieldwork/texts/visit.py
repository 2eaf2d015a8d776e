"""What is said when a resident wants another time for the visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import short

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from flows.conversation.engine import Answers
    from storage.records.case import Case

TITLE = "改时间"
SAY_WHEN = "请说哪天什么时候在家，比如“明天下午”“周六上午”。"


def ask(context: Context, _answers: Answers) -> str:
    """Ask when somebody is at home."""
    case = context.case
    about = f"{case.number}（{short(case.description)}）" if case else "您的单子"
    return f"{about}改到什么时候上门？直接说，比如“明天下午”。"


def changed_to(written: str, words: str = "") -> str:
    """Note the new time on the case with the words for it; who has it reads this, too."""
    return f"上门时间改为{written}" + (f"：{words}" if words else "")


def changed(case: Case, spoken: str) -> str:
    """Say that it is changed, and who hears of it."""
    return f"好的，{case.number}（{short(case.description)}）的上门时间改到{spoken}，已告诉负责的同事。"
