"""What is asked about where something is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.places import place as places

if TYPE_CHECKING:
    from flows.conversation.context import Answers, Context


PUBLIC, PUBLIC_WORDS = "公共区域", ("公共", "公区", "小区里", "外面", "公共部位", "公共地方")


ELSEWHERE, ELSEWHERE_WORDS = "别的一户", ("别的地方", "其他", "别处", "别家")


FORGOTTEN = "不记得"
FORGOTTEN_WORDS = ("不记得了", "记不清", "记不清了", "想不起来", "不知道", "忘了", "不清楚")


WHERE_IT_WAS = "没太看懂是哪个地点。"


ASK_SPOT = "具体是公共区域的什么位置？比如：3栋东侧电梯、地下车库B2、小区北门。"


ASK_BLOCK = "是几栋几单元的？比如：3栋2单元。"
WHICH_BLOCK = "没看懂是哪一栋。说不清就回“跳过”。"


WHICH_SPOT = "具体在什么位置？比如：3栋东侧电梯、地下车库B2、小区北门。"


WHICH_OF_YOURS = "您名下不止一套，登记上看不出是哪一套。点一下，或者说一声几栋。"


WHICH_PARTS = "还差一点。请按这样发：3栋2单元1501。"


def my_home(label: str) -> str:
    """Name one of the speaker's own homes as an option."""
    return f"我家 {label}"


def ask_place(context: Context, *, for_home: bool = False) -> str:
    """Ask where; whoever has no home on record is asked for the room."""
    where = "同事去哪个地点找您" if for_home else "问题在什么位置"
    if context.homes:
        return f"好的，{where}？点一下，或直接告诉我地点。"
    return f"好的，{where}？家里的请发房号，比如 3栋2单元1501；公共地方直接说地点。"


def which_place(context: Context) -> str:
    """Ask where once more, in one line."""
    if context.homes:
        return "问题在什么位置？点一下，或者说个地点，比如“小区北门”。"
    return "问题在什么位置？家里的发房号，比如 3栋2单元1501；公共地方说个地点，比如“小区北门”。"


def ask_room(_context: Context, answers: Answers) -> str:
    """Ask for the missing parts of a home."""
    home = answers["place"]["home"]
    known = places.home_label(home["building"], home["unit"], home["room"])
    if not known:
        return "是哪一户？请发几栋几单元几号，比如 3栋2单元1501。"
    return f"{known}，是哪一户？请把单元和房号发全，比如 3栋2单元1501。"
