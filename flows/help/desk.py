"""What staff say about what help costs: 报价."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.desk import lookup
from flows.desk.acting import act
from flows.desk.asked import deed
from flows.desk.word import StaffWord, Usage
from flows.help.settings import HELP
from flows.help.texts import desk as desk_texts
from nlp import listed

if TYPE_CHECKING:
    from flows.desk.asked import Asked

LONGEST = 100  # characters of a price


def quote(asked: Asked) -> str:
    """Ask the resident to agree to a price, or note that they did by phone (报价 N 已同意)."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    words = asked.command.rest.strip()[:LONGEST]
    if case.kind != HELP:
        return desk_texts.no_help(asked.view(case))
    if not words:
        return desk_texts.ask_how_much(asked.view(case))
    if listed.says_only("help", {"agreed"}, words):
        return act(asked, case, deed(asked, "agree"), desk_texts.noted_yes)
    return act(asked, case, deed(asked, "quote", words), desk_texts.was_asked)


COMMANDS = (
    StaffWord(
        "报价", quote, "quote", names=("quote", "agree"),
        forms=(Usage("报价 单号 价钱　报价 单号 已同意", "quote", 9),),
    ),
)  # fmt: skip
