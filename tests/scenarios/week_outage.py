"""One outage in the week: announced, put off, over; each home of the building hears it once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.scenarios.week_count import NUMBER

if TYPE_CHECKING:
    from tests.scenarios.week import Week
    from tests.scenarios.week_homes import Neighbour

BUILDING = "2"
NEWS = {  # each in its own words, or as a card where the platform lets nothing else through
    "通知": r"【停水通知】|停水停电通知[\s\S]*停用通知",
    "改时间": r"【停水改时间】|停水停电通知[\s\S]*时间有变",
    "恢复": r"【停水已恢复】|停水停电通知[\s\S]*已恢复",
}
PUSHED = {"service", "template"}


def is_announced(week: Week) -> None:
    """Let who leads the clerks announce that the water is off tomorrow; the manager says yes."""
    reply = week.commands(week.staff["孙丽"], f"公告 停水 {BUILDING}栋 明天9-17 水箱清洗")
    found = NUMBER.search(reply)
    assert found is not None, reply
    week.outage = found[0]
    assert "已同意" in week.commands(week.staff["周敏"], f"审批 {week.outage} 同意")


def takes_longer(week: Week) -> None:
    """Let it take until the evening."""
    assert "已改" in week.commands(week.staff["孙丽"], f"公告 延期 {week.outage} 今天20点")


def is_over(week: Week) -> None:
    """Let the water come back."""
    assert "恢复" in week.commands(week.staff["孙丽"], f"公告 恢复 {week.outage}")


def was_heard_by_whom_it_concerns(week: Week) -> None:
    """Compare every phone with who lives in the building, and what the author reads with both."""
    reached = 0
    for one in week.neighbours:
        if one.building == BUILDING:
            reached += 1
            if any(_told(one, words) == [] for words in NEWS.values()):
                week.says(one.member, "在吗")  # the platform let no more through until now
        for words in NEWS.values():
            told = _told(one, words)
            pushed = [via for via in told if via in PUSHED]
            concerned = one.building == BUILDING
            assert bool(told) >= concerned, f"{one.member.name} never read {words}"
            assert len(pushed) <= concerned, f"{one.member.name} of {one.home}: {words} {told}"
    shown = week.staff["孙丽"].says(f"公告 {week.outage}")
    assert re.search(rf"通知{reached}人，送达{reached}人", shown), shown


def _told(one: Neighbour, words: str) -> list[str]:
    """Return the ways by which somebody was told it."""
    return [b.via for b in one.member.phone.screen if not b.mine and re.search(words, b.text)]
