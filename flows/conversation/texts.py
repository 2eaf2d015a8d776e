"""Words that always work, and the sentences around every conversation."""

from __future__ import annotations

from nlp.acts.affirm import NO_WORDS, YES_WORDS

MENU, HELP, CANCEL, BACK, SKIP, CONFIRM, HUMAN = (
    "菜单", "帮助", "取消", "上一步", "跳过", "确认", "人工",
)  # fmt: skip
LEAVE_IT = "不报了"  # the choice that lets it rest where something is known already
CANCEL_WORDS = frozenset({CANCEL, "算了", "不用了", "退出", "不报了", "取消吧", "没事了", "不修了"})
BACK_WORDS = frozenset({BACK, "返回", "回上一步", "后退"})
SKIP_WORDS = frozenset({SKIP, "略过", "跳过吧"})
HELP_WORDS = frozenset({HELP, "怎么用", "?", "？", "help"})
HUMAN_WORDS = frozenset({HUMAN, "转人工", "人工客服", "找人工", "客服"})
ANSWER_WORDS = YES_WORDS | NO_WORDS | SKIP_WORDS | BACK_WORDS

HELP_IN_CONVERSATION = "您可以直接回答，也可以点选项或回数字。\n回“上一步”改前面的，回“取消”就不办了，回“人工”找管理处。"
CHANGED = "好的，改好了。"
NOTED = "好的，记下了，一起带给同事。"
NOTHING_BEFORE = "这已经是第一个问题了。"
CANT_SKIP = "这一项跳不过去，麻烦您说一下。"


def cancelled(title: str) -> str:
    """Say that the conversation is over and nothing was kept."""
    return f"好的，这次的{title}不提交了。需要的时候随时再发给我。"


def may_skip(skip: str) -> str:
    """Say that this question can be left out."""
    return f"不方便的话，回“{skip}”。"


def offer_human(human: str) -> str:
    """Offer a person after several misunderstandings."""
    return f"要是说不清楚，回“{human}”，我请管理处的同事联系您。"
