"""Which type of help is meant: known by what is named, and never asked of who names none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.help.record import help_of

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("修空调", "自家东西维修"),
        ("能帮忙遛狗吗", "跑腿代办"),
        ("我妈明天去医院，能不能找个人陪诊", "跑腿代办"),
        ("身份证丢了", "失物招领"),
    ],
)
def test_a_type_is_known_by_what_is_named(resident: Member, words: str, sort: str) -> None:
    """Nothing is asked about it."""
    reply = resident.says(words)
    assert f"类型：{sort}" in (reply if "确认" in reply else resident.says("不记得"))


def test_who_names_no_type_is_asked_for_none(world: World, resident: Member) -> None:
    """Whoever answers sorts it."""
    card = resident.says("求助 有件事要麻烦你们一下")
    assert "类型" not in card
    assert "是代取快递" not in card
    resident.says("确认")
    assert help_of(world.cases()[0]).type == "other"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("帮我把洗衣机从楼下搬上来", "我捡到一串钥匙"),
        ("帮我把洗衣机从楼下搬上来", "我家厨房水管也漏了"),
        ("帮我把洗衣机从楼下搬上来", "对了我还要投诉楼上半夜跳绳"),
        ("能不能帮忙代收个快递", "我猫丢了"),
        ("帮我联系开锁师傅", "顺便帮我拿下快递"),
    ],
)
def test_help_of_another_type_is_asked_about_after_the_first(
    world: World, resident: Member, first: str, second: str
) -> None:
    resident.says(first)
    reply = resident.says(second)
    assert "也记下了" in reply
    assert "还没提交" in reply

    assert second.removeprefix("顺便").removeprefix("对了") in resident.says("确认")
    [case] = world.cases()
    assert case.description == first


@pytest.mark.parametrize(
    ("first", "more"),
    [
        ("帮我装下窗帘", "轨道是歪的"),
        ("帮我搬个冰箱", "旧冰箱也帮我抬下去"),
        ("帮我搬个冰箱", "搬到6楼 没电梯"),
        ("求助 有件事要麻烦你们一下", "帮我把洗衣机搬上来"),
    ],
)
def test_what_tells_more_of_the_same_help_stays_with_it(
    resident: Member, first: str, more: str
) -> None:
    resident.says(first)
    assert f"；{more}" in resident.says(more)
