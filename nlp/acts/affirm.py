"""Words alone that say yes or no, by what they answer; `answers` reads the longer ones.

Each question has its own: 好的 confirms a card, and is courtesy where it is asked who somebody is.
"""

from __future__ import annotations

YES_WORDS = frozenset({
    "确认", "是", "是的", "对", "对的", "好", "好的", "可以", "没错", "没问题", "嗯", "嗯嗯", "行", "ok",
    "OK", "Ok", "确定", "提交", "对对", "正确",
})  # fmt: skip
COURTESY_WORDS = frozenset(
    {"收到", "知道了", "明白", "明白了", "了解", "辛苦了", "好的谢谢", "好谢谢", "收到谢谢"}
)
NO_WORDS = frozenset({"不对", "不是", "错了", "有误", "不正确", "否"})
AGREE_WORDS = frozenset({"同意", "是", "是的", "是我", "是家人"})
REFUSE_WORDS = frozenset({"拒绝", "不是", "不是我", "不认识", "否"})
# Of who asked somebody to complain for them: 好的 is courtesy here.
RIGHT_WORDS = frozenset({"对", "对的", "对对", "是", "是的", "没错", "没问题", "正确"})
ACKNOWLEDGED = (  # by staff, before they say what they do
    r"(?:(?:收到|好的|好|行|嗯|ok|OK|知道了|明白了?|可以|没问题)[，,。！!\s]*){0,4}"
)
