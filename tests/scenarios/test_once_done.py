"""What residents say once they heard that it is done: fixed, why not, how content they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import finished

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_the_first_fixed_hears_when_they_are_asked_once_more(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    finished(resident, clerk, engineer)

    assert "再回访您一次" in resident.says("修好了")


@pytest.mark.parametrize(
    ("words", "apart"), [("今儿停电不", "停电"), ("楼道灯也不亮了", "报修内容")]
)
def test_what_is_plainly_apart_is_no_reason(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str, apart: str
) -> None:
    """The reason is still asked for, hours later, too."""
    finished(resident, clerk, engineer)
    resident.says("没修好")
    world.advance(minutes=180)
    reply = resident.says(words)

    assert world.cases()[-1].status == "finished"
    assert apart in reply or "还有哪里没好" in reply
    if "报修内容" in reply:
        resident.says("确认")
    resident.says("接头还是渗")
    assert any("接头还是渗" in push for push in engineer.hears())


@pytest.mark.parametrize("words", ["为什么还漏呢", "还在滴水，今天能来吗"])
def test_a_reason_may_be_a_question(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    finished(resident, clerk, engineer)
    resident.says("没修好")
    resident.says(words)

    assert world.cases()[0].status == "reopened"


def test_mostly_content_is_enough_for_an_answer(
    world: World, resident: Member, clerk: Member
) -> None:
    resident.says("建议在小区北门装一盏灯")
    resident.says("确认")
    clerk.says(f"不采纳 {world.cases()[0].number} 已经有灯了")
    resident.says("基本满意")

    assert world.cases()[0].status == "closed"


def test_what_is_pressed_for_is_what_the_words_fit(
    world: World, resident: Member, clerk: Member
) -> None:
    resident.says("建议在小区北门装一盏灯")
    resident.says("确认")
    clerk.says(f"不采纳 {world.cases()[0].number} 已经有灯了")
    resident.says("投诉保安态度太差，骂人")
    resident.says("确认")
    reply = resident.says("灯还没装呢")

    assert "TS" not in reply
    assert "JY" in reply


def test_blame_is_offered_as_no_praise(resident: Member) -> None:
    resident.says("态度太差")

    assert not any("表扬" in tap.label for tap in resident.last.options)
