"""What staff are answered when they turn a case into one of another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.turned import name_of
from flows.desk.texts import wording
from flows.writing.markup import tap

if TYPE_CHECKING:
    from flows.desk.view import View
    from storage.records.case import Case

AGREES = "同意"  # in the words after 转报事: the resident lets their name be seen


def turned(view: View, other: Case, *, again: bool) -> str:
    """Say what it became, and offer to accept it."""
    kind = name_of(other, view.settings)
    look = f"{tap('受理', f'受理 {other.number}')}　{tap('状态', f'状态 {other.number}')}"
    if again:
        return f"{wording.number(view)}之前已经转过，{kind}单号 {other.number}。\n{tap('状态', f'状态 {other.number}')}"
    by = wording.when(view, other.due_at)
    return f"已把 {wording.number(view)}转为{kind} {other.number}，{wording.hears(view)}\n请在{by}前受理：{look}"


def done_by_others(view: View) -> str:
    """Say no more to who may not see what it became."""
    return f"{wording.number(view)}已转给上级处理，之后由他们跟进。"


def is_one(view: View) -> str:
    """Say that it is of this kind already."""
    return f"{wording.number(view)}本来就是{name_of(view.case, view.settings)}，不用转。{wording.following(view)}"


def not_so(view: View, word: str) -> str:
    """Say that this kind of case can't become that."""
    return f"{wording.number(view)}是{name_of(view.case, view.settings)}，不能{word}。{wording.following(view)}"


def too_late(view: View, word: str) -> str:
    """Say that it is decided already."""
    state = wording.state(view)
    return f"{wording.number(view)}{state}，现在不能{word}。{wording.following(view)}"


def ask_consent(view: View) -> str:
    """Ask whether the resident agrees that a worker sees who it is."""
    number = view.case.number
    return (
        f"{wording.number(view)}住户要求保密，转成报事后师傅会看到姓名和房号。"
        f"先问过住户，同意的话写：转报事 {number} 住户同意"
    )
