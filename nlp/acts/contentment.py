"""Whether somebody who was asked says that it is right now, is not, or halfway."""

from __future__ import annotations

import re

from nlp import marks
from nlp.acts.thanks import THANKS

LONGEST = 20  # characters; whoever says more tells something of its own


_PARTS = re.compile(rf"[\s{marks.PAUSES}{marks.LISTS}.~～]+")


_BEFORE = (
    "(?:这个|这件|这次|这下|这|事情?|问题|现在|目前|今天|已经|已|都|全都?|基本上?|确实|总算|终于|"
    "我|觉得|感觉|算|是|嗯|恩|好的?|哦|对)*"
)


_AFTER = "(?:了|的|啦|吧|呀|啊|哈|哦|呢)*"


_FULL = (
    r"(?:解决|处理好|弄好|搞好|搞定|修好|办好|办妥|清理?干净|没问题|没有问题|没事|可以|行|OK|ok|好)"
)


_YES = re.compile(rf"{_BEFORE}(?:挺|很|非常|比较|蛮|十分|还是?)?(?:{_FULL}|满意|不错|可以){_AFTER}")


_BARE = frozenset(
    {"嗯", "嗯嗯", "好", "好的", "ok", "OK", "好吧", "好呀", "好啊", "好哦", "好滴", "是的", "对的"}
)


_NO = re.compile(
    r"(?:这个|问题|事情?|现在|目前|根本|完全|并|我|觉得|还是|还|都|又)*"
    r"(?:没有?(?:解决|处理好?|弄好|搞好|搞定|修好|办好|变化|改善|效果|用|好)|没有?"
    r"|不(?:行|可以|满意|太满意|怎么样|好)|很不满意|非常不满意|老样子|一样)"
    rf"{_AFTER}"
)


_SAYS_MORE = frozenset({"没", "没有"})  # alone they answer many questions; 还没有 answers this one


_HALF = frozenset(
    {"1", "2", "3", "一般", "一般般", "还行", "还行吧", "马马虎虎", "凑合", "基本满意"}
)


def reads(text: str) -> str | None:
    """Return `yes`, `no`, or `unsure` for words that answer; None for anything else."""
    if len(text) > LONGEST:
        return None
    parts = [part for part in _PARTS.split(text.strip()) if part and not THANKS.fullmatch(part)]
    parts = [re.sub(rf"{THANKS.pattern}$", "", part) or part for part in parts]
    if not parts:
        return None
    if all(part in _BARE or part in _HALF for part in parts):
        return "unsure"
    if all(_NO.fullmatch(part) and part not in _SAYS_MORE for part in parts):
        return "no"
    if all(_YES.fullmatch(part) or part in _BARE for part in parts):
        return "yes"
    return None
