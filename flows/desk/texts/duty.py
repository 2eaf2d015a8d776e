"""What is said about shifts, and the help for staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.desk.texts.lists import row
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.records.case import Case

NAMES_SHOWN = 10


def started(names: Sequence[str]) -> str:
    """Say that somebody is on duty."""
    return f"您已上岗，新单和急事会先找您，辛苦了。现在值班：{_list(names)}。\n{tap('待办')}　{tap('交班')}"


def ended(names: Sequence[str], left: Sequence[Case], total: int) -> str:
    """Say that a shift ended, who is on duty, and what is left to hand over."""
    lines = [f"已交班，辛苦了。现在值班：{_list(names)}。"]
    if total:
        lines.append(f"您手上还有{total}单，要转给同事的点一下：")
        lines += [tap(row(case), f"转 {case.number}") for case in left]
    return "\n".join(lines)


def not_on_duty(names: Sequence[str]) -> str:
    """Say that there was no shift to end."""
    return f"您现在没有在值班。现在值班：{_list(names)}。上岗请回“{tap('值班')}”。"


def help_for(name: str, forms: Sequence[str], pages: Sequence[str]) -> str:
    """Say what somebody can write, and of which subjects there is more to read."""
    lines = [f"{name}，您可以这样发（单号写尾号也行）："]
    lines += [f"· {form}" for form in forms]
    lines += [f"· {tap(f'帮助 {page}')}" for page in pages]
    lines.append("照平时说话也行：“敲门没人”。自己家报修直接说。")
    return "\n".join(lines)


def help_about(page: str, forms: Sequence[str]) -> str:
    """Say what somebody can write of one subject."""
    return "\n".join([f"{page}可以这样发（单号写尾号也行）：", *(f"· {form}" for form in forms)])


def _list(names: Sequence[str]) -> str:
    if not names:
        return "没有人"
    more = f"等{len(names)}人" if len(names) > NAMES_SHOWN else ""
    return "、".join(names[:NAMES_SHOWN]) + more
