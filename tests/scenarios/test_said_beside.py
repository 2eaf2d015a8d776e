"""What is said beside what is open: more of it, another place, or nothing that needs reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import finished, report

if TYPE_CHECKING:
    from tests.scenarios.people import Member


def test_what_is_also_so_reaches_who_has_the_case(resident: Member, clerk: Member) -> None:
    words = "房东说外墙也有缝 你们从外面看看"
    report(resident, "下雨时卧室窗框往里渗水")
    clerk.hears()

    resident.says(words)

    assert words in "\n".join(clerk.hears())


def test_an_idea_for_another_place_is_no_remark_on_work_that_is_over(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer, "卫生间地漏堵了")
    resident.says(f"修好了 {number}")
    resident.says("5")

    assert "建议内容" in resident.says("我们这楼单元门口那个地垫能不能也换换，都秃了")


@pytest.mark.parametrize("words", ["打字慢见谅", "不好意思 手机不太会用", "普通话不标准，别介意"])
def test_whoever_excuses_how_they_write_is_asked_nothing(resident: Member, words: str) -> None:
    assert "不客气" in resident.says(words)
    assert "报修内容" in resident.says("不好意思，我家厨房漏水了")
