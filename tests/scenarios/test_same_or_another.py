"""A problem of the same kind as an open case: it is asked which it is, and no word is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import report
from tests.scenarios.test_open_remarks import running, words_on

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

ANOTHER = {
    "厨房水管漏水": (
        "马桶堵了，下不去",
        "热水器那个进水的阀门拧不动了",
        "洗衣机排水的地方冒泡泡，下不去",
        "家里一点水都没有了，水龙头拧开是干的",
        "洗脸盆下水特别慢",
    ),
    "客厅灯不亮": (
        "插座没电了",
        "电表箱那个闸一合就跳",
        "洗衣机那个插座没电了",
        "浴霸按下去没反应",
        "卧室开关按下去没反应",
    ),
    "窗户关不严": ("墙皮鼓起来掉了一大块", "阳台推拉门脱轨了", "纱窗破了个洞", "防盗门合页断了"),
    "家里蟑螂很多": ("天花板里有老鼠跑来跑去", "窗外头马蜂做了个窝"),
    "家里网断了": ("可视对讲听不见声音", "有线电视没信号"),
}
GOES_ON = {
    "厨房水管漏水": (
        "现在水流得更快了",
        "柜子底板都泡起来了",
        "拿盆接着呢，半小时就满",
        "楼下来找我了，说天花板湿了",
        "地上全是水，走都没法走",
        "拧了一下螺丝，滴得慢点了",
        "水管就在水槽底下",
    ),
    "客厅灯不亮": (
        "换了灯泡也不亮",
        "刚才闪了两下又灭了",
        "其他房间的灯都是好的",
        "是那种吸顶灯，遥控的",
        "灯泡我自己换过",
    ),
    "窗户关不严": ("就这样好几个月了",),
    "家里蟑螂很多": ("昨晚厨房又看见五六只", "柜子里都是卵"),
    "家里网断了": ("重启了三次都没用", "昨天晚上还能用"),
}


@pytest.mark.parametrize("told", ANOTHER)
def test_another_problem_of_the_same_kind_never_joins_silently(
    world: World, resident: Member, told: str
) -> None:
    """It is asked, or becomes a case of its own at once."""
    number = report(resident, told)
    for words in ANOTHER[told]:
        reply = resident.says(words)
        assert "另一件事" in reply or "确认" in reply, (words, reply)
        resident.says("取消")
    written = words_on(world, number)
    assert not [words for words in ANOTHER[told] if words in written]


@pytest.mark.parametrize("told", GOES_ON)
def test_what_goes_on_about_it_is_added_without_a_question(
    world: World, resident: Member, told: str
) -> None:
    """Who has the case reads it, and no other case is begun."""
    number = report(resident, told)
    for words in GOES_ON[told]:
        reply = resident.says(words)
        assert "说的是哪一个" not in reply, (words, reply)
        assert words in words_on(world, number), (words, reply)


def test_an_answer_by_number_opens_the_other_case(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """The words are kept on the tap, and stand on no other case."""
    number = running(resident, clerk, engineer)
    asked = resident.says("家里一点水都没有了，水龙头是干的")
    assert "1. 同一件事" in asked
    assert "2. 另一件事" in asked
    assert "一点水都没有" in resident.says("2")
    resident.says("确认")
    world.advance(minutes=30)
    assert "一点水都没有" not in words_on(world, number)
    assert len(world.cases()) == 2


def test_who_does_not_answer_has_told_somebody(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """After ten minutes the words stand on the case; who has it reads them, the resident hears."""
    number = running(resident, clerk, engineer)
    resident.says("家里一点水都没有了，水龙头是干的")
    world.advance(minutes=9)
    assert "一点水都没有" not in words_on(world, number)
    world.advance(minutes=2)
    assert "家里一点水都没有了，水龙头是干的" in words_on(world, number)
    assert any("一点水都没有" in text for text in engineer.hears())
    told = resident.hears()
    assert any(number in text and "另一件事" in text for text in told), told


def test_what_is_said_instead_of_an_answer_leaves_the_words_on_the_case(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """The reply to it says where they went; whoever calls it off said nothing."""
    number = running(resident, clerk, engineer)
    resident.says("家里一点水都没有了，水龙头是干的")
    reply = resident.says("师傅几点来")
    assert "王强" in reply
    assert f"先记在 {number}" in reply
    assert "家里一点水都没有了，水龙头是干的" in words_on(world, number)
    resident.says("洗脸盆下水特别慢")
    resident.says("算了")
    world.advance(minutes=30)
    assert "洗脸盆" not in words_on(world, number)


def test_a_colleague_calls_about_what_nobody_understood(world: World, resident: Member) -> None:
    """Who is asked what they mean and says nothing more is called, with their own words."""
    words = "先紧着我家吧，我下周就生了"
    assert "请同事联系我" in resident.says(words)
    world.advance(minutes=11)
    [case] = world.cases()
    assert words in case.description
    assert any(words[:10] in text and case.number in text for text in resident.hears())


def test_where_it_is_belongs_to_the_case_that_tells_of_it(world: World, resident: Member) -> None:
    for problem in ("对讲没声音了", "投诉 楼道垃圾三天没人收，臭死了"):
        resident.says(problem)
        resident.taps("确认")

    resident.says("垃圾在5楼消防门后面")
    resident.says("对讲来之前半小时微信我")

    complaint, intercom = sorted(world.cases(), key=lambda case: case.kind)
    assert "消防门后面" in words_on(world, complaint.number)
    assert "半小时微信我" in words_on(world, intercom.number)


@pytest.mark.parametrize("text", ["关上了，不滴了，您慢慢来", "现在好点了，不用急"])
def test_who_has_no_hurry_calls_nothing_off(
    world: World, resident: Member, clerk: Member, engineer: Member, text: str
) -> None:
    number = running(resident, clerk, engineer)

    assert "撤销" not in resident.says(text)
    assert world.case(number).status != "withdrawn"


def test_a_friend_to_be_called_is_called(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = running(resident, clerk, engineer)

    resident.says("My Chinese is poor, please call my friend Ken 13711112222")

    assert world.case(number).reporter_phone == "13711112222"
    assert "Ken" in words_on(world, number)


def test_an_animal_at_home_is_for_who_comes(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = running(resident, clerk, engineer)

    resident.says("家里有条哈士奇，看着凶不咬人，别让它溜出去")

    assert "别让它溜出去" in words_on(world, number)
    assert "虫鼠" in resident.says("家里有老鼠")
