"""Things in the week: a wheelchair that is not brought back, a purse that somebody looks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.scenarios import week_messages

if TYPE_CHECKING:
    from tests.scenarios.week import Week

LENT_DAYS = 3
FOUND = re.compile(r"SW\d{8}-\d{4}")


def are_lent(week: Week) -> None:
    """Let somebody borrow the wheelchair."""
    one, clerk = week.neighbours[0], week.staff["陈静"]
    assert "给您留到" in week.says(one.member, "借一下轮椅")[0]
    home = re.sub("[栋单]元?", "-", one.home)
    assert "前还" in week.commands(clerk, f"借出 轮椅 {home}")


def are_found(week: Week) -> None:
    """Let the guard find a purse, and somebody look for it."""
    assert FOUND.search(week.commands(week.staff["马超"], "拾到 黑色钱包 南门岗亭，内侧绣了朵花"))
    week_messages.tells(week, week.neighbours[1], "求助 我的黑色钱包掉了，可能在南门那边")


def are_not_forgotten(week: Week) -> None:
    """Assert that both lists name them, and that who is late with one was asked for it."""
    clerk, borrower = week.staff["陈静"], week.neighbours[0]
    assert f"轮椅 {borrower.home}" in clerk.says("借物")
    assert FOUND.search(clerk.says("失物"))
    week.says(borrower.member, "在吗")  # a reminder is no template: it waits for a contact
    shown = "\n".join(bubble.text for bubble in borrower.member.phone.screen if not bubble.mine)
    assert ("方便时请还" in shown) == (week.size.days > LENT_DAYS)
    looking = "\n".join(b.text for b in week.neighbours[1].member.phone.screen if not b.mine)
    assert "特征" in looking
