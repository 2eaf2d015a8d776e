"""What clerks say about what is borrowed: 借出 续借 归还."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.desk import lookup
from flows.desk.acting import act
from flows.desk.asked import deed
from flows.desk.promise import is_time, promised, without_time
from flows.desk.word import StaffWord, Usage
from tests.borrowing import texts as borrow_texts
from tests.borrowing.loan import BORROW

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.desk.asked import Asked
    from flows.desk.view import View


def lend(asked: Asked) -> str:
    """Hand it out (借出): which one, and until when, where the clerk says so."""
    return _done(asked, "lend", borrow_texts.was_lent)


def extend(asked: Asked) -> str:
    """Let the resident keep it longer (续借)."""
    return _done(asked, "extend", borrow_texts.was_extended)


def give_back(asked: Asked) -> str:
    """Take it back (归还)."""
    return _done(asked, "give_back", borrow_texts.came_back)


def closed(_asked: Asked, view: View) -> str:
    """Note that there is nothing to lend."""
    return borrow_texts.was_closed(view)


def _done(asked: Asked, action: str, reply: Callable[[View], str]) -> str:
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    if case.kind != BORROW:
        return borrow_texts.no_loan(asked.command.word, asked.view(case))
    words = asked.command.rest
    times = " ".join(part for part in words.split() if is_time(part))  # 人字梯3号 names no day
    until = promised(times, asked.now, asked.settings) if times else None
    done = replace(deed(asked, action, without_time(words)), until=until)
    return act(asked, case, done, reply)


COMMANDS = (
    StaffWord(
        "借出", lend, "lend", ("已借出",), names=("lend",),
        forms=(Usage("借出 单号　归还 单号", "lend", 13),),
    ),
    StaffWord("续借", extend, "extend", names=("extend",)),
    StaffWord("归还", give_back, "give_back", ("已归还", "收回"), names=("give_back",)),
)  # fmt: skip
