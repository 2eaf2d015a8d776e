"""What staff say about help: what it costs (报价), and which type it is (改类)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.desk import lookup
from flows.desk.acting import act
from flows.desk.asked import deed
from flows.desk.word import StaffWord, Usage
from flows.help.settings import HELP, HelpRequests
from flows.help.sorting import likely
from flows.help.texts import desk as desk_texts
from nlp import listed

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case

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
    if listed.says_only("help", {"agreed", "fine"}, words):
        return act(asked, case, deed(asked, "agree"), desk_texts.noted_yes)
    return act(asked, case, deed(asked, "quote", words), desk_texts.was_asked)


def today(asked: Asked) -> str:
    """Say how many ask for help whom nobody has answered yet, for 今日."""
    known = asked.store.cases.open_of_kind(asked.community, HELP)
    waiting = [case for case in lookup.visible(asked, known) if case.status == "registered"]
    late = sum(deadlines.is_overdue(case, asked.now) for case in waiting)
    return desk_texts.wait_today([case.number for case in waiting], late) if waiting else ""


def sort(asked: Asked, case: Case, words: str) -> str:
    """Make it another type (改类), by its name or by what it is about."""
    types = asked.settings.section(HelpRequests).types
    named = [key for key, one in types.items() if words and words in one.name]
    found = named or likely(words, asked.settings)
    if len(found) != 1:
        return desk_texts.which_type(asked.view(case), [one.name for one in types.values()])
    done = replace(deed(asked, "sort", types[found[0]].name), reason=found[0])
    return act(asked, case, done, desk_texts.was_sorted)


COMMANDS = (
    StaffWord(
        "报价", quote, "quote", names=("quote", "agree"),
        forms=(Usage("报价 单号 价钱　报价 单号 已同意", "quote", 9),),
    ),
)  # fmt: skip
