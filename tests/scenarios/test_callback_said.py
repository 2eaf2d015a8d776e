"""Answers to a callback as people say them: of several cases, with another matter, afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import finished, report
from tests.scenarios.test_callback_chat import of

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def asked_about(world: World, *numbers: str) -> Member:
    """Let the trial days go by until 李雷 is asked about cases that he called right."""
    resident = world.member("李雷")
    for number in numbers:
        resident.says(f"修好了 {number}")
    world.advance(days=2.9)
    resident.says("你好")
    world.advance(hours=3.1)
    told = "".join(resident.hears())
    assert all(number in told for number in numbers)
    return resident


def test_each_of_two_gets_its_own_answer_and_what_is_added_goes_where_it_belongs(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    tap = finished(resident, clerk, engineer)
    lamp = report(resident, "客厅的灯不亮了")
    clerk.says(f"派 {lamp} 王强")
    engineer.says(f"完成 {lamp} 换了灯")
    asked_about(world, tap, lamp)
    engineer.says("待办")
    engineer.hears()

    reply = resident.says("水管那个满意 灯不满意 又一闪一闪的")
    assert f"{tap}（厨房水管漏水了）记下了：满意" in reply
    assert [world.case(one).status for one in (tap, lamp)] == ["closed", "reopened"]
    assert [(o[0].result, o[0].words) for o in (of(world, tap), of(world, lamp))] == [
        ("satisfied", ""),
        ("dissatisfied", "又一闪一闪的"),
    ]
    assert any("一闪一闪" in push for push in engineer.hears())

    resident.says("来之前先打个电话")
    assert any("先打个电话" in push for push in engineer.hears())
    head = world.member("赵刚")
    head.says("待办")
    clerk.says(f"回访 {lamp} 不满意 要换整个灯座")
    world.sweep()
    assert ["换整个灯座" in "".join(one.hears()) for one in (engineer, head)] == [True, True]
    assert "换整个灯座" in clerk.says(f"状态 {lamp}")


def test_an_answer_and_another_matter_in_one_breath_are_both_done(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)
    asked_about(world, number)

    reply = resident.says("满意满意，不过一楼楼道那个灯这两天黑着，摸黑开门")

    assert "记下了：满意" in reply
    assert "楼道那个灯" in reply.split("内容：")[1]
    assert [(o.result, o.words) for o in of(world, number)] == [("satisfied", "")]
    assert world.case(number).status == "closed"
    assert "登记好了" in resident.says("确认")

    assert "补充" in resident.says(f"基本满意 {number}")
    assert "门禁" in resident.says("单元门的门禁刷卡没反应")  # no words for who did the work
    assert of(world, number)[0].words == ""


@pytest.mark.parametrize(
    ("said", "adds"),
    [
        ("充了五百块电费，过去一天了还是0.00，订单号截图发您", False),
        ("保安给他亲戚留车位，我录了像", False),
        ("补充一句 师傅还把水槽顺手擦了", True),
    ],
)
def test_hours_after_an_answer_another_matter_is_no_more_of_it(
    world: World, resident: Member, clerk: Member, engineer: Member, said: str, *, adds: bool
) -> None:
    """有什么要补充的 is a courtesy: what is told long after it is heard for itself."""
    number = finished(resident, clerk, engineer)
    asked_about(world, number)
    assert "补充的" in resident.says(f"满意 {number}")
    world.advance(hours=2.1)

    assert ("会转告" in resident.says(said)) == adds

    assert (of(world, number)[0].words == said) == adds


def test_a_word_that_is_said_beats_what_is_guessed_and_a_remark_is_kept(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")
    assert number in resident.says("水温可以")  # on trial: kept, and nobody is sent for
    asked_about(world, number)
    engineer.says("待办")
    engineer.hears()

    assert "记下了：满意" in resident.says("烫死我了哈哈哈 一开就烫 满意得很")
    assert world.case(number).status == "closed"
    assert "会转告" in resident.says("补充一句 王师傅还把水槽顺手擦了 该涨工资")
    assert "谢谢" in resident.says("再说一遍啊不是投诉是表扬")
    assert "谢谢" in resident.says("没有别的了")
    told = "".join(engineer.hears())
    assert "顺手擦了" in told
    assert "不是投诉是表扬" in told
    (callback,) = of(world, number)
    assert "一开就烫" in callback.words
    assert "顺手擦了" in callback.words


def test_unhappy_before_anybody_asked_it_is_an_answer_too(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")

    assert "还没好的话，点没修好" in resident.says("满意是满意，就是现在又漏了")
    assert "哪里还不满意" in resident.says("不满意")
    head = world.member("赵刚")
    head.says("待办")
    engineer.says("待办")
    assert "会转告" in resident.says("还是一滴一滴的")
    world.sweep()
    assert [world.case(number).status, len(of(world, number))] == ["reopened", 2]
    assert ["一滴一滴" in "".join(one.hears()) for one in (head, engineer)] == [True, True]
    assert of(world, number)[0].words == "还是一滴一滴的"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("热水来了，我又是个人了，感恩", "closed"),
        ("辛苦了，电梯又能坐了", "closed"),
        ("怎么还没动静", "closed"),
        ("喷泉池里的水绿得发亮，催了又催，啥时候放", "closed"),
        ("谢谢，还是不行", "reopened"),
        ("好了两天又漏了，谢谢", "reopened"),
        ("怎么还没弄好", "reopened"),
    ],
)
def test_thanks_how_it_goes_and_another_matter_are_no_complaint_about_the_work(
    world: World, resident: Member, clerk: Member, engineer: Member, said: str, status: str
) -> None:
    number = finished(resident, clerk, engineer)
    asked_about(world, number)

    assert resident.says(said)

    assert world.case(number).status == status
