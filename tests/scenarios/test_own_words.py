"""Staff who never learnt a command do their work in the words they type anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def number(resident: Member, clerk: Member, engineer: Member) -> str:
    """Return the number of a case that 王强 has taken."""
    made = report(resident)
    clerk.says(f"派 {made} 王强")
    engineer.says(f"接 {made}")
    resident.hears()
    return made


def test_what_is_plain_is_done_at_once(
    world: World, resident: Member, engineer: Member, number: str
) -> None:
    assert "已完工" in engineer.says("软管老化，换了")

    assert world.case(number).result == "软管老化，换了"
    assert any("软管老化，换了" in push for push in resident.hears())


def test_a_plain_refusal_is_done_and_can_be_taken_back(
    world: World, engineer: Member, clerk: Member, number: str
) -> None:
    assert "已退回" in engineer.says("这单我接不了，没有高压证")
    assert any("没有高压证" in push for push in clerk.hears())

    assert "撤回了“退回”" in engineer.says("撤回")

    assert world.case(number).status == "taken"


@pytest.mark.parametrize("yes", ["1", "退回"])
def test_a_yes_keeps_all_that_was_said(
    world: World, engineer: Member, clerk: Member, number: str, yes: str
) -> None:
    asked = engineer.says("这单我没有高压证")
    assert "1. 退回" in asked
    assert world.case(number).status == "taken"

    assert number in engineer.says(yes)

    assert world.case(number).engineer_id is None
    assert any("没有高压证" in push for push in clerk.hears())


@pytest.mark.parametrize("no", ["3", "不是", "取消", "不对"])
def test_a_no_leaves_it_as_it_was(world: World, engineer: Member, number: str, no: str) -> None:
    engineer.says("这单我没有高压证")

    assert "先不记" in engineer.says(no)

    assert world.case(number).status == "taken"


def test_a_tap_on_no_leaves_it_too(world: World, engineer: Member, number: str) -> None:
    engineer.says("这单我没有高压证")

    assert "先不记" in engineer.taps("不是")

    assert world.case(number).status == "taken"


def test_a_deferral_is_taken_at_its_word(
    world: World, resident: Member, engineer: Member, number: str
) -> None:
    assert "已暂缓" in engineer.says("没配件得等两天")

    case = world.case(number)
    assert (case.status, case.defer_reason) == ("deferred", "待料")
    assert any("要先等配件（没配件得等两天）" in push for push in resident.hears())
    assert "要先等配件，" in resident.says("师傅什么时候来")


def test_with_two_jobs_a_number_says_which(
    world: World, resident: Member, clerk: Member, engineer: Member, number: str
) -> None:
    second = report(resident, "卫生间的灯不亮了")
    clerk.says(f"派 {second} 王强")
    engineer.says(f"接 {second}")
    offered = engineer.says("弄好了，换了根管")
    assert number in offered
    place = next(line[0] for line in offered.split("\n") if second in line)

    engineer.says(place)

    assert (world.case(number).status, world.case(second).status) == ("taken", "finished")
    assert world.case(second).result == "弄好了，换了根管"


def test_the_resident_who_was_out_sets_another_time(
    world: World, resident: Member, engineer: Member, number: str
) -> None:
    engineer.says("敲门没人")
    assert any("没人应" in push for push in resident.hears())

    resident.taps("改时间")
    resident.says("明天下午")

    assert world.case(number).available_from is not None
    assert any("住户补充" in push for push in engineer.hears())


def test_who_works_here_still_reports_what_is_broken(
    world: World, engineer: Member, number: str
) -> None:
    asked = engineer.says("3栋2单元电梯口的灯不亮了")

    assert "请您看一下" in asked  # the phone of who works here is known
    assert world.case(number).status == "taken"


def test_an_answer_to_a_question_stays_one(world: World, engineer: Member, number: str) -> None:
    before = world.case(number)
    engineer.says("报修")

    engineer.says("阀门老化")

    assert world.case(number) == before


@pytest.mark.parametrize("text", ["这个阀门老化", "跟他说一声", "软管老化"])
def test_words_nobody_understood_are_asked_about(
    resident: Member, engineer: Member, number: str, text: str
) -> None:
    assert f"“{text}”要告诉住户吗" in engineer.says(text)
    assert not any(text in push for push in resident.hears())

    assert number in engineer.says("1")

    assert any(text in push for push in resident.hears())


@pytest.mark.parametrize("no", ["3", "不是", "都不是", "取消"])
def test_such_words_may_be_for_the_office_or_for_nobody(
    world: World, resident: Member, engineer: Member, number: str, no: str
) -> None:
    engineer.says("软管老化")
    assert "先不记" in engineer.says(no)

    engineer.says("软管老化")
    assert number in engineer.says("记一笔")

    assert world.case(number).status == "taken"
    assert not any("软管老化" in push for push in resident.hears())


@pytest.mark.parametrize(
    "text",
    ["统计", "谁有空", "谁最慢", "满意度多少", "投诉处理得怎么样了", "今天几个单", "催一下陈静"],
)
def test_a_short_question_of_staff_opens_no_dialogue_of_residents(
    world: World, supervisor: Member, text: str
) -> None:
    reply = supervisor.says(text)

    assert not any(word in reply for word in ("建议", "联系您", "号码", "位置", "报过事", "0571"))
    assert "待办" in supervisor.says("看板")
    assert world.cases() == []


def test_a_suggestion_of_staff_is_one(engineer: Member) -> None:
    assert "建议内容请您看一下" in engineer.says("建议大门口加一盏灯，晚上太暗了")


def test_work_is_heard_though_a_question_could_not_take_it(
    resident: Member, engineer: Member, number: str
) -> None:
    engineer.says("3栋2单元电梯口的灯不亮了")
    assert "手机" in engineer.taps("改电话")

    assert number in engineer.says("敲门没人")

    assert any("没人应" in push for push in resident.hears())
    assert "手机" in engineer.says("继续")


def test_without_a_job_there_is_nothing_to_finish(world: World, engineer: Member) -> None:
    assert "没有可以完成的单" in engineer.says("弄好了，换了个阀")
    assert world.cases() == []


def test_staff_who_reported_something_ask_after_it(
    engineer: Member, clerk: Member, world: World
) -> None:
    engineer.says("3栋2单元电梯口的灯不亮了")
    engineer.says("确认")
    made = world.cases()[0].number
    clerk.says(f"派 {made} 刘洋")

    assert "刘洋" in engineer.says("我报的那个怎么样了")


@pytest.mark.parametrize("text", ["0001那家厨房又漏水了", "业主骂人，闹着要投诉"])
def test_words_about_a_job_open_no_form_of_residents(
    world: World, resident: Member, engineer: Member, number: str, text: str
) -> None:
    asked = engineer.says(text.replace("0001", number[-4:]))

    assert "要告诉住户吗" in asked
    assert "2. 记一笔" in asked
    assert len(world.cases()) == 1
    assert resident.hears() == []


def test_work_named_by_its_number_is_heard_within_a_form(
    world: World, engineer: Member, number: str
) -> None:
    engineer.says("报修")

    assert number in engineer.says(f"{number[-4:]}弄好了，换了阀")

    assert world.case(number).status == "finished"
    engineer.says("3栋2单元电梯口的灯不亮了")
    engineer.says("确认")
    assert len(world.cases()) == 2


@pytest.mark.parametrize(
    "text", ["六栋1单元大堂的玻璃门把手松了 晃得厉害 你们找人看下", "地库B2漏水了 哪个去看下"]
)
def test_what_is_seen_elsewhere_is_reported_whoever_is_asked_to_look(
    world: World, engineer: Member, number: str, text: str
) -> None:
    assert "请您看一下" in engineer.says(text)
    assert world.case(number).status == "taken"


def test_who_reports_for_a_resident_is_shown_the_report(engineer: Member, number: str) -> None:
    shown = engineer.says("我在5栋1单元8楼 802张阿姨不会用手机 她家厨房下水堵了 帮她报一下")

    assert "5栋1单元802" in shown
    assert number not in shown


@pytest.mark.parametrize("text", ["发错了哈", "手滑"])
def test_what_was_wrong_after_other_words_is_asked_and_not_taken_back(
    world: World, engineer: Member, number: str, text: str
) -> None:
    world.advance(minutes=1)
    engineer.says("中午食堂吃啥 给我留个鸡腿")

    assert "要撤回您刚才那一步吗" in engineer.says(text)

    assert world.case(number).status == "taken"
