"""Every sentence about answers on paper: 代填, 复核, and the page on which they are entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

HOURS = 24  # that a link is good for
SLIP = "卷子上的10位编号"
SLIP_HINT = "印在卷子上的字母。没有就空着，提交后给您一个，写到卷子上。"
ENTERED, CHECKED, NOT_YOURS = "谢谢，已录入", "谢谢，已复核", "请换一位同事复核"
DIFFERS = "下面几题和第一次录的不一样。请再看一遍卷子，选对的那个，再提交一次。"
_SLIP_PROBLEMS = {
    "no_slip": "编号是10个字母，请照着卷子再看一遍。",
    "slip_used": "这个编号已经录过了，请看看是不是拿错了卷子。",
}


def slip_problem(reason: str) -> str:
    """Say what is wrong with the code of a slip."""
    return _SLIP_PROBLEMS[reason]


def first_was(value: Any) -> str:  # noqa: ANN401 - an answer of any type
    """Show what was entered the first time."""
    if isinstance(value, dict):
        value = [f"{item}：{word}" for item, word in value.items()]
    words = "、".join(value) if isinstance(value, list) else value
    return f"第一次录的是：{'没有答' if words is None else words}"


def entering(home: str) -> str:
    """Head the form for the paper of a home."""
    return f"代填：{home}的纸质答卷"


def checking(code: str) -> str:
    """Head the form for a paper that is entered once more."""
    return f"复核：编号 {code} 的纸质答卷，请照卷子再录一遍"


def entered(number: str, code: str, *, twice: bool) -> tuple[str, ...]:
    """Say that a paper is counted, which code it has, and whether somebody enters it once more."""
    told = [f"{number} 已计入这份纸质答卷。", f"编号 {code}：卷子上没有的，请写上，好查对。"]
    if twice:
        told.append(
            f"这张抽中了复核：请把卷子交给另一位同事，请他发“复核 {number} {code}”再录一遍。"
        )
    return tuple(told)


def checked(number: str, code: str, differing: int) -> tuple[str, ...]:
    """Say how the second entry compares."""
    how = f"有{differing}题改过来了。" if differing else "两次录入一致。"
    return (f"{number} 编号 {code}：{how}",)


def link(number: str, home: str, address: str, *, anonymous: bool) -> str:
    """Give the link on which the paper of a home is entered."""
    secret = "这次是匿名的：卷子录完就收好，别记谁家答了什么。" if anonymous else ""
    return (
        f"{number}：{home}的纸质答卷在这里填，链接只给您用，{HOURS}小时内有效。{secret}\n{address}"
    )


def check_link(number: str, code: str, address: str) -> str:
    """Give the link on which a paper is entered once more."""
    return f"{number}：编号 {code} 的卷子在这里再录一遍，{HOURS}小时内有效。\n{address}"


def which_home(number: str) -> str:
    """Ask for the home."""
    return f"请写上房号：代填 {number} 3-2-1501。"


def no_such_home(home: str) -> str:
    """Say that the roster has no such home."""
    return f"名册里没有{home}，请核对房号。"


def not_invited(number: str, home: str) -> str:
    """Say that a home is not asked."""
    return f"{home}不在{number}的调查名单里，这张卷子不能计入。"


def has_answered(number: str, home: str, *, each: bool) -> str:
    """Say that the vote of a home was given, or of each in it."""
    votes = "每人只计一份" if each else "每户只计一份"
    return f"{home}已经答过{number}了，{votes}，这张不用再录。"


def whose(number: str, home: str, typed: str, names: Sequence[str]) -> str:
    """Ask who of a home answered, where each has a vote."""
    offered = "　".join(tap(name, f"代填 {number} {typed} {name}") for name in names)
    return f"{home}每人一份，这张是谁的？{offered}"


def entry_is_over(number: str) -> str:
    """Say that no answer is taken any more."""
    return f"{number}已经截止，不再录答卷了。"


def which_slip(number: str, codes: Sequence[str]) -> str:
    """Name the papers that wait for somebody else to enter them."""
    if not codes:
        return f"{number}没有等您复核的卷子。有卷子要复核，写：复核 {number} 编号。"
    offered = "　".join(tap(code, f"复核 {number} {code}") for code in codes)
    return f"{number}有{len(codes)}张卷子等您复核，编号：{offered}"


def no_such_slip(number: str, code: str) -> str:
    """Say that no paper with this code was entered."""
    return f"{number}没有录过编号 {code} 的卷子，请再看看编号。"


def slip_is_done(number: str, code: str) -> str:
    """Say that it was entered twice already."""
    return f"{number} 编号 {code} 已经复核过了。"


def own_slip(number: str, code: str) -> str:
    """Say that somebody else enters it the second time."""
    return f"{number} 编号 {code} 是您录的，请把卷子交给另一位同事复核。"
