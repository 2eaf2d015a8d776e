"""Staff who say that something is to be reported (…报个修) are led into a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.people import Member


@pytest.mark.parametrize(
    "words",
    [
        *("设备科办公室的日光灯坏了一排 报个修", "前台打印机坏了，报修一下"),
        *("我们科室的热水器不热了，帮忙报个修", "大厅玻璃裂了 报修"),
    ],
)
def test_what_is_declared_at_the_end_is_reported(supervisor: Member, words: str) -> None:
    reply = supervisor.says(words)

    asked = ("在什么位置", "是几栋几单元的", "报修内容请您看一下")
    assert any(words in reply for words in asked)


@pytest.mark.parametrize("words", ["今天来报修的人真多", "昨天那个报修"])
def test_who_speaks_of_reports_reports_nothing(supervisor: Member, words: str) -> None:
    assert "在什么位置" not in supervisor.says(words)
