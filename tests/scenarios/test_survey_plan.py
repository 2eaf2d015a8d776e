"""A plan is made in chat, seen, lengthened, taken back (SUR-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.survey.record import survey_of
from tests.scenarios.survey_story import planned

if TYPE_CHECKING:
    from tests.scenarios.conftest import World


def test_a_plan_is_made_in_chat_question_by_question(world: World) -> None:
    clerk = world.member("陈静")
    assert "要做哪一种" in clerk.says("问卷 新建")
    assert "标题" in clerk.says("1")
    assert "目的" in clerk.says("跳过")
    assert "哪些住户" in clerk.says("跳过")
    assert "抽多少" in clerk.says("抽样")
    assert "比例" in clerk.says("很多")
    assert "为什么" in clerk.says("30%")
    assert "哪天开始" in clerk.says("先摸个底")
    assert "最后一天" in clerk.says("12月1日")
    assert "10到15天" in clerk.says("12月3日")
    assert "匿名" in clerk.says("12月14日")
    assert "餐饮服务" in clerk.says("匿名")
    shown = clerk.says("去掉 6 7")
    assert "餐饮服务" not in shown
    assert "选项" in clerk.says("加 哪天方便 单选")
    assert "哪天方便（单选）" in clerk.says("加 哪天方便 单选 周六、周日")
    card = clerk.says("就用这些题")
    assert "2026年下半年物业服务满意度调查" in card
    assert "按楼栋抽样30%住户" in card
    assert "不问全体的原因：先摸个底" in card
    reply = clerk.says("确认")
    assert "事务部主管审批" in reply

    (case,) = [one for one in world.cases() if one.number.startswith("WJ")]
    assert case.number in reply
    assert any("原因：先摸个底" in text for text in world.member("孙丽").hears())
    plan = survey_of(case).planned()
    assert plan.audience.share == 0.3
    assert plan.questions[-1].options == ("周六", "周日")
    assert "catering" not in {question.id for question in plan.questions}


def test_the_list_and_one_survey_are_shown_to_who_may_plan(world: World) -> None:
    number = planned(world).number
    clerk = world.member("陈静")
    assert number in clerk.says("问卷")
    shown = clerk.says(f"问卷 {number[-4:]}")
    assert "事务部主管待批 → 管理处主任 → 总经理" in shown
    assert "全体住户，每户一份" in shown
    assert "（其他）" not in clerk.says(f"状态 {number}")
    assert number not in world.member("王强").says("问卷").replace("问卷", "")


def test_a_plan_is_taken_back_with_the_reason(world: World) -> None:
    number = planned(world).number
    clerk = world.member("陈静")
    assert "原因" in clerk.says(f"问卷 {number} 撤销")
    assert "不会发出邀请" in clerk.says(f"问卷 {number} 撤销 和别的重复了")
    assert world.case(number).status == "withdrawn"
    assert "不能" in world.member("孙丽").says(f"审批 {number} 同意")
