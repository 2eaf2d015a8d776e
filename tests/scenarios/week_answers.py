"""What residents say to what they are told: right or not, stars, a yes, a survey; or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.scenarios import week_calls
from tests.scenarios.inviting import LINK
from tests.scenarios.week_count import NUMBER
from tests.scenarios.week_messages import answers

if TYPE_CHECKING:
    from tests.scenarios.people import Member
    from tests.scenarios.week import Week

IS_IT_RIGHT = re.compile("修好了吗|办好了吗|觉得可以")
WRONG = {"BX": "没修好", "QZ": "没修好", "TS": "没解决", "JY": "再考虑"}
RIGHT = {"BX": "修好了", "QZ": "修好了", "TS": "解决了", "JY": "可以了"}
NOTED = re.compile("转返修|次返修|继续改进|再看一次")
WHY = ("还是老样子，没弄好", "当时好了，过一会儿又这样", "只弄了一半，另一半没动")
STARS = (5, 5, 5, 4, 4, 3)
SURVEY_TURNS = 8


def reads(week: Week, member: Member) -> None:
    """Let somebody read what came, and answer some of it."""
    for text in (part for push in member.news() for part in push.split("\n\n")):
        if week_calls.answers(week, member, text):
            continue
        numbers = list(dict.fromkeys(NUMBER.findall(text)))
        if LINK.search(text):
            if week.lot.random() < 0.6:
                takes_part(week, member)
        elif "同意收费" in text and numbers:
            week.says(member, f"同意 {numbers[0]}")
        elif IS_IT_RIGHT.search(text):
            for number in numbers:
                _judges(week, member, number)


def _judges(week: Week, member: Member, number: str) -> None:
    """Say that it is right, or not, or nothing."""
    what, letters = week.lot.random(), number[:2]
    if what < 0.55:
        spoken = week.lot.random() < 0.3 and letters == "BX"
        words = week.lot.choice(answers("fixed", "fixed")) if spoken else RIGHT[letters]
        reply, _ = week.says(member, words if spoken else f"{words} {number}")
        if spoken and "办结" not in reply:
            week.says(member, f"{RIGHT[letters]} {number}")
        if week.lot.random() < 0.6:
            week.says(member, f"评价 {number} {week.lot.choice(STARS)} 谢谢")
    elif what < 0.72:
        reply, _ = week.says(member, f"{WRONG[letters]} {number}")
        if not NOTED.search(reply):
            week.says(member, week.lot.choice(WHY))


def takes_part(week: Week, member: Member) -> None:
    """Answer the survey in the chat, as the first of the home."""
    reply, _ = week.says(member, "参与")
    for _ in range(SURVEY_TURNS):
        if "谢谢您" in reply:
            week.count.returned.add(member.name)
            return
        if "确认" in reply:
            words = "确认"
        elif "跳过" in reply:
            words = "跳过"
        else:
            words = str(week.lot.randint(1, 3))
        reply, _ = week.says(member, words)
