"""Things lost and found: kept, matched both ways, asked for a mark, handed out on record."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from nlp import thresholds
from nlp.acts import lost
from storage.store import Store
from tests.scenarios.people import COMMUNITY

if TYPE_CHECKING:
    from storage.database import Connection
    from storage.records.found import FoundItem
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

ITEM, CASE = "SW20261124-0001", "QZ20261124-000"
SECRET = ("钱包", "黑色", "南门", "绣")


def pushed(member: Member) -> str:
    """Return what somebody was pushed since the last look."""
    return "\n".join(member.hears())


def loses(member: Member, words: str) -> None:
    """Let a resident look for something through 求助."""
    member.says(f"求助 {words}")
    for _ in range(3):
        if "QZ" in (reply := member.says("确认")):
            return
        member.says("1")
    raise AssertionError(reply)


def status_of(world: World, link: str) -> int:
    """Open a link, and return what the server says."""
    with world.client.get(link) as answer:
        return answer.status_code


def _hand_over_the_desk(connection: Connection) -> None:
    connection.execute("UPDATE staff SET role = 'engineer' WHERE name = '陈静'")


def _take_the_desk(connection: Connection) -> None:
    connection.execute("UPDATE staff SET role = 'clerk' WHERE name = '陈静'")


def kept(world: World) -> list[FoundItem]:
    """Return what lies there."""
    return world.service.database.read(lambda c: Store(c).found_items.kept(COMMUNITY))


def test_from_the_guard_who_finds_it_to_the_owner(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    """The owner names a mark before anything is told; a wrong one brings nothing to light."""
    engineer.sends_photo()
    reply = engineer.says("拾到 黑色钱包 南门岗亭，内侧绣了朵花")
    assert f"已登记 {ITEM}" in reply
    assert "照片1张" in reply
    assert "岗位" in engineer.says(f"认领 {ITEM} 李雷 绣花")

    pushed(engineer)  # the photo is fetched meanwhile
    assert "王强今天10:00拾到　照片1" in clerk.says(f"失物 {ITEM}")
    link = re.search(r"/e/[\w.\-]+", clerk.last.raw)
    assert link is not None
    assert status_of(clerk.world, link[0]) == HTTPStatus.OK
    clerk.world.service.database.run(_hand_over_the_desk)
    assert status_of(clerk.world, link[0]) == HTTPStatus.NOT_FOUND
    clerk.world.service.database.run(_take_the_desk)

    loses(resident, "刚捡到一把雨伞")
    assert "让失主自己说特征" in pushed(resident)
    pushed(clerk)
    loses(resident, "我的黑色钱包丢了，好像在南门")
    assert "可能对上了" in (told := pushed(clerk))
    assert ITEM in told
    assert CASE in told
    asked = pushed(resident)
    assert "只有失主知道的特征" in asked
    assert not [word for word in SECRET if word in asked]

    assert "核对" in resident.says("里面有两百块钱")
    assert "“里面有两百块钱”" in pushed(clerk)
    assert "不是这件" in clerk.taps("不符")
    refused = pushed(resident)
    assert "这次不是您的" in refused
    assert not [word for word in SECRET if word in refused.replace("我的黑色钱包丢了", "")]
    assert "没有要您说特征" in resident.says("特征 内侧绣了朵花")


def test_a_mark_that_fits_brings_the_owner_to_the_counter(
    world: World, resident: Member, clerk: Member
) -> None:
    """Who looked first is found by what comes later; the hand-over is on record, then forgotten."""
    loses(resident, "我的黑色钱包丢了，好像在南门")
    assert "1位住户在找" in clerk.says("拾到 黑色钱包 南门岗亭，内侧绣了朵花")
    assert "说特征" in pushed(resident)
    assert "什么颜色" in resident.taps("说特征")
    assert "前给您回音" in resident.says("内侧绣了一朵花")
    pushed(clerk)
    assert "已请李雷来领" in clerk.taps("相符")
    assert "对上了" in (come := pushed(resident))
    assert "08:00到18:00" in come
    assert "1条您说过的失物特征" in resident.says("我的数据")

    erased = world.service.database.run(lambda c: Store(c).found_items.erase("13800000001"))
    assert erased == [ITEM]
    assert "失物特征" not in resident.says("我的数据")
    assert "写上姓名" in clerk.says(f"认领 {ITEM}")
    assert "留底了" in clerk.says(f"认领 {ITEM} 李雷 内侧绣花")
    assert "已由李雷领走" in clerk.says(f"失物 {ITEM}")
    assert kept(world) == []
    world.advance(days=366)
    assert "已由失主领走" in clerk.says(f"失物 {ITEM}")


def test_papers_go_to_the_police_and_what_nobody_claims_is_told(
    each_world: World,
) -> None:
    """A card is never handed out at the counter; reminders come by day, until it is done."""
    world = each_world
    resident, clerk = world.member("李雷"), world.member("陈静")
    resident.follows()
    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    assert "归派出所招领" in clerk.says("拾到 银行卡一张 2栋大堂")
    assert "不在这里认领" in clerk.says("认领 1 李雷 尾号8888")
    loses(resident, "我的银行卡丢了")
    told = pushed(resident)
    assert "派出所" in told
    assert "挂失" in told
    assert "没有要您说特征" in resident.says("特征 尾号8888")
    clerk.says("拾到 蓝色雨伞 快递柜")
    assert "保管着2件失物" in (shown := clerk.says("失物"))
    assert "待移交" in shown

    world.advance(hours=25)
    assert "还没移交" in "\n".join(clerk.news())
    assert "写交给了谁" in clerk.says("移交 1")
    assert "收条留底" in clerk.says("移交 1 社区民警张警官 收条0123")
    world.advance(days=30)
    assert "没人领" in clerk.says("失物")  # what could not be pushed comes with the next reply
    assert [item.papers for item in kept(world)] == [0]
    assert "没找到这个编号" in clerk.says("失物 77")
    assert "比如：拾到" in clerk.says("拾到")


@pytest.mark.parametrize(
    ("found", "sought", "same"),
    [
        ("一串钥匙 3栋大堂 有个小熊挂件", "钥匙丢了，一串，上面有个小熊", True),
        ("苹果手机 黑色壳 地库", "手机落在地库了，苹果的", True),
        ("儿童书包 红色 游乐场", "孩子的书包丢了，红色的，在游乐场玩的", True),
        ("棕色皮夹 南门岗亭", "皮夹子丢了，棕色的", True),
        ("身份证 张三 北门", "我身份证不见了", True),
        ("车钥匙 大众 地下车库", "有没有人捡到一把车钥匙，大众的", True),
        ("棕色皮夹 南门岗亭", "电动车钥匙丢在南门了", False),
        ("车钥匙 大众 地下车库", "钥匙丢了，一串，上面有个小熊", False),
        ("黑色钱包 南门", "眼镜丢了", False),
        ("银行卡 2栋", "我的身份证丢了", False),
    ],
)
def test_what_is_alike(found: str, sought: str, *, same: bool) -> None:
    """Words in common decide; papers go by their name, and a place alone is not enough."""
    assert lost.is_lost(sought)
    assert (lost.alike(found, sought) >= thresholds.ALIKE_LOST) is same


def test_who_lost_one_thing_and_found_another_tells_of_two(world: World, resident: Member) -> None:
    """What was found is no word about what is looked for."""
    resident.says("我的黑色钱包丢了")
    resident.says("不记得")
    resident.says("确认")
    resident.says("捡到一串钥匙")
    card = resident.says("不记得")
    assert "内容：捡到一串钥匙" in card
    resident.says("确认")
    assert len(world.cases()) == 2


def test_of_what_is_lost_it_is_asked_where_and_nobody_has_to_remember(
    world: World, resident: Member
) -> None:
    """It was lost at no home: none is offered, and nobody comes there."""
    asked = resident.says("我钱包丢了")
    assert "什么位置丢的" in asked
    assert "3栋2单元1501" not in asked
    card = resident.taps("不记得")
    assert "地点：不记得" in card
    assert "上门" not in card
    resident.says("确认")
    assert world.cases()[0].place == "不记得"


def test_where_something_was_lost_is_told_in_any_words(resident: Member) -> None:
    """Where the words say it already it is not asked; a yes is no place."""
    assert "地点：2栋楼下" in resident.says("求助 在2栋楼下捡到一串钥匙")
    resident.says("取消")
    assert "什么位置丢的" in resident.says("身份证丢了")
    assert "1. 不记得" in resident.says("好的")
    assert "地点：南门到快递柜那条路" in resident.says("南门到快递柜那条路上吧")


@pytest.mark.parametrize("word", ["相符", "不符"])
def test_who_heard_about_their_mark_was_answered(
    world: World, resident: Member, clerk: Member, word: str
) -> None:
    """The hour for an answer is over with it: nobody is told that no colleague spoke up."""
    loses(resident, "我的黑色钱包丢了，好像在南门")
    clerk.says("拾到 黑色钱包 南门岗亭")
    pushed(resident)
    resident.says("里面有张健身卡")
    pushed(clerk)
    clerk.taps(word)
    assert world.cases()[0].status == "accepted"
    world.advance(minutes=65)
    assert "还没有同事回话" not in pushed(resident)
