"""How the staff get through the week: each looks at what is theirs and does the next thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.scenarios.week_count import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.scenarios.people import Member
    from tests.scenarios.week import Week

CLERKS = ("陈静", "何敏")
ENGINEERS = ("王强", "刘洋", "张勇", "马超")
ILL = "张勇"
HEADS = ("孙丽", "周敏", "赵刚", "吴总")
AN_HOUR = 4  # jobs that one engineer gets done in an hour
PAGES = 12
DONE = ("换了新的，试过了没问题", "已处理好，现场看过了", "清理干净了，一切正常", "调好了，能用了")
# What staff write after the word of the next step; the first that is offered is done.
NEXT: tuple[tuple[str, str], ...] = (
    ("受理", ""),
    ("属实", "确有此事"),
    ("方案", "当面说明并改排班 2天内落实"),
    ("同意", ""),
    ("完成", "已经落实，现场核对过了"),
    ("采纳", "下周一前办好"),
    ("归档", ""),
    ("调查", "看了记录，问了当班同事，反映的情况存在"),
)


def hour(week: Week, name: str) -> None:
    """Let somebody do what is theirs for an hour."""
    if name in ENGINEERS:
        works(week, name)
    else:
        for number in to_do(week, name):
            if number[:2] in ("BX", "QZ"):
                sends(week, name, number)
            else:
                decides(week, name, number)


def to_do(week: Week, name: str) -> list[str]:
    """Return the numbers of what stands in somebody's list, all pages of it."""
    member = week.staff[name]
    week.commands(member, "待办")
    found: list[str] = []
    for _ in range(PAGES):
        contents = [option.content for option in member.last.options]
        found += [number for one in contents for number in NUMBER.findall(one)]
        onward = [one for one in contents if one.startswith("待办 ")]
        if not onward:
            break
        week.commands(member, onward[0])
    return list(dict.fromkeys(found))


def sends(week: Week, name: str, number: str) -> None:
    """Accept what came and send somebody: the first who is offered and not known to be ill."""
    member = week.staff[name]
    if week.count.cases[number].status == "registered":
        week.commands(member, f"受理 {number}")
    if week.count.cases[number].status != "accepted":
        return
    if week.lot.random() < 0.1:  # solved by phone
        week.commands(member, f"完成 {number} 电话里说清楚了，已解决")
        return
    week.commands(member, f"派 {number}")
    able = [one for one in offered(member, f"派 {number} ") if one not in week.known_ill]
    week.commands(member, f"派 {number} {able[0] if able else '王强'}")


def offered(member: Member, start: str) -> list[str]:
    """Return the names that can be tapped after some words."""
    contents = (option.content for option in member.last.options)
    return [one.removeprefix(start).split()[0] for one in contents if one.startswith(start)]


def decides(week: Week, name: str, number: str) -> None:
    """Do the next thing that is offered of a complaint, a suggestion, a plan."""
    member = week.staff[name]
    week.commands(member, f"状态 {number}")
    labels = {option.label: option.content for option in member.last.options}
    for label, words in NEXT:
        if label in labels:
            week.commands(member, f"{labels[label]} {words}".strip())
            return


def works(week: Week, name: str) -> None:
    """Take everything, then go to some and finish them; one who is ill does nothing."""
    if name == ILL and week.is_ill:
        return
    member = week.staff[name]
    done = 0
    for number in to_do(week, name):
        case = week.count.cases[number]
        if case.letters not in ("BX", "QZ"):
            continue
        if case.status in ("dispatched", "reopened"):
            week.commands(member, f"接 {number}")
        if done >= AN_HOUR or case.status not in ("taken", "arrived", "deferred"):
            continue
        done += 1
        _finishes(week, member, number)


def _finishes(week: Week, member: Member, number: str) -> None:
    chance = week.lot.random()
    if chance < 0.06:
        week.commands(member, f"暂缓 {number} 待料 明天下午3点")
        return
    if chance < 0.12:
        week.commands(member, f"进展 {number} 拆开看了，要换个配件")
        return
    week.commands(member, f"到场 {number}")
    reply = week.commands(member, f"完成 {number} {week.lot.choice(DONE)}")
    if "没点同意" in reply:
        week.commands(member, f"报价 {number} 已同意")
        week.commands(member, f"完成 {number} {week.lot.choice(DONE)}")


def falls_ill(week: Week) -> None:
    """Let the ill one give back one job and hand over another; the rest lies there."""
    member = week.staff[ILL]
    theirs = [one for one in to_do(week, ILL) if one[:2] in ("BX", "QZ")]
    for number in theirs[:1]:
        week.commands(member, f"退回 {number} 生病了，去医院")
    for number in theirs[1:2]:
        week.commands(member, f"转 {number} 王强")
    week.is_ill = True


def is_replaced(week: Week) -> None:
    """Let the head see what is late, and give what the ill one has to others."""
    head = week.staff["赵刚"]
    week.known_ill.add(ILL)
    week.commands(head, f"状态 {ILL}")
    numbers = NUMBER.findall(" ".join(option.content for option in head.last.options))
    numbers += NUMBER.findall(head.last.text)
    for place, number in enumerate(dict.fromkeys(numbers)):
        week.commands(head, f"转 {number} {('刘洋', '王强')[place % 2]}")


def goes(week: Week, pushes: Iterable[str]) -> None:
    """Let the guard go to every danger that is called out."""
    guard = week.staff["马超"]
    for number in dict.fromkeys(re.findall(r"BX\d{8}-\d{4}", "\n".join(pushes))):
        case = week.count.cases[number]
        if case.status in ("registered", "accepted", "dispatched"):
            week.commands(guard, f"我去 {number} 5")
            week.commands(guard, f"到场 {number}")
            week.commands(guard, f"完成 {number} 到场看了，已经安全")
