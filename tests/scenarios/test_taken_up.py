"""An open question comes back: after a greeting, a binding, a scan or a danger; days later, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.people import scene_of

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

DAY = 24 * 3600


@pytest.mark.parametrize(
    "greeting",
    [
        "你好",
        "在吗",
        "您好！",
        "有人吗",
        "在不在",
        "早上好",
        "你好，在吗？",
        "请问有人在吗",
        "喂",
        "hello",
    ],
)
def test_a_greeting_to_an_open_question_brings_it_back(
    world: World, resident: Member, greeting: str
) -> None:
    """At once and on the next day: the recap and the question, and nothing is answered by it."""
    resident.says("报修")
    resident.says("1")
    at_once = resident.says(greeting)
    world.clock.advance(DAY)
    next_day = resident.says(greeting)
    shown = resident.says("水管漏水了")

    for reply in (at_once, next_day):
        assert "接着刚才的报修（3栋2单元1501）" in reply
        assert "什么问题" in reply
    assert "内容：水管漏水了" in shown


def test_a_time_that_has_passed_is_asked_anew(world: World, resident: Member) -> None:
    """Nobody is sent at a time of yesterday: neither a greeting nor a yes files it."""
    resident.says("厨房水管漏水了，下午三点后在家")
    world.clock.advance(DAY)
    greeted = resident.says("你好")
    shown = resident.says("明天上午")
    world.clock.advance(2 * DAY)
    asked = resident.says("确认")

    assert "昨天15:00以后）已经过了" in greeted
    assert "上门：明天上午" in shown
    assert "内容：厨房水管漏水了\n" in shown
    assert "已经过了" in asked
    assert world.cases() == []
    assert "BX" in resident.says("后天下午")
    [case] = world.cases()
    assert case.available_from is not None
    assert case.available_from > world.clock.now() * 1000


def test_a_time_still_to_come_is_kept(world: World, resident: Member) -> None:
    """It reads as people would say it on that day."""
    resident.says("厨房水管漏水了，明天下午三点后在家")
    world.clock.advance(DAY)

    assert "上门：今天15:00以后" in resident.says("你好")
    assert "BX" in resident.says("确认")


def test_binding_in_the_middle_brings_the_report_back(stranger: Member) -> None:
    """In one line; the home and the phone that are known now are asked for no more."""
    stranger.says("厨房水管漏水了")
    reply = stranger.says("绑定 5栋1单元802 张秀英 13800000003")

    assert "绑定好了" in reply
    assert "接着刚才的报修" in reply
    assert "地点：5栋1单元802" in reply
    assert "电话：13800000003" in reply
    assert "BX" in stranger.says("确认")


def test_binding_at_the_question_for_the_phone_answers_it(stranger: Member) -> None:
    """The place that was told stays."""
    stranger.says("东门灯不亮")
    stranger.says("绑定")
    stranger.says("5栋1单元802")
    stranger.says("张秀英")
    reply = stranger.says("13800000003")

    assert "地点：东门" in reply
    assert "电话：13800000003" in reply


def test_the_phone_of_the_first_case_serves_the_second(stranger: Member) -> None:
    """It is shown to be confirmed, not asked for again."""
    stranger.says("东门灯不亮")
    stranger.says("另外我家5栋1单元801马桶堵了")
    stranger.says("13912340000")
    second = stranger.says("确认")

    assert "内容：我家5栋1单元801马桶堵了" in second
    assert "电话：13912340000" in second


def test_a_scan_in_the_middle_brings_the_question_back(world: World, resident: Member) -> None:
    """That of the own room, which is bound already, and that of another after its binding."""
    shown = resident.says("厨房水管漏水了")
    own = resident.follows(scene_of(world, "3", "2", "1501"))
    other = resident.follows(scene_of(world, "1", "1", "101"))
    resident.says("李雷")
    bound = resident.says("13800000001")

    assert own.endswith(shown)
    assert "姓名" in other
    assert "接着刚才的报修（3栋2单元1501" in bound


def test_danger_in_the_middle_keeps_the_report(world: World, resident: Member) -> None:
    """Help comes first; what was asked is kept, and 继续 brings it back."""
    shown = resident.says("卧室灯不亮")
    reply = resident.says("着火了")
    back = resident.says("继续")

    assert reply.index("119") < reply.index("刚才的报修（3栋2单元1501，卧室灯不亮）我留着")
    assert back.endswith(shown)
    assert [case.danger for case in world.cases()] == ["fire"]
