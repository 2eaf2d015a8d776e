"""公告: written, approved, told to exactly whom it concerns, moved, and over."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from flows.bulletin.announcement import rounds
from storage.store import Store
from tests.scenarios.announced import (
    NUMBER,
    SUDDEN,
    TOMORROW,
    approved,
    heard,
    messages,
    moves,
    neighbour,
    settle,
)

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_from_the_first_word_to_the_end(world: World, resident: Member) -> None:
    """What is missing is asked; the yes is another's; the same people hear of each change."""
    zhang, sun, zhou = neighbour(world), world.member("孙丽"), world.member("周敏")
    assert "给哪几栋" in sun.says("公告 停水")
    assert "从什么时候到什么时候" in sun.says("3栋")
    assert "原因是什么" in sun.says("明天9-17")
    reply = sun.says("水箱清洗")
    assert f"已提交 {NUMBER}" in reply
    assert "最晚今天11:00" in reply
    assert "3栋的1位住户" in reply
    assert heard(resident) == ""
    assert "公告待您审批" in heard(zhou)
    assert NUMBER in zhou.says("待办")
    assert "自己写的" in sun.says(f"审批 {NUMBER} 同意")
    assert world.client.get(f"/p/{NUMBER}").status_code == 404

    assert "已同意" in zhou.taps("同意")
    told = heard(resident)
    assert "【停水通知】3栋" in told
    assert "11月25日（周三）09:00到17:00" in told
    assert "可转发到业主群" in heard(sun)
    page = told[told.index("/p/") :].split()[0]
    assert "水箱清洗" in world.client.get(page).get_data(as_text=True)
    assert "通知1人，送达1人，看过1人" in sun.says(f"公告 {NUMBER}")

    world.advance(days=1)  # ten o'clock, the water is off
    assert "已改" in sun.says(f"公告 延期 {NUMBER} 今天20点")
    assert "改为：11月25日（周三）09:00到20:00" in heard(resident)
    world.advance(hours=10)
    assert "恢复了吗" in heard(sun)
    assert "恢复" not in heard(resident)
    reply = sun.taps("已恢复")
    assert f"已记录 {NUMBER} 恢复" in reply
    assert "【停水已恢复】3栋" in heard(resident)
    assert world.case(NUMBER).closed_as == "restored"
    assert "已恢复正常" in world.client.get(f"/p/{NUMBER}").get_data(as_text=True)
    assert heard(zhang) == ""


def test_each_goes_to_exactly_whom_it_concerns(
    each_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is killed between the yes and the sending, or within it: nobody hears twice."""
    world = each_world
    monkeypatch.setattr(rounds, "AT_ONCE", 4)
    people = settle(world, "3535353513532")
    moves(world, people[2])  # has left 3栋
    moves(world, people[1], other=people[0])  # of 5栋, and has a home in 3栋
    moves(world, people[4], other=people[8])  # two homes, one of them in 3栋
    lives = "3535353513532"
    expected = Counter({p for p, b in zip(people, lives, strict=True) if b == "3"} | {people[1]})
    del expected[people[2]]

    approved(world)
    assert messages(world, "通知") == Counter()
    world.restart()  # nothing left before the sweeper came

    def dies(connection: Connection) -> None:
        store, now = Store(connection), world.service.clock()
        (round_id,) = rounds.claim(store, now, now + 1, 1)
        rounds.tell(store, world.service.settings, round_id, now)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        world.service.database.run(dies)
    world.advance(minutes=1)
    world.sweep()
    assert messages(world, "停水通知") == expected

    world.member("孙丽").says(f"公告 延期 {NUMBER} 后天9-17")
    world.sweep()
    world.sweep()
    assert messages(world, "停水改时间") == expected


def test_what_nobody_planned_leaves_at_once_and_has_its_yes_afterwards(
    world: World, resident: Member, clerk: Member
) -> None:
    """Who leads on duty sends it; a no has it put right."""
    head, zhou = world.member("赵刚"), world.member("周敏")
    assert "公告由" in clerk.says(SUDDEN)
    assert "公告由" in head.says(TOMORROW)  # what is planned is others'
    reply = head.says(SUDDEN)
    assert f"已发出 {NUMBER}" in reply
    assert "审批已转周敏" in reply
    told = heard(resident)
    assert "已经停了，正在处理" in told
    assert "到18:00" in told
    assert "请您补审" in heard(zhou)
    assert "请写上原因" in zhou.says(f"审批 {NUMBER} 驳回")
    assert "马上更正" in zhou.says(f"审批 {NUMBER} 驳回 时间不对，要到20点")
    assert "请马上改" in heard(head)
    assert "已改" in head.says(f"公告 延期 {NUMBER} 今天20点")
    assert "到20:00" in heard(resident)

    zhang = neighbour(world)
    world.advance(hours=13)
    assert "恢复时间还不确定" in head.says("公告 停电 5栋 突发故障")
    assert heard(zhang) == ""  # at eleven in the evening
    world.advance(hours=2)
    assert "停电恢复了吗" in heard(head)
    world.advance(hours=6, minutes=5)
    assert "【停电通知】5栋" in heard(zhang)


def test_a_yes_that_does_not_come_climbs(world: World) -> None:
    """Whoever is above may say it then."""
    sun, zhou, chief = (world.member(name) for name in ("孙丽", "周敏", "吴总"))
    sun.says(TOMORROW)
    world.advance(hours=1, minutes=1)
    assert "已超时" in heard(zhou)
    world.advance(hours=1, minutes=1)
    assert NUMBER in heard(chief)
    assert "由管理处主任审批" in world.member("赵刚").says(f"审批 {NUMBER} 同意")
    assert "已同意" in chief.says(f"审批 {NUMBER} 同意")
    assert world.case(NUMBER).status == "running"
    assert "已经审批过了" in chief.says(f"审批 {NUMBER} 同意")


def test_a_far_one_waits_for_a_contact_and_a_near_one_comes_as_a_card(
    world: World, resident: Member
) -> None:
    """Nobody is disturbed early; twelve hours before it reaches who wrote nothing for days."""
    zhang = neighbour(world)
    world.advance(days=3)
    number = "GS20261127-0001"
    world.member("孙丽").says("公告 停水 3、5栋 12月1日9-17 水箱清洗")
    world.member("周敏").says(f"审批 {number} 同意")
    assert heard(resident) == heard(zhang) == ""
    assert "【停水通知】3栋、5栋" in zhang.says("菜单")  # with the next reply

    world.advance(days=3, hours=11, minutes=5)  # the evening before
    shown = resident.hears()
    assert len(shown) == 1
    assert resident.last.via == "template"
    assert "2026年12月1日 09:00~17:00" in shown[0]
    assert "3栋、5栋" in shown[0]
    assert heard(zhang) == ""


def test_what_has_begun_runs_and_a_yes_may_have_a_condition(world: World, resident: Member) -> None:
    """Its author reads the condition; only an end may be named before it begins, too."""
    sun, zhou = world.member("孙丽"), world.member("周敏")
    reply = sun.says("公告 停水 3栋 今天9-17 二次供水改造")
    assert "已提交" in reply
    assert "最晚今天10:10" in reply  # ten minutes, as nobody has water
    assert "您的话已转给孙丽" in zhou.says(f"审批 {NUMBER} 同意 但是要安排人上门提醒老人")
    assert "周敏：但是要安排人上门提醒老人" in heard(sun)
    assert "11月24日（周二）09:00到17:00" in heard(resident)
    assert "仍要报？" in resident.says("我家一滴水都没有了 昨天晚上就这样了")
    assert "报修内容请您看一下" in resident.taps("仍要报")

    assert "等孙丽审批" in zhou.says("公告 消杀 1栋 明天14-16 灭鼠")
    reply = zhou.says("公告 延期 GS20261124-0002 明天18点")
    assert "11月25日（周三）14:00到18:00" in reply


def test_what_can_not_be_said_is_said_kindly(world: World) -> None:
    """Bad times, buildings, twice the same, a no, and calling it off before it left."""
    sun, zhou = world.member("孙丽"), world.member("周敏")
    assert "请写明是什么事" in sun.says("公告 大家注意一下")
    sun.says("取消")
    assert "没有9栋，本小区有1栋" in sun.says("公告 停水 9栋 明天9-17 清洗")
    assert "已经过了" in sun.says("公告 停水 3栋 今天8点到9点 清洗")
    assert "在开始之前" in sun.says("公告 停水 3栋 明天17-9 清洗")
    assert "从几点到几点" in sun.says("公告 停水 3栋 明天 清洗")
    assert "超过两个月" in sun.says("公告 停水 3栋 5月1日9-17 清洗")
    assert world.cases() == []

    sun.says(TOMORROW)
    assert f"已经有一条：{NUMBER}" in sun.says("公告 停水 2-4栋 明天16-20 换泵")
    assert "原因已告诉写公告的同事" in zhou.says(f"审批 {NUMBER} 驳回 改到后天")
    assert "没有通过" in heard(sun)
    assert world.case(NUMBER).status == "withdrawn"
    assert "已提交 GS20261124-0002" in sun.says("公告 停水 3栋 后天9-17 水箱清洗")
    assert "请写上原因" in sun.says("公告 取消 GS20261124-0002")
    assert "还没有通知住户" in sun.says("公告 取消 GS20261124-0002 不洗了")
    assert "不用审批了" in heard(zhou)
    assert "现在不能改时间" in sun.says("公告 延期 GS20261124-0002 后天14-18")
    assert "没有找到" in sun.says("公告 恢复 GS20261124-0009")


def test_a_mistake_is_called_off_and_what_ends_by_itself_ends(
    world: World, resident: Member
) -> None:
    """撤回 within five minutes: who read it hears so. Nobody is asked whether 消杀 is over."""
    sun, zhou, chief = (world.member(name) for name in ("孙丽", "周敏", "吴总"))
    approved(world, "公告 停水 3栋 今天14-17 水箱清洗")
    assert "【停水通知】3栋" in heard(resident)
    assert "还没开始" in sun.says(f"公告 恢复 {NUMBER}")
    assert "1位住户会知道" in zhou.says("撤回")
    assert "【停水取消】3栋原定" in heard(resident)
    assert world.case(NUMBER).status == "withdrawn"

    number = "GS20261124-0002"
    assert "等孙丽审批" in chief.says("公告 消杀 全小区 明天9-11 灭蟑")
    world.advance(hours=2, minutes=5)
    assert "已同意" in sun.says(f"审批 {number} 同意")
    assert heard(resident) == ""  # who rests at noon is not disturbed
    world.advance(hours=2)
    assert "【消杀通知】全小区" in heard(resident)
    assert "【消杀通知】" in resident.says("明天几点消杀？")
    assert "【消杀通知】全小区" in heard(neighbour(world))  # who was bound since
    assert heard(resident) == ""
    heard(chief)
    world.advance(days=1)
    assert world.case(number).closed_as == "restored"
    assert heard(resident) == heard(chief) == ""
    assert "目前没有" in resident.says("公告")
