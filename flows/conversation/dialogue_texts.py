"""What is said around an interrupted conversation."""

from __future__ import annotations

from flows.writing.markup import tap

# What people type to begin a conversation, besides its title.
STARTERS = {
    "report_issue": ("报修", "报事", "我要报修", "我要报事", "报障", "维修", "报修一下"),
    "binding": ("绑定", "绑定房号", "我要绑定", "认证", "绑定房屋"),
}
GO_ON = "继续"
NOTHING_OPEN = "现在没有没说完的事。要报修直接说一句话就行。"
STALE_TAP = "这一步已经过去了。"


def going_on(recap: str) -> str:
    """Say where we were."""
    return f"接着刚才的{recap}。\n"


def expired(recap: str) -> str:
    """Say that an older conversation is given up."""
    return f"（更早没说完的{recap}先不留了，需要时再发给我。）\n"


def complaint_kept() -> str:
    """Say that a complaint made of a danger is kept, and how to go on with it."""
    return f"\n\n您要投诉的事我也记着。人安全了再说，回“{tap(GO_ON)}”我接着登记。"


def kept_aside(recap: str) -> str:
    """Say that what was asked about when danger was told is kept, and how to go on with it."""
    return f"\n\n刚才的{recap}我留着。人安全了再说，回“{tap(GO_ON)}”接着来。"
