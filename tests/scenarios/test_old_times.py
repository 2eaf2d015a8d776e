"""Who tells of old times, or of an afternoon, reports nothing; what is broken now is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.people import Member


@pytest.mark.parametrize(
    "text",
    [
        "那会儿住平房，水管一冻全院都没水",
        "小时候停电都点蜡烛，墙熏得黢黑",
        "我跟老邻居唠了一下午，天都黑了",
    ],
)
def test_a_story_begins_no_report(resident: Member, text: str) -> None:
    assert "报修内容" not in resident.says(text)


@pytest.mark.parametrize(
    "text", ["早些年装的热水器坏了", "小时候哪见过，现在厨房水管漏得满地", "聊天聊着聊着客厅灯灭了"]
)
def test_what_is_broken_now_is_reported(resident: Member, text: str) -> None:
    assert "报修内容" in resident.says(text)
