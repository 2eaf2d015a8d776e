"""Questions that are no case: passed on, answered by a clerk, read by whoever asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scenarios.week import Week

PASSED_ON = "已转给客服，最晚"
ANSWERED = "”，同事回您："
WAITING = re.compile(r"等回答的问题(\d+)个")
SAYS = (
    "问过了，可以的，带上证件到前台就行",
    "没有这项，门口的公告栏有联系方式",
    "周一到周六都能办",
)


def are_answered(week: Week, name: str) -> None:
    """Let a clerk answer what waits, but for one in ten, which somebody else knows tomorrow."""
    member = week.staff[name]
    week.commands(member, "问题")
    for content in [option.content for option in member.last.options]:
        if re.fullmatch(r"答 \d+", content) and week.lot.random() < 0.9:
            week.commands(member, f"{content} {week.lot.choice(SAYS)}")


def none_is_lost(week: Week) -> None:
    """Compare what was passed on with the answers on the phones, and what still waits."""
    told = week.staff["陈静"].says("问题")
    waiting = WAITING.search(told)
    shown = [bubble.text for one in week.neighbours for bubble in one.member.phone.screen]
    answered = sum(text.count(ANSWERED) for text in shown)
    assert week.count.passed_on == answered + (int(waiting[1]) if waiting else 0)
