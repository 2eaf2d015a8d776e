"""What is said around an interrupted conversation."""

from __future__ import annotations

# What people type to begin a conversation, besides its title.
STARTERS = {
    "report_issue": ("报修", "报事", "我要报修", "我要报事", "报障", "维修", "报修一下"),
    "binding": ("绑定", "绑定房号", "我要绑定", "认证", "绑定房屋"),
}
# What people type to begin a suggestion, alone or before it.
SUGGESTS = (
    *("建议", "提建议", "提个建议", "我有建议", "我有个建议", "我有一个建议", "我要提建议"),
    *("意见", "提意见", "提个意见", "我有意见", "我有个意见", "我有个想法", "我有想法"),
)
NOTHING_OPEN = "现在没有没说完的事。要报修直接说一句话就行。"
STALE_TAP = "这一步已经过去了。"


def going_on(recap: str) -> str:
    """Say where we were."""
    return f"接着刚才的{recap}。\n"


def expired(recap: str) -> str:
    """Say that an older conversation is given up."""
    return f"（更早没说完的{recap}先不留了，需要时再发给我。）\n"
