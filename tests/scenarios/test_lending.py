"""Things the office lends: asked for in any words, handed out, late, back, and the next in line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.catalog import CATALOG
from flows.lending.settings import Lends
from storage.store import Store

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

HOME, NEIGHBOUR = "3栋2单元1501", "5栋1单元802"


def pushed(member: Member) -> str:
    """Return what somebody was pushed since the last look."""
    return "\n".join(member.hears())


def neighbour(world: World) -> Member:
    """Return 张秀英, bound."""
    member = world.member("张秀英")
    member.follows()
    member.says("绑定 5栋1单元802 张秀英 13800000003")
    return member


def test_the_only_wheelchair_goes_from_one_to_the_next(each_world: World) -> None:
    """Held, handed out, extended once, waited for, late, back, and held for who waited."""
    world = each_world
    first, clerk = world.member("李雷"), world.member("陈静")
    first.follows()
    first.says("绑定 3栋2单元1501 李雷 13800000001")
    second = neighbour(world)

    assert "还有1" in first.says("有轮椅借吗")
    assert "给您留到今天12:00" in first.says("借一下轮椅")
    assert "给您留着" in first.says("我要借轮椅")
    assert "给您留着" in first.says("上次登记借轮椅，排到我了吗")
    assert "先约了" in second.says("想借轮椅")
    assert "排上队了" in second.says("轮到我了吗")
    second.says("不借了")
    assert f"{HOME} 李雷要借轮椅" in pushed(clerk)
    assert "没有空的" in clerk.says("借出 轮椅 5-1-802")
    assert "11月27日（周五）10:00前还" in clerk.taps("借出") + clerk.says("借物")
    assert "轮椅借给您了" in pushed(first)

    assert "可以用到11月30日" in first.says("续借")
    waits = second.says("想借轮椅")
    assert "最早11月30日（周一）10:00还回来" in waits
    assert "排第1位" in waits
    assert "麻烦您" in first.says("续借 轮椅")
    assert f"轮椅 {NEIGHBOUR} 张秀英 排队" in clerk.says("借物")

    world.advance(days=6, hours=2, minutes=5)  # at noon, when nobody is disturbed
    assert "到时间了" not in first.says("在吗")
    world.advance(hours=2)
    assert "方便时请还" in "\n".join(first.news())
    world.advance(days=1)
    assert "请打个电话" in clerk.says("借物")  # what could not be pushed comes with the next reply
    assert "还没还回来" in second.says("轮到我了吗")
    first.news()

    back = clerk.says("归还 轮椅 3-2-1501")
    assert f"下一位{NEIGHBOUR} 张秀英已通知" in back
    assert "谢谢您" in pushed(first)
    assert "轮椅回来了" in pushed(second)
    assert "没有借着" in clerk.says("归还 轮椅 3-2-1501")


def test_what_nobody_fetches_goes_to_the_next(
    world: World, resident: Member, clerk: Member
) -> None:
    """Held for two hours of the office; who gives up frees it at once."""
    second = neighbour(world)
    resident.says("借轮椅")
    second.says("借轮椅")
    pushed(second)
    world.advance(hours=2, minutes=1)
    assert "现在到服务中心" in resident.says("借轮椅")
    world.advance(hours=2)
    assert "先放回去" in "\n".join(resident.news())
    assert "轮椅回来了" in "\n".join(second.news())
    assert "不给您留了" in second.says("不借了")
    assert "没有借着或排着" in second.says("不借了")
    assert "东西都在" in clerk.says("借物")

    assert "1条借东西" in resident.says("我的数据")
    world.advance(days=181)
    assert "借东西" not in resident.says("我的数据")


def test_at_the_counter_in_one_line(world: World, clerk: Member, engineer: Member) -> None:
    """Somebody without an account, too: then the clerk is asked to phone; a wrong line asks."""
    assert "写东西和房号" in clerk.says("借出")
    assert "写上房号" in clerk.says("借出 梯子")
    assert "名册里没有" in clerk.says("借出 梯子 6-2-1001")
    lent = clerk.says("借出 人字梯 3-2-1501 韩梅梅 明天18点")
    assert f"梯子借给{HOME} 韩梅梅，明天18:00前还" in lent
    assert "没绑微信" in lent
    assert "岗位" in engineer.says("借物")

    world.advance(hours=32, minutes=2)
    late = "\n".join(clerk.news())
    assert "韩梅梅 13800000002" in late
    assert "住户没有微信" in late
    assert "（已超时）" in clerk.says("借物")
    assert "已归还" in clerk.taps("归还")
    gone = world.service.database.run(
        lambda c: [one for erase in CATALOG.erases for one in erase(Store(c), "13800000002")]
    )
    assert gone == ["梯子"]


@pytest.mark.parametrize(
    "words",
    [
        "厨房水管漏水了，想借个扳手先关上",
        "我借的梯子有点晃",
        "梯子借给邻居用了行吗",
        "轮椅借到了，别送了",
    ],
)
def test_other_words_borrow_nothing(world: World, resident: Member, words: str) -> None:
    """What tells of something else goes its own way."""
    reply = resident.says(words)
    assert "给您留到" not in reply
    assert "可以借的" not in reply
    assert world.service.database.read(lambda c: c.all("SELECT id FROM lendings")) == []


def test_an_umbrella_is_asked_for_in_everyday_words(resident: Member) -> None:
    """By half of its name, and asked when it is to be back."""
    assert "雨伞（还有10）" in resident.says("下雨了，能借把伞吗")
    assert "给您留到今天12:00" in resident.says("借伞")
    assert "给您留着" in resident.says("什么时候要还")


def test_a_name_stands_for_one_thing() -> None:
    """The configuration is refused where two things have a word in common."""
    things = [{"name": "梯子", "count": 1}, {"name": "人字梯", "also": ["梯子"], "count": 1}]
    with pytest.raises(ValueError, match="梯子 stands for more than one thing"):
        Lends.model_validate({"things": things})


@pytest.mark.parametrize(
    "words", ["借电风扇", "想借个电风扇用两天", "能借一下打气筒吗", "物业有没有充电宝可以借"]
)
def test_of_what_is_not_lent_it_is_said_what_is(world: World, resident: Member, words: str) -> None:
    """It is no repair: a colleague helps where that was tapped."""
    reply = resident.says(words)
    assert "您要借的这样服务中心没有" in reply
    assert "借梯子" in reply
    card = resident.taps("求助")
    assert f"内容：{words}" in card
    assert "求助内容" in card
    resident.says("确认")
    assert [case.kind for case in world.cases()] == ["help"]


@pytest.mark.parametrize("words", ["我想借点钱", "借用一下会议室", "楼上借我梯子不还"])
def test_what_is_no_thing_is_not_looked_for_on_the_shelf(resident: Member, words: str) -> None:
    """Money, rooms, and what a neighbour did."""
    reply = resident.says(words)
    assert "服务中心没有" not in reply
    assert "给您留到" not in reply


@pytest.mark.parametrize("words", ["哎不借了 邻居有", "算了不要了", "不用借了，邻居借我了"])
def test_what_is_held_is_given_up_in_any_words(
    world: World, resident: Member, clerk: Member, words: str
) -> None:
    assert "给您留到" in resident.says("借个梯子")
    assert "告诉管理员了" in resident.says("最好两米以上的")
    world.sweep()
    assert "最好两米以上的" in pushed(clerk)

    assert "不给您留了" in resident.says(words)

    world.sweep()
    assert "不用再留" in pushed(clerk)
    assert "报修内容" in resident.says("家里灯坏了")  # another matter is no remark


def test_with_a_report_open_its_end_must_name_the_borrowing(resident: Member) -> None:
    resident.says("厨房漏水")
    resident.says("确认")
    resident.says("借个梯子")
    assert "要撤销吗" in resident.says("算了不用了")
    resident.says("取消")
    assert "不给您留了" in resident.says("不借了")
