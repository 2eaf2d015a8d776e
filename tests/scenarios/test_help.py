"""Help (求助, HLP) from one sentence to its end: late, at night, with a price, for a child."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.flows.sample import at

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NUMBER = re.compile(r"QZ\d{8}-\d{4}")


def heard(member: Member) -> str:
    """Return what somebody was pushed since the last look."""
    return "\n".join(member.hears())


def ask(resident: Member, words: str = "帮我拿个快递送上来") -> str:
    """Let a resident ask for help in one sentence; return the number."""
    resident.says(words)
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    return found[0]


def test_a_parcel_is_fetched_and_both_sides_can_count_down(
    world: World, resident: Member, clerk: Member
) -> None:
    """The type is read from the words, who does it is offered, and each side sees what is left."""
    guard = world.member("马超")
    card = resident.says("帮我拿个快递送上来")
    assert "类型：代取快递" in card
    assert "地点：3栋2单元1501" in card
    reply = resident.says("确认")
    assert "值班管理员1小时内回您，最晚今天11:00" in reply
    number = NUMBER.findall(reply)[0]
    assert "由秩序、管家去办" in heard(clerk)

    world.advance(minutes=20)
    for words in ("还有多久", "进度", f"进度 {number}"):
        assert "还有40分钟" in resident.says(words)
    for words in ("还有多久", f"状态 {number}"):
        assert "还有40分钟" in clerk.says(words)

    assert "马超" in clerk.says(f"受理 {number}")
    assert "由陈静负责" in heard(resident)
    clerk.says(f"派 {number} 马超")
    guard.says(f"接 {number}")
    guard.says(f"完成 {number} 快递放门口了")
    assert "办完了：快递放门口了\n请问办好了吗？" in heard(resident)
    resident.says("办好了")

    case = world.case(number)
    assert (case.status, case.closed_as) == ("closed", "confirmed")


def test_a_missed_hour_reaches_who_leads_and_the_resident_hears_a_new_time(
    world: World, resident: Member, clerk: Member
) -> None:
    """After 30 minutes the clerk is reminded, after 60 the supervisor and who waits hear."""
    head = world.member("孙丽")
    number = ask(resident)
    clerk.hears()
    world.advance(minutes=31)
    assert f"快到期 {number}" in "\n".join(clerk.news())
    assert number not in "\n".join(head.news())
    assert not resident.news()

    world.advance(minutes=31)
    assert number in "\n".join(head.news())
    told = "\n".join(resident.news())
    assert "说好今天11:00前回您，到现在还没有同事回话" in told
    assert re.search(r"今天1[12]:\d\d前一定再给您回音", told)

    world.advance(minutes=54)  # before people rest at noon
    assert "还没有同事回话" in "\n".join(resident.news())
    clerk.says(f"受理 {number}")
    world.advance(hours=3)
    assert "还没有同事回话" not in "\n".join(resident.news())


def test_who_was_told_a_time_at_noon_hears_at_noon(world: World, resident: Member) -> None:
    """The rest at noon holds reminders, not what was promised an hour ago; the next one waits."""
    world.advance(hours=1, minutes=30)
    ask(resident)
    world.advance(minutes=61)

    assert "今天14:00前一定再给您回音" in "\n".join(resident.news())


def test_at_night_the_clock_begins_in_the_morning_but_not_for_what_is_urgent(
    world: World, resident: Member, clerk: Member
) -> None:
    """Who writes at night is answered at 8:30; who is locked out at once."""
    head = world.member("孙丽")
    world.advance(hours=13)
    assert "上门" not in resident.says("想订一下会议室")
    reply = resident.says("确认")
    assert "现在是夜里，明早8:30前回您" in reply
    case = world.case(NUMBER.findall(reply)[0])
    assert (case.due_at, case.due_for) == (at("2026-11-25 08:30"), "accept")

    assert "类型：忘带钥匙" in resident.says("忘带钥匙了进不去门")
    urgent = resident.says("确认")
    assert "这是急事" in urgent
    assert "今天23:0" in urgent
    assert f"【急】新求助 {NUMBER.findall(urgent)[0]}" in heard(clerk)
    clerk.says(f"受理 {NUMBER.findall(urgent)[0]}")

    world.advance(hours=9, minutes=35)
    assert case.number in "\n".join(head.news())


def test_what_costs_something_waits_for_a_yes(
    world: World, stranger: Member, clerk: Member, engineer: Member
) -> None:
    """The price is told before; nobody begins without 同意, and another price is asked again."""
    stranger.says("求助 帮我修一下洗衣机")
    stranger.says("3栋2单元1502")
    card = stranger.says("13811112222")
    assert "费用：上门费30元" in card
    reply = stranger.says("确认")
    number = NUMBER.findall(reply)[0]
    assert "您同意了才动手" in reply
    assert "您还没绑定房屋" in reply
    assert "（未绑定住户，请核实）" in heard(clerk)
    assert "您同意了才动手" in stranger.says("进度")
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")

    assert "还没点同意，先别动手" in engineer.says(f"到场 {number}")
    assert "还没点同意，先别动手" in engineer.says(f"完成 {number} 修好了")
    assert "记住户同意收费" in engineer.says(f"报价 {number} 已同意")
    assert "已记到场" in engineer.says(f"到场 {number}")
    engineer.says(f"报价 {number} 80元换皮带")
    stranger.hears()
    assert "还没点同意" in engineer.says(f"完成 {number} 换了皮带")
    assert "费用您同意了" in stranger.says("同意")
    assert "住户同意收费" in heard(engineer)
    engineer.says(f"完成 {number} 换了皮带")

    assert world.case(number).status == "finished"
    assert "没有可以" in stranger.says("同意收费")


def test_what_is_unsure_is_a_tap_and_the_same_is_asked_for_once(
    world: World, resident: Member
) -> None:
    """Words that name two types offer both; the same help twice is offered to be one."""
    assert "是代取快递" in resident.says("求助 帮我买菜，再拿一下快递")
    assert "类型：代取快递" in resident.says("是代取快递")
    first = NUMBER.findall(resident.says("确认"))[0]

    assert "补充好了" in resident.says("还要帮我再拿一个包裹")
    assert "是同一件事就点" in resident.says("求助 帮我再拿一个包裹")
    assert "补充好了" in resident.says(f"补充到{first}")
    assert [case.number for case in world.cases()] == [first]

    resident.says(f"撤销 {first}")
    assert "已撤销" in resident.says("确认")


def test_the_clerk_says_which_type_it_is(world: World, resident: Member, clerk: Member) -> None:
    """改类 offers the types; a price that comes of it is told before anybody goes."""
    number = ask(resident, "求助 有件事要麻烦你们一下")
    clerk.says(f"受理 {number}")
    assert "搬抬重物" in clerk.says(f"改类 {number}")
    assert "由秩序、保洁去办" in clerk.says(f"改类 {number} 搬抬")
    assert "费用" not in heard(resident)
    assert "已请住户点同意" in clerk.says(f"改类 {number} 洗衣机坏了")
    assert "按“自家东西维修”给您办" in heard(resident)
    assert "费用您同意了" in resident.says("可以")
    clerk.says(f"改类 {number} 忘带钥匙")

    assert world.case(number).urgency == "urgent"


def test_a_caller_and_somebody_else_are_helped(
    world: World, resident: Member, clerk: Member
) -> None:
    """A clerk enters help for a caller; a resident asks for help for somebody elsewhere."""
    entered = clerk.says("代报 5-1-802 张秀英 13800000003 帮忙把冰箱抬上楼 明天上午")
    case = world.case(NUMBER.findall(entered)[0])
    assert (case.kind, case.source, case.entered_by is not None) == ("help", "phone", True)

    card = resident.says("帮我妈拿一下快递，她住5栋1单元802，电话13911112222")
    assert "5栋1单元802" in card
    assert "13911112222" in card
    assert "这件事在别家" in resident.says("确认")


def test_a_child_alone_is_called_at_once(world: World, stranger: Member, clerk: Member) -> None:
    """A child is urgent, and staff are told to phone and to find the parents."""
    assert "小朋友别着急" in stranger.says("我今年9岁，爸爸妈妈不在家，帮帮我")
    stranger.says("3栋2单元1502")
    stranger.says("13811112222")
    reply = stranger.says("确认")

    assert "可能是孩子自己在求助" in heard(clerk)
    assert world.case(NUMBER.findall(reply)[0]).urgency == "urgent"


def test_the_cameras_are_shown_with_a_reason_and_never_sent(resident: Member) -> None:
    """Who asks for the cameras learns what is needed, and the way of the police."""
    assert "类型：查看监控" in resident.says("可以看下监控录像吗")
    reply = resident.says("确认")
    assert "身份证件" in reply
    assert "不拷贝、不外发" in reply
    assert "110" in reply


def test_a_complaint_about_the_service_is_two_taps(
    world: World, resident: Member, clerk: Member
) -> None:
    """It is filled with who, what and when; who did it never sees it (HLP-5)."""
    guard = world.member("马超")
    number = ask(resident)
    clerk.says(f"派 {number} 马超")
    guard.says(f"接 {number}")
    guard.says(f"完成 {number} 快递放门口了")
    resident.hears()

    assert "服务投诉" in resident.says(f"进度 {number}")
    card = resident.taps("服务投诉")
    assert "11月24日提的“帮我拿个快递送上来”，由马超办理，11月24日说办完：对处理不满意" in card
    complaint = re.search(r"TS\d{8}-\d{4}", resident.says("确认"))
    assert complaint is not None

    case = world.case(complaint[0])
    assert case.from_case_id == world.case(number).id
    assert complaint[0] not in heard(guard)
    assert "没找到这个单号" in guard.says(f"状态 {complaint[0]}")
    assert complaint[0] in clerk.says("待办")
    assert complaint[0] in resident.says(f"服务投诉 {number}")
    assert world.case(number).status == "finished"


def test_who_called_it_done_without_going_there_is_who_is_complained_about(
    world: World, resident: Member, clerk: Member
) -> None:
    """What a clerk did alone is complained of as theirs, in the resident's own words."""
    number = ask(resident, "想订一下会议室")
    clerk.says(f"受理 {number}")
    clerk.says(f"完成 {number} 会议室订好了")
    resident.hears()

    assert "；根本没订上" in resident.says(f"服务投诉 {number} 根本没订上")
    reply = resident.says("确认")
    complaint = re.search(r"TS\d{8}-\d{4}", reply)
    assert complaint is not None
    assert complaint[0] in heard(world.member("孙丽"))
    assert "没找到这个单号" in clerk.says(f"状态 {complaint[0]}")


def test_who_is_not_served_at_all_may_complain_of_that(resident: Member) -> None:
    """Nothing was called done: the bare word is about what is in hand."""
    number = ask(resident)
    card = resident.says("服务投诉")
    assert "帮我拿个快递送上来" in card
    assert "到现在还没办完" in card
    resident.says("取消")
    assert number in resident.says("进度")


def test_whatever_asks_for_a_hand_is_help_and_what_is_added_reaches_it(
    resident: Member, clerk: Member
) -> None:
    """No repair is made of a fish tank to be moved, nor a new matter of words about it."""
    for words in ("请人教我用手机交物业费", "倒个垃圾门被风带上了 钥匙手机卡都在里头"):
        assert "求助内容请您看一下" in resident.says(words)
        resident.says("取消")
    assert "报修内容请您看一下" in resident.says("请师傅帮忙看下马桶，堵了")
    resident.says("取消")

    number = ask(resident, "请人帮忙挪一下客厅的鱼缸")
    clerk.says(f"受理 {number}")
    heard(clerk)
    for words in ("我出门了 门口直接抬走就行", "先抱回家了 关在卫生间 它饿坏了"):
        assert "补充好了" in resident.says(words)
        assert words in heard(clerk)
    clerk.says(f"约 {number} 明天下午3点")
    heard(resident)
    resident.taps("换个时间")
    assert "后天上午" in resident.says("后天头晌吧 下午要接娃")
    assert "下午要接娃" in heard(clerk)


def test_who_asks_for_two_cases_of_a_home_reads_both(world: World, resident: Member) -> None:
    first, second = ask(resident), ask(resident, "请人帮忙挪一下客厅的鱼缸")
    reply = world.member("周敏").says("3栋1501那两张单到哪一步了")
    assert first in reply
    assert second in reply
