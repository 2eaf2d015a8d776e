"""Asked afterwards (回访): what residents answer in chat, whom the clerks call, and our count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.scenarios.week_count import NUMBER, RESULTS

if TYPE_CHECKING:
    from tests.scenarios.people import Member
    from tests.scenarios.week import Week

ASKED = re.compile(r"回访.*您满意吗", re.DOTALL)
SHARES = {"满意": 55, "基本满意": 20, "不满意 又坏了": 10, "": 15}  # in chat; nothing: 15
ON_THE_PHONE = {"满意": 50, "基本满意": 20, "不满意 还有点滴水": 10, "未接通": 20}
CALLS_AN_HOUR = 8
NOTED = re.compile("回访记下了|已记：")
IN_VAIN, GIVEN_UP = "次未接通", "次都没接通"
ANEW = "给您新开一单"  # of an archived complaint, which stays as it is
TOLD = re.compile(r"有回答(\d+)件")
COUNTED = re.compile(r"满意(\d+)、基本满意(\d+)、不满意(\d+)")


def answers(week: Week, member: Member, text: str) -> bool:
    """Let somebody answer whether they are satisfied; tell whether they were asked."""
    if not ASKED.search(text):
        return False
    for number in dict.fromkeys(NUMBER.findall(text)):
        week.count.cases[number].asked = True
        (said,) = week.lot.choices(list(SHARES), list(SHARES.values()))
        if not said:
            continue
        word, _, why = said.partition(" ")
        reply, _ = week.says(member, f"{word} {number} {why}".strip())
        if ANEW in reply:
            week.count.cases[number].answered(word)
    return True


def are_made(week: Week, name: str) -> None:
    """Let a clerk call everybody on the list, page after page, and write down what they say."""
    member = week.staff[name]
    called: set[str] = set()
    for _ in range(CALLS_AN_HOUR):
        week.commands(member, "回访")
        contents = " ".join(option.content for option in member.last.options)
        waiting = [one for one in NUMBER.findall(contents) if one not in called]
        if not waiting:
            break
        called.add(waiting[0])
        (said,) = week.lot.choices(list(ON_THE_PHONE), list(ON_THE_PHONE.values()))
        reply = week.commands(member, f"回访 {waiting[0]} {said}")
        case, word = week.count.cases[waiting[0]], said.partition(" ")[0]
        if NOTED.search(reply) and word in RESULTS:
            case.answered(word, by_staff=True)
        elif IN_VAIN in reply:  # until somebody tries again, what they say in chat answers it
            case.asked = True
        elif GIVEN_UP in reply:
            case.asked = False


def figures_agree(week: Week) -> None:
    """Compare 统计 回访 with what we heard."""
    told = week.staff["周敏"].says("统计 回访 本月")
    counted = week.count.satisfaction()
    found = TOLD.search(told)
    assert (int(found[1]) if found else 0) == sum(counted), f"{told}\n{counted}"
    results = COUNTED.search(told)
    assert (tuple(map(int, results.groups())) if results else (0, 0, 0)) == counted, told
