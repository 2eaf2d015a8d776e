"""What a command still lacks: one short question, with an example or taps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.desk.texts import wording
from flows.writing.markup import open_end, tap

if TYPE_CHECKING:
    from flows.desk.view import View

_TIMES = ("今天18点", "明天12点", "明天18点", "后天18点")
UNKNOWN = "说不准"
CATEGORIES_SHOWN = 8
WAY_OUT = "不写了回“取消”。"


def words_for(word: str, view: View, what: str, example: str) -> str:
    """Ask for the words a command lacks: the next sentence is taken for them."""
    command = f"{word} {view.case.number}"
    return f"{command}：{what}，直接回就行，比如：{example}。{WAY_OUT}{open_end(command)}"


def progress(view: View) -> str:
    """Ask for the news."""
    return words_for("进展", view, "请写一句进展，住户会看到", "配件到了，明天上午来装")


def note(view: View) -> str:
    """Ask for the remark."""
    return words_for("备注", view, "请写上备注", "住户家有小孩，先打电话")


def reason(view: View, rest: str) -> str:
    """Ask why it is deferred: the closed list, each a tap."""
    more = f" {rest}" if rest else ""
    lines = [f"{wording.number(view)}为什么暂缓？"]
    lines += [
        tap(word, f"暂缓 {view.case.number} {word}{more}") for word in view.settings.defer.reasons
    ]
    lines.append(f"也可以直接回一句。{WAY_OUT}{open_end(f'暂缓 {view.case.number}{more}')}")
    return "\n".join(lines)


def until(view: View, why: str) -> str:
    """Ask until when the resident hears more."""
    number = view.case.number
    offered = "　".join(tap(time, f"暂缓 {number} {why} {time}") for time in (*_TIMES, UNKNOWN))
    return (
        f"{wording.number(view)}什么时候给住户回音？{offered}\n"
        f"也可以直接回时间，比如：明天下午5点。{WAY_OUT}{open_end(f'暂缓 {number} {why}')}"
    )


def callback(view: View) -> str:
    """Ask what the resident said."""
    number = view.case.number
    offered = "　".join(
        tap(word, f"回访 {number} {word}")
        for word in ("满意", "不满意", "未接通", "拒访", "号码错误")
    )
    return f"{wording.number(view)}回访结果：{offered}"


def new_category(view: View) -> str:
    """Ask which category, the first ones as taps."""
    number = view.case.number
    names = [c.name for c in view.settings.categories.values()]
    offered = "　".join(tap(name, f"改类 {number} {name}") for name in names[:CATEGORIES_SHOWN])
    others = "、".join(names[CATEGORIES_SHOWN:])
    return f"{wording.number(view)}现在是{wording.category(view)}，改成哪一类？\n{offered}\n还有：{others}"
