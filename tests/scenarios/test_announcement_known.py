"""What is announced comes first for who asks or reports about it; nothing else is held back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.announced import NUMBER, SUDDEN, approved, heard, neighbour
from tests.scenarios.reporting import report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NOTICE = "【停水通知】3栋"
CARD = "报修内容请您看一下"


def test_the_notice_answers_and_a_report_stays_a_tap_away(world: World, resident: Member) -> None:
    zhang = neighbour(world)
    approved(world)
    world.sweep()
    reply = resident.says("明天几点停水")
    assert NOTICE in reply
    assert "仍要报" not in reply
    for words in ("明天几点停啊 我好接水", "要停多久", "几点恢复呢"):  # it is known what of
        assert NOTICE in resident.says(words)
    assert NOTICE not in resident.says("地库车能停多久")
    assert "停水" not in zhang.says("明天几点停啊")
    assert NOTICE in resident.says("公告")
    assert "目前没有" in zhang.says("通知")
    assert CARD in resident.says("厨房没水了")  # that is today, and not the outage of tomorrow
    resident.says("取消")

    world.advance(days=1)
    for words in ("什么时候来水", "都几点了还没来水", "怎么没水了呀"):
        reply = resident.says(words)
        assert NOTICE in reply
        assert "仍要报？" in reply
    assert "好的，先不报" in resident.says("不了")
    card = resident.says("家里没水了，邻居家有水")  # again, so it is meant
    assert CARD in card
    resident.says("取消")
    assert CARD in zhang.says("家里没水了")  # another building


def test_the_offer_to_report_it_all_the_same_is_answered_in_any_words(
    world: World, resident: Member
) -> None:
    world.member("孙丽").says(SUDDEN)
    world.sweep()
    for words in ("不报了", "那算了", "那不用了 等着吧", "哦那行知道了", "我再等等", "来水了"):
        world.advance(minutes=40)
        assert "仍要报？" in resident.says("水龙头不出水")
        assert "好的，先不报" in resident.says(words), words
    for words in ("报", "还是报一下吧", "需要", "还是要报，隔壁有水"):
        world.advance(minutes=40)
        assert "仍要报？" in resident.says("水龙头不出水")
        card = resident.says(words)
        assert CARD in card, words
        assert "内容：水龙头不出水" in card
        assert ("隔壁有水" in words) == ("隔壁有水" in card)
        resident.says("取消")
    world.advance(minutes=40)
    assert CARD in resident.says("楼道灯不亮了")
    resident.says("确认")
    assert "仍要报？" in resident.says("水龙头不出水")
    assert "先不报" in resident.says("不报了")  # nothing of the lamp is withdrawn


def test_the_words_are_kept_in_whichever_way_they_were_told(world: World, resident: Member) -> None:
    world.member("孙丽").says(SUDDEN)
    world.sweep()
    for opening in ("报修", "", "报修 "):
        world.advance(minutes=40)
        if opening == "报修":
            resident.says(opening)
            reply = resident.says("厨房和卫生间都没水了")
        else:
            reply = resident.says(f"{opening}厨房和卫生间都没水了")
        assert NOTICE in reply
        reply = resident.taps("仍要报")
        assert "内容：厨房和卫生间都没水了" in reply
        resident.says("取消")
    resident.says("报修")
    world.advance(minutes=40)
    assert NOTICE in resident.says("没水了")
    assert "先不报" in resident.says("2")
    number = report(resident, "仍要报 我家没水了，隔壁有")
    assert world.case(number).description == "我家没水了，隔壁有"
    world.advance(minutes=40)
    assert NOTICE not in resident.says("还是没水")  # words about the case that is open


def test_who_says_only_then_where_it_is_reads_it_before_the_next_question(
    world: World, stranger: Member
) -> None:
    """Also who is not bound; another building hears nothing of it."""
    world.member("孙丽").says(SUDDEN)
    world.sweep()
    for room, known in (("5栋1单元501", False), ("3栋1单元501", True)):
        assert "房号" in stranger.says("家里没水了")
        reply = stranger.says(room)
        assert (NOTICE in reply) == known
        assert "电话" in reply
        stranger.says("取消")


def test_danger_and_other_matters_are_never_held_back(world: World, resident: Member) -> None:
    sun = world.member("孙丽")
    sun.says(SUDDEN)
    sun.says("公告 停梯 3栋 突发")
    world.sweep()
    for words in (
        *("厨房水管漏水了", "家里没电了", "没水没电", "没水了，后来水管爆了到处是水"),
        *("电梯停在六楼不动，里面有没有人我不晓得", "家里停水，我婆婆走不动，能不能送两桶水上来"),
    ):
        reply = resident.says(words)
        assert "仍要报" not in reply
        resident.says("取消")
    assert "仍要报" not in resident.says("停电了，我妈被困在电梯里了")
    assert any(case.urgency == "emergency" for case in world.cases())


def test_many_reports_of_one_building_suggest_it(world: World, clerk: Member) -> None:
    """Three homes in an hour; the clerk hears who can send it, who can has it ready."""
    head = world.member("赵刚")
    members = [neighbour(world, "韩梅梅"), *(world.member(name) for name in ("甲", "乙", "丙"))]
    for floor, member in enumerate(members[1:], 5):
        member.follows()
        member.says(f"3栋1单元{floor}01家里没水了")
        for answer in ("1380000111" + str(floor), "确认"):
            member.says(answer)
    report(members[0], "家里没水了")
    assert "3栋60分钟里有" in heard(clerk)
    assert "户报停水" in heard(head)
    assert f"已发出 {NUMBER}" in head.taps("发公告")
    world.advance(minutes=5)
    assert "户报停水" not in heard(head)


def test_who_is_anxious_is_promised_nothing_beside_what_is_announced(
    world: World, resident: Member
) -> None:
    """我马上安排 above 不用再报 would be two answers."""
    world.member("孙丽").says(SUDDEN)
    world.sweep()
    reply = resident.says("家里没水了，急死人了")
    assert NOTICE in reply
    assert "别着急" in reply
    assert "安排" not in reply


def test_who_is_not_bound_reads_what_is_announced_for_any_building(
    world: World, stranger: Member
) -> None:
    """Asked for, with the building it is about; a report waits for where it is."""
    world.member("孙丽").says(SUDDEN)
    world.sweep()
    assert NOTICE in stranger.says("停水了吗")
    assert NOTICE in stranger.says("公告")
    assert NOTICE not in stranger.says("家里没水了")


def test_who_enters_a_report_for_a_caller_reads_what_is_announced(
    world: World, clerk: Member
) -> None:
    """In the reply and on the card; of another building or matter nothing is said."""
    world.member("孙丽").says(SUDDEN)
    world.sweep()
    heard(clerk)
    reply = clerk.says("代报 3-2-1501 李雷 13800000001 家里没水了")
    assert "已有停水公告（3栋" in reply
    assert "停水公告" in clerk.says("状态 1")
    assert NOTICE in clerk.taps("停水公告")
    assert "停水公告" not in clerk.says("代报 5-1-802 张秀英 13800000003 家里没水了")
    assert "停水公告" not in clerk.says("代报 3-2-1501 李雷 13800000001 客厅灯不亮")
