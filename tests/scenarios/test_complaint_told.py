"""What is said about who hears of a step of a complaint, and by when, is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.complaint_story import complain, decided, heard, investigated

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_a_raised_complaint_tells_its_new_times(world: World, resident: Member) -> None:
    """Who was promised an answer by one time hears when another level takes longer."""
    number = investigated(world, resident)
    assert "后天10:0" in heard(resident)
    world.member("孙丽").says(f"定级 {number} 重要 多人反映")
    told = heard(resident)
    assert number in told
    assert "重新安排了时间：由事务部主管孙丽负责" in told
    assert "11月29日（周日）10:0" in told


def test_a_level_set_before_acceptance_tells_nothing(world: World, resident: Member) -> None:
    """Nothing but acceptance was promised until then."""
    number = complain(resident)
    resident.hears()
    world.member("陈静").says(f"定级 {number} 重要 多人反映")
    assert heard(resident) == ""


def test_a_plan_sent_back_is_no_news_to_the_resident(world: World, resident: Member) -> None:
    """Nobody is told that the resident hears of what stays between colleagues."""
    number = investigated(world, resident)
    head = world.member("孙丽")
    head.says(f"调查 {number} 问过双方")
    head.says(f"属实 {number}")
    head.says(f"方案 {number} 加强巡查，3天内")
    resident.hears()
    assert "住户会收到消息" not in world.member("周敏").says(f"审批 {number} 驳回 要写谁负责")
    assert heard(resident) == ""


def test_a_decided_complaint_names_helpers_and_no_past_promise(
    world: World, resident: Member
) -> None:
    """Who carries it out is no repairman, and the answer is not due any more."""
    number = decided(world, resident)
    head = world.member("孙丽")
    head.says(f"派 {number} 马超")
    shown = head.says(f"状态 {number}")
    assert "配合：马超" in shown
    assert "师傅" not in shown
    assert "最晚答复" not in shown


def test_a_heading_tells_the_matter(world: World, resident: Member) -> None:
    """我要投诉 is no heading, and a rejected appeal offers no way back inside."""
    number = complain(resident)
    pushed = heard(world.member("陈静"))
    assert "楼下广场舞" in pushed
    assert "我要投诉" not in pushed
    assert world.case(number).description.startswith("我要投诉")
