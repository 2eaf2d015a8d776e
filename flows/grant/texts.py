"""What is said of a permission for one notice: in chat, and on the page that asks for it."""

from __future__ import annotations

from flows.writing.markup import tap

_NOTHING_LOST = "不开也没关系，结果不会丢：您随时回“进度”能看到，下次发消息时我也会先告诉您。"

TITLE = "结果通知"
HEADING = "结果出来，微信告诉您"
LINES = (
    "点下面的按钮，在弹出的窗口里选“允许”，我们就能给您发一条微信通知。",
    "只用来告诉您单子的结果，或者有事要问您一句，发过一次就用完了。",
)
BUTTON = "允许通知我"
#: What the page says after the window was closed, by what came of it.
SCRIPT = {
    "accept": "开好了，结果出来会用微信通知您。这一页可以关掉了。",
    "reject": "好的，不发通知。您随时回“进度”就能看到结果。",
    "closed": "好的，可以关掉这一页了。",
    "failed": f"这部手机上没能弹出窗口，微信升级到新版后可以再试。{_NOTHING_LOST}",
}
ALREADY = ("已经开好了", ("结果出来会用微信通知您。",))
ELSEWHERE = ("请在微信里打开", ("回到和我们的聊天，点那条链接就行。", _NOTHING_LOST))
NOT_NOW = ("现在开不了", ("过几分钟再点一次链接就行。", _NOTHING_LOST))
UNKNOWN = ("这个链接打不开了", ("可能是太久了，或者没有复制完整。", _NOTHING_LOST))
NOT_STORED = ("现在打不开", ("过几分钟再点一次链接就行。", _NOTHING_LOST))


def offered(link: str) -> str:
    """Say, in a line, where a notice of the end is permitted, and why."""
    return f"过两天微信就不让我主动发消息了：{tap('点这里，结果能推给您', link)}。"


def kept_of(count: int) -> str:
    """Say how many notices somebody permitted."""
    return f"您同意过的{count}次微信结果通知，还没用" if count else ""
