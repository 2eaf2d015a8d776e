"""方案, 完成, 检查, 整改 among the words of other subjects: which case a number means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.survey.correction.record import correction_of
from storage.store import Store
from tests.scenarios.correction_story import corrections, item, reported, with_departments

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

SECURITY = (item("security", "保安服务", 0.625),)


def test_what_a_plan_lacks_is_asked_one_thing_at_a_time(world: World) -> None:
    with_departments(world, security="工程部")
    reported(world, SECURITY)
    (case,) = corrections(world)
    head = world.member("赵刚")

    assert "为什么会这样" in head.says(f"方案 {case.number} 晚上加一班巡逻")
    assert "什么时候能改好" in head.says("夜间人手不足")
    assert "方案记下了" in head.says("12月20日前")

    correction = correction_of(world.case(case.number))
    assert (correction.cause, correction.measure) == ("夜间人手不足", "晚上加一班巡逻")
    plan = f"方案 {case.number} 原因：人少 措施：加人 期限："
    assert "“11月20日”没看明白，也可能已经过了" in head.says(f"{plan}11月20日")
    assert "今天以后、半年以内" in head.says(f"{plan}2027年12月31日")
    assert "晚上加一班巡逻" in head.says(f"整改 {case.number}")


def test_a_plan_without_a_number_is_for_the_one_that_waits(world: World) -> None:
    with_departments(world, security="工程部")
    reported(world, SECURITY)
    (case,) = corrections(world)
    head = world.member("赵刚")

    assert "方案记下了" in head.says("方案 原因：人少 措施：加人 期限：12月31日")
    head.says("完成 夜班增加到3人")

    assert world.case(case.number).status == "done"


def test_a_tail_that_fits_a_survey_and_a_correction_asks(world: World) -> None:
    number = reported(world, SECURITY)
    (case,) = corrections(world)
    boss = world.member("周敏")
    assert number[-4:] == case.number[-4:] == "0001"

    for words in ("整改 0001", "状态 0001", "备注 0001 开会再说"):
        asked = boss.says(words)
        assert number in asked, words
        assert case.number in asked, words


def test_the_letters_say_which_subject_a_plan_is_for(world: World, resident: Member) -> None:
    with_departments(world, security="客服部")
    complaint = investigated(world, resident)
    tail = complaint[-4:]
    world.service.database.run(lambda c: numbered_up_to(Store(c), int(tail)))
    reported(world, SECURITY)
    (case,) = corrections(world)
    assert case.number.endswith(tail)
    head = world.member("孙丽")

    asked = head.says(f"方案 {tail} 增加夜班")
    assert complaint in asked
    assert case.number in asked
    assert "方案" in head.says(f"方案 {complaint} 向李雷道歉并加强培训 3天内")
    assert world.case(complaint).status == "proposed"
    world.member("周敏").says(f"审批 {complaint} 同意")
    assert "方案记下了" in head.says(f"方案 {case.number} 原因：人少 措施：加人 期限：12月31日")

    head.says(f"完成 {tail} 已经改好")  # both fit again
    assert {world.case(complaint).status, world.case(case.number).status} == {
        "carrying_out",
        "planned",
    }
    head.says(f"完成 {complaint} 已向李雷道歉")
    assert world.case(complaint).status == "answered"


def numbered_up_to(store: Store, tail: int) -> None:
    """Let the next corrective action have this counter."""
    for _ in range(tail - 1):
        store.cases.next_number("ZG", "20261124")


def investigated(world: World, resident: Member) -> str:
    """Return a complaint that waits for its plan."""
    resident.says("保洁阿姨态度很差，我要投诉")
    resident.says("确认")
    (number,) = [case.number for case in world.cases() if case.number.startswith("TS")]
    world.member("陈静").says(f"受理 {number}")
    head = world.member("孙丽")
    head.says(f"调查 {number} 看了监控，确有争吵")
    head.says(f"属实 {number}")
    assert world.case(number).status == "assessed"
    return number


def test_checking_needs_a_space_and_a_number(world: World) -> None:
    reported(world, SECURITY)
    boss = world.member("周敏")

    for words in ("检查一下3号楼的灯", "检查0001合格", "检查"):
        assert "ZG" not in boss.says(words), words
    assert "没有找到 0009" in boss.says("检查 0009 合格")


def test_the_special_meeting_is_kept_on_record(world: World) -> None:
    number = reported(world, SECURITY)
    boss = world.member("周敏")

    assert "请写时间、参加人" in boss.says(f"整改会 {number}")
    said = boss.says("12月16日14:00 周敏、孙丽、赵刚 先补夜班巡逻")
    assert f"整改会已记入 {number}" in said
    assert "整改会（周敏记）：12月16日14:00 周敏、孙丽、赵刚 先补夜班巡逻" in boss.says(
        f"问卷 {number}"
    )


def test_what_a_meeting_agreed_on_is_corrected_too(world: World) -> None:
    number = reported(world, (item("cleaning", "保洁服务", 0.95),))
    boss, owner = world.member("周敏"), world.member("王强")

    assert "由谁负责" in boss.says(f"整改 {number} 新增 停车场照明太暗")
    said = boss.says("王强")

    (case,) = corrections(world)
    assert f"已加一项 {case.number}（停车场照明太暗整改），王强会在11月27日（周五）" in said
    assert any("整改任务" in text and "写好原因" in text for text in owner.hears())
    assert "方案记下了" in owner.says("方案 原因：灯坏了 措施：换灯 期限：10天内")
    assert "停车场照明太暗 · 王强 · 整改中" in boss.says(f"整改 {number}")
    assert "请写事项和负责人" in boss.says(f"整改 {number} 新增")


def test_open_corrections_are_listed_and_nothing_else(world: World) -> None:
    boss = world.member("周敏")
    assert "没有未完成的整改" in boss.says("整改")
    with_departments(world, security="工程部")
    reported(world, SECURITY)
    (case,) = corrections(world)

    listed = boss.says("整改")
    assert f"{case.number} 保安服务 · 赵刚 · 待定整改方案，11月27日" in listed
    assert "整改 楼道灯" not in boss.says("整改 楼道灯也要修")
