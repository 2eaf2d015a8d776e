"""Talks (约谈) with who complained and who is accused, in chat (COM-12, COM-3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.store import Store
from tests.scenarios.complaint_story import answered, heard, investigated

if TYPE_CHECKING:
    from storage.records.complaint import Talk
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def talks_of(world: World, number: str) -> list[Talk]:
    """Return the stored talks about a complaint."""
    case = world.case(number)
    return world.service.database.read(lambda c: Store(c).talks.of_case(case.id))


def test_a_talk_from_the_proposal_to_the_record(world: World, resident: Member) -> None:
    """Times as taps, one picked, both reminded, what was agreed kept and told."""
    number = investigated(world, resident)
    head = world.member("孙丽")
    heard(resident)

    assert "请住户选时间" in head.says(f"约谈 {number} 明天下午3点 明天下午5点")
    offer = heard(resident)
    assert "事务部主管孙丽想和您当面谈" in offer
    assert "都不方便，换时间" in offer
    assert "约好了" in resident.taps("明天17:00")
    assert "明天17:00" in heard(head)
    assert talks_of(world, number)[0].status == "agreed"

    world.advance(days=1, hours=5.1)
    assert "提醒您：今天17:00" in heard(resident)
    assert "约谈提醒" in heard(head)
    assert "记录存好了" in head.says(f"约谈 {number} 记录 先试行21点结束一周，周五再看")
    assert "先试行21点结束一周" in heard(resident)

    held = talks_of(world, number)[0]
    assert (held.status, held.record) == ("held", "先试行21点结束一周，周五再看")
    assert world.case(number).talk_due_at is None


def test_none_of_the_times_suits(world: World, resident: Member) -> None:
    number = investigated(world, resident)
    head = world.member("孙丽")
    head.says(f"约谈 {number} 电话 明天下午3点")
    assert "和您电话里谈一谈。" in heard(resident)

    reply = resident.taps("都不方便，换时间")
    assert "没关系" in reply
    assert "都不方便" in heard(head)
    assert "定下来" in resident.says(f"约谈 {number} 周六上午10点以后都行")
    assert "周六上午10点以后都行" in heard(head)

    assert "记下了" in head.says(f"约谈 {number} 定 周六上午10点半 物业办公室")
    assert "（物业办公室）" in heard(resident)
    assert [talk.status for talk in talks_of(world, number)] == ["cancelled", "agreed"]
    assert "11月28日（周六）10:30" in resident.says(f"约谈 {number}")


def test_a_time_is_picked_late_twice_or_by_somebody_else(
    world: World, resident: Member, stranger: Member
) -> None:
    number = investigated(world, resident)
    head = world.member("孙丽")
    head.says(f"约谈 {number} 今天下午4点")
    assert "没找到" in stranger.says(f"约谈 {number} 1")
    assert "没找到" in world.member("王强").says(f"约谈 {number} 1")
    world.clock.advance(7 * 3600)

    assert "这个时间过了" in resident.says(f"约谈 {number} 11月24日16:00")
    head.says(f"约谈 {number} 明天下午3点")
    assert "这个时间过了" in resident.says(f"约谈 {number} 11月24日16:00")
    assert "约好了" in resident.says(f"约谈 {number} 1")
    assert "约在明天15:00谈" in resident.says(f"约谈 {number} 1")


def test_a_yes_takes_the_only_time_and_loses_nothing(world: World, resident: Member) -> None:
    number = investigated(world, resident)
    head = world.member("孙丽")
    head.says(f"约谈 {number} 明天下午3点 明天下午5点")

    assert "什么时候方便" in resident.says(f"约谈 {number} 好的")
    head.says(f"约谈 {number} 明天下午5点")
    assert "约好了：明天17:00" in resident.says(f"约谈 {number} 可以")
    assert "约在明天17:00谈" in resident.says(f"约谈 {number} 收到")
    heard(head)
    resident.says(f"约谈 {number} 我带上录音")
    assert "我带上录音" in heard(head)
    assert talks_of(world, number)[-1].status == "agreed"


def test_what_suits_instead_is_told_in_any_words(world: World, resident: Member) -> None:
    number = investigated(world, resident)
    head = world.member("孙丽")
    head.says(f"约谈 {number} 明天下午3点")
    heard(head)

    assert "定下来" in resident.says("我这两天都出差，能不能换到周末")
    assert "我这两天都出差，能不能换到周末" in heard(head)
    assert "约好了：明天15:00" in resident.says("听你们安排吧")


def test_who_wants_no_talk_any_more_says_so(world: World, resident: Member) -> None:
    number = investigated(world, resident)
    world.member("孙丽").says(f"约谈 {number} 明天下午3点")
    resident.hears()

    resident.says("不想谈了")

    assert talks_of(world, number)[0].status == "cancelled"
    assert world.case(number).status == "investigating"


def test_wrong_times_and_words_are_explained(world: World, resident: Member) -> None:
    number = investigated(world, resident)
    head = world.member("孙丽")

    for words, said in (
        ("", "日子和几点"),
        ("明天下午", "日子和几点"),
        ("昨天下午3点", "日子和几点"),
        ("今天上午9点", "过了"),
        ("明天晚上9点", "休息"),
        ("记录", "谈成了什么"),
        ("取消", "没有约好"),
        ("没来", "没有约好"),
    ):
        assert said in head.says(f"约谈 {number} {words}".strip()), words
    assert "不能" in world.member("陈静").says(f"约谈 {number} 明天下午3点")
    assert talks_of(world, number) == []


def test_nobody_came_and_it_is_arranged_anew(world: World, resident: Member) -> None:
    number = investigated(world, resident)
    head = world.member("孙丽")
    head.says(f"约谈 {number} 定 明天下午3点")
    world.advance(days=1, hours=5.5)
    resident.says("进度")
    heard(resident)

    assert "请在" in head.says(f"约谈 {number} 没来")

    assert "不要紧" in heard(resident)
    assert world.case(number).talk_due_at is not None


def test_either_side_calls_it_off(world: World, resident: Member) -> None:
    number = investigated(world, resident)
    head = world.member("孙丽")
    head.says(f"约谈 {number} 定 明天下午3点")
    heard(head)
    assert "不谈了" in resident.says(f"约谈 {number} 取消 临时有事")
    assert "住户取消约谈" in heard(head)
    head.says(f"约谈 {number} 定 明天下午3点")
    heard(resident)

    assert "已取消" in head.says(f"约谈 {number} 取消 要先查清楚")

    assert "先取消（要先查清楚）" in heard(resident)
    world.advance(days=1, hours=3)
    assert "提醒您" not in heard(resident)


def test_the_accused_is_met_only_as_far_as_the_complainant_agrees(
    world: World, resident: Member
) -> None:
    """Without consent words that name nobody are offered; the accused hears nothing from us."""
    resident.says("我要投诉马超，昨晚值班态度很差还骂人")
    number = resident.says("确认").split("TS", 1)[1][:13]
    number = f"TS{number}"
    world.member("陈静").says(f"受理 {number}")
    head, guard = world.member("孙丽"), world.member("马超")
    before = heard(guard)

    refused = head.says(f"约谈 {number} 对方 明天下午3点")
    assert "匿名转达" in refused
    assert "有住户反映" in refused
    assert "李雷" not in refused
    resident.says(f"愿意面谈 {number}")
    assert "不会通知对方" in head.says(f"约谈 {number} 对方 明天下午3点")
    assert "住户看不到" in head.says(f"约谈 {number} 对方 记录 他说当晚有误会，愿意道歉")

    assert "误会" not in heard(resident)
    assert "约谈" not in before + heard(guard)
    assert [t.partner for t in talks_of(world, number)] == ["accused"]


def test_the_second_time_it_is_not_right_a_talk_is_owed(world: World, resident: Member) -> None:
    """The resident hears that one is arranged, the holder owes it, and its deadline climbs."""
    number = answered(world, resident)
    head = world.member("孙丽")
    assert "约您" not in resident.says(f"没解决 {number} 还是吵")
    head.says(f"完成 {number} 又和舞队谈过")
    heard(head)

    assert "约您当面或电话谈" in resident.says(f"没解决 {number} 昨晚又吵到十点")
    assert "请约住户" in heard(head)
    assert "还没和住户谈过" in head.says(f"完成 {number} 又谈了一次舞队")
    assert "约您当面或电话谈" in resident.says(f"没解决 {number} 还是老样子")
    world.advance(days=1.9)
    head.says("待办")
    world.advance(hours=2.6)
    assert "约谈住户" in heard(head)

    head.says(f"约谈 {number} 定 明天下午3点")
    case = world.case(number)
    assert case.talk_due_at is not None
    assert case.alert_level == 0


def test_a_talk_ends_with_the_complaint(world: World, resident: Member) -> None:
    number = investigated(world, resident)
    world.member("孙丽").says(f"约谈 {number} 定 后天下午5点")
    resident.says(f"撤销 {number}")
    resident.says("确认")
    heard(resident)

    world.advance(days=2, hours=5.5)

    assert "提醒您" not in heard(resident)
    assert "撤销" in resident.says(f"约谈 {number} 周六上午10点")
