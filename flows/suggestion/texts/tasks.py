"""What staff are pushed about suggestions (建议): the full number, what happened, what to tap next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts import tasks as any_tasks
from flows.cases.texts.tasks import do, due_by

if TYPE_CHECKING:
    from flows.cases.news import News

DECIDES = ("回复", "采纳", "不采纳", "转投诉", "转报事")


def _head(happened: News, word: str) -> str:
    return f"{word} {any_tasks.line(happened.case)}"


def new_suggestion(happened: News) -> str:
    """Ask a clerk to read it within the day."""
    unverified = "" if happened.case.verified else "（未绑定住户，请核实）"
    return (
        f"{_head(happened, '新建议')}{unverified}\n"
        f"请在{due_by(happened)}前看：{do(happened, '受理', *DECIDES)}"
    )


def taken_over(happened: News) -> str:
    """Give it to somebody else."""
    words = f"：{happened.deed.text}" if happened.deed.text else ""
    return (
        f"{_head(happened, '建议转给您')}\n{happened.deed.actor_name}{words}\n"
        f"请在{due_by(happened)}前办：{do(happened, '状态')}"
    )


def to_look_again(happened: News) -> str:
    """Ask the next level for another look."""
    return (
        f"{_head(happened, '住户请再考虑')}\n{happened.deed.text}\n"
        f"请您再看一次，{due_by(happened)}前答复：{do(happened, *DECIDES[:3])}"
    )


def agreed(happened: News) -> str:
    """Say that the resident agrees."""
    return f"{_head(happened, '住户说可以')}\n已办结，辛苦了。"


def was_carried_out(happened: News) -> str:
    """Say what became of it."""
    return f"{_head(happened, '建议已落实')}\n{happened.deed.actor_name}：{happened.case.result}"


def vacated(happened: News) -> str:
    """Ask the clerks to go on with what somebody held who left."""
    who = happened.deed.text or "原来的同事"
    return (
        f"{_head(happened, '建议无人跟进')}\n{who}已离职或停用，"
        f"请在{due_by(happened)}前接着办：{do(happened, '状态')}"
    )


def withdrawn(happened: News) -> str:
    """Say that nothing is left to do."""
    return f"{_head(happened, '住户已撤销建议')}\n不用再办了。"
