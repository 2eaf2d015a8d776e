"""What the desk does with suggestions: 采纳 不采纳 回复 建议箱."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.desk import lookup
from flows.desk.acting import act
from flows.desk.asked import deed, files_of
from flows.desk.promise import promised
from flows.desk.texts.lists import Pages
from flows.desk.word import StaffWord, Usage
from flows.suggestion import box_desk
from flows.suggestion.digest import PAGE, in_box
from flows.suggestion.settings import SUGGESTIONS
from flows.suggestion.texts import desk as desk_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.desk.asked import Asked
    from flows.desk.view import View
    from storage.records.case import Case

ANSWER = 1000  # characters that a resident reads


def adopt(asked: Asked) -> str:
    """Adopt a suggestion (采纳); a time in the words is what the resident is promised."""
    until = promised(asked.command.rest, asked.now, asked.settings)
    return _decided(asked, "adopt", desk_texts.noted_adoption, until)


def decline(asked: Asked) -> str:
    """Say no, with the reason (不采纳)."""
    return _decided(asked, "decline", desk_texts.noted_decline)


def answer(asked: Asked, _case: Case) -> str:
    """Answer what needs no decision (答复, 回复)."""
    return _decided(asked, "reply", desk_texts.noted_reply)


def box(asked: Asked) -> str:
    """List the suggestions that wait, what nobody opened first (建议箱)."""
    cases = [c for c in in_box(asked.store, asked.community) if asked.sees(c)]
    if not cases:
        return desk_texts.EMPTY_BOX
    pages = Pages(len(cases), asked.command.page, PAGE)
    return desk_texts.box(pages.of(cases), pages, asked.now, asked.settings)


def _decided(
    asked: Asked, action: str, answer: Callable[[View], str], until: int | None = None
) -> str:
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    if case.kind != SUGGESTIONS:
        return desk_texts.no_suggestion(asked.command.word, asked.view(case))
    done = replace(deed(asked, action), text=asked.command.rest[:ANSWER], until=until)
    return act(asked, case, done, answer)


def opened(asked: Asked, view: View) -> str:
    """Say what was read: the whole suggestion with its files."""
    return desk_texts.whole_suggestion(view, files_of(asked, view.case)[1])


def carried_out(_asked: Asked, view: View) -> str:
    """Note what became of it."""
    return desk_texts.noted_result(view)


def look_again(_asked: Asked, view: View) -> str:
    """Note that the resident does not agree."""
    return desk_texts.look_again(view)


COMMANDS = (
    StaffWord(
        "采纳", adopt, "adopt", ("采纳建议",), names=("adopt",),
    ),
    StaffWord(
        "不采纳", decline, "decline", ("暂不采纳", "未采纳"), names=("decline",),
    ),
    StaffWord(
        "建议箱", box, also=("意见箱", "看建议"), alone=True, needs="adopt",
        forms=(Usage("建议箱　回复/采纳/不采纳 单号 说明", "adopt", 29),),
    ),
    StaffWord(
        "开箱", box_desk.open_box, also=("已开箱",), needs="adopt",
        forms=(Usage("开箱 楼栋 件数（木意见箱）", "adopt", 31),),
    ),
)  # fmt: skip
