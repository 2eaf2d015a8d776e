"""No figure and no number tells somebody of a case that is hidden from them."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest

from storage.cases import MOST_LEFT_OUT
from tests.scenarios.test_complaint import complain

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

REPORT = re.compile(r"BX\d{8}-\d{4}")
LOAD = re.compile(r"王强（手上(\d+)单")


def hidden_report(world: World, resident: Member) -> str:
    """Turn a complaint about 陈静 into a report that she doesn't see; return its number."""
    number = complain(resident, "投诉陈静，报了三次水管漏水她都不登记，态度很差")
    reply = world.member("孙丽").says(f"转报事 {number}")
    found = REPORT.search(reply)
    assert found is not None, reply
    return found[0]


def reported(member: Member) -> str:
    """Report a leak and return its number."""
    found = REPORT.search(member.says("厨房水管漏水了，下午三点后在家") + member.says("确认"))
    assert found is not None
    return found[0]


def load_of(reply: str) -> int:
    """Return how much 王强 has on hand, as a reply says."""
    found = LOAD.search(reply)
    assert found is not None, reply
    return int(found[1])


@pytest.mark.gaps
def test_numbers_of_reports_leave_gaps_that_tell_nothing(clerk: Member) -> None:
    """Between two that 陈静 sees there may be one that accuses her, or none."""
    entered = [clerk.says(f"代报 3-2-{n}01 1381234567{n} 马桶堵了") for n in range(1, 10)]
    numbers = [int(number[-4:]) for reply in entered for number in set(REPORT.findall(reply))]
    assert len(numbers) == len(entered)
    steps = [b - a for a, b in itertools.pairwise(numbers)]

    assert min(steps) >= 1
    assert max(steps) <= 1 + MOST_LEFT_OUT
    assert len(set(steps)) > 1  # all alike once in 9**7


def test_the_load_of_an_engineer_counts_nothing_hidden(
    world: World, resident: Member, clerk: Member
) -> None:
    head = world.member("孙丽")
    number = hidden_report(world, resident)
    head.says(f"受理 {number}")
    assert "王强" in head.says(f"派 {number} 王强")
    assert "没找到这个单号" in clerk.says(f"状态 {number}")

    other = reported(resident)

    assert load_of(clerk.says(f"派 {other}")) == 0
    assert load_of(head.says(f"派 {other}")) == 1
