"""What is said when a case becomes one of another kind: to the resident, and to who turned it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.cases.texts.words import head
from flows.desk.texts import done as desk
from flows.intake.texts.register import KINDS
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from flows.cases.news import News
    from flows.desk.texts.done import View
    from storage.records import Case

KIND_OF = {"转投诉": "complaint", "转报事": "report"}  # the word of staff: what it becomes
AGREES = "同意"  # in the words after 转报事: the resident lets their name be seen
_NAMES = KINDS | {"report": "报事"}
_COMPLAINS = re.compile(r"^我?(?:要|想)?投诉(?:一下)?[:：,，。 ]+")
_OLD = {"report": "原来的报修", "help": "原来的求助"}


def became(other: Case) -> str:
    """Write on the old case what it became."""
    return f"已转为{_NAMES[other.kind]} {other.number}"


def description(case: Case, words: str, *, unhappy: bool) -> str:
    """Put together what the new case is about: what was said now, the rating, and what was said."""
    rated = case.rating_text if unhappy else None
    said = _COMPLAINS.sub("", case.description) or case.description
    parts = [part.strip() for part in (words, rated, said) if part and part.strip()]
    return "；".join(parts)[:500]


def _due(happened: News) -> str:
    other = happened.deed.into
    at = other.due_at if other else None
    return times.moment(at, happened.moment.now, happened.moment.settings.zone) if at else ""


def turned(happened: News) -> str:
    """Tell the resident in one sentence: what was turned, its number, who looks at it, by when."""
    other = happened.deed.into
    if other is None:
        return ""
    kind = _NAMES[other.kind]
    then = "受理后告诉您由谁来查" if other.kind == "complaint" else "派了师傅马上告诉您"
    return (
        f"您的{_NAMES[happened.before.kind]}{head(happened)}已按{kind}办理，新单号 {other.number}，"
        f"值班管理员{_due(happened)}前受理，{then}。"
    )


def linked(happened: News) -> str:
    """Tell the resident that a complaint was made of it, while the work goes on."""
    other = happened.deed.into
    if other is None:
        return ""
    old = _OLD.get(happened.case.kind, _OLD["report"])
    return (
        f"您对{head(happened)}的意见已登记为投诉，单号 {other.number}，"
        f"值班管理员{_due(happened)}前受理，受理后告诉您由谁来查，{old}照常办。"
    )


def done(view: View, other: Case, *, again: bool) -> str:
    """Say what it became, and offer to accept it."""
    kind = _NAMES[other.kind]
    look = f"{tap('受理', f'受理 {other.number}')}　{tap('状态', f'状态 {other.number}')}"
    if again:
        return f"{desk.number(view)}之前已经转过，{kind}单号 {other.number}。\n{tap('状态', f'状态 {other.number}')}"
    by = desk.when(view, other.due_at)
    return f"已把 {desk.number(view)}转为{kind} {other.number}，{desk.hears(view)}\n请在{by}前受理：{look}"


def done_by_others(view: View) -> str:
    """Say no more to who may not see what it became."""
    return f"{desk.number(view)}已转给上级处理，之后由他们跟进。"


def is_one(view: View) -> str:
    """Say that it is of this kind already."""
    return f"{desk.number(view)}本来就是{_NAMES[view.case.kind]}，不用转。{desk.following(view)}"


def not_so(view: View, word: str) -> str:
    """Say that this kind of case can't become that."""
    return f"{desk.number(view)}是{_NAMES[view.case.kind]}，不能{word}。{desk.following(view)}"


def too_late(view: View, word: str) -> str:
    """Say that it is decided already."""
    state = desk.STATUS.get(view.case.status, "")
    return f"{desk.number(view)}{state}，现在不能{word}。{desk.following(view)}"


def ask_consent(view: View) -> str:
    """Ask whether the resident agrees that a worker sees who it is."""
    number = view.case.number
    return (
        f"{desk.number(view)}住户要求保密，转成报事后师傅会看到姓名和房号。"
        f"先问过住户，同意的话写：转报事 {number} 住户同意"
    )
