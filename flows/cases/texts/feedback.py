"""What residents are asked and told about a case of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.cases.texts.words import short

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from flows.conversation.engine import Answers

NOT_FIXED, SUPPLEMENT, WITHDRAW, RATING = "没修好", "补充", "撤销", "评价"
APPEAL = "申诉"
ASK_APPEAL = "好的。您觉得哪里处理得不妥？说一两句就行，有新的照片、录音也可以发来。"
SAY_WHY = "麻烦您说一下不同意的地方，重新处理的同事好着手。"
SCORES = ("很不满意", "不满意", "一般", "满意", "很满意")
SAY_WHAT_IS_LEFT = "麻烦您说一下还有什么问题，师傅好有准备。"
ASK_WORDS = "还有什么想说的吗？"
WHICH_SCORE = "请回1到5的数字，5是很满意。"
GONE = "没找到这个单子。回“进度”可以看您的单子。"

_WORDS = {
    "很不满意": 1, "非常不满意": 1, "不满意": 2, "差": 2, "一般": 3, "还行": 3, "基本满意": 3,
    "满意": 4, "好": 4, "不错": 4, "很满意": 5, "非常满意": 5, "很好": 5, "好评": 5,
}  # fmt: skip
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}


def score_of(word: str) -> int | None:
    """Return the score that a word or number means, or None."""
    bare = word.removesuffix("分").removesuffix("星").removesuffix("颗")
    if bare in _DIGITS:
        return _DIGITS[bare]
    if bare in {"1", "2", "3", "4", "5"}:
        return int(bare)
    return _WORDS.get(word)


def ask_reason(context: Context, _answers: Answers) -> str:
    """Ask what is not right yet."""
    own = kind_of(context.case, context.settings).told.ask_what_is_left if context.case else ""
    return own or "给您添麻烦了。还有哪里没好？说一句就行，有照片也可以发来，我马上请师傅返修。"


def ask_score(context: Context, _answers: Answers) -> str:
    """Ask for a score, saying which case it is about."""
    return f"{_about(context)}，这次服务您满意吗？"


def ask_supplement(context: Context, _answers: Answers) -> str:
    """Ask what to add."""
    return f"{_about(context)}，您要补充什么？直接说，照片也可以。"


def ask_withdraw(context: Context, _answers: Answers) -> str:
    """Ask once more."""
    return f"{_about(context)}，要撤销吗？回“确认”就撤销，回“取消”就保留。"


def kept(_title: str) -> str:
    """Say that nothing was withdrawn."""
    return "好的，不撤，单子留着照常办。"


def _about(context: Context) -> str:
    if context.case is None:
        return "您的单子"
    return f"{context.case.number}（{short(context.case.description)}）"
