"""Callbacks at the desk (回访, CAL-5): whom to ask, what came of it, and who may not ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.correction_story import corrected, corrections, reported, with_departments
from tests.scenarios.reporting import finished
from tests.scenarios.test_callback_chat import of
from tests.scenarios.test_callback_sources import invite, name_of

if TYPE_CHECKING:
    from storage.records.callback import Callback
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def share(world: World, drawn: float) -> None:
    """Let all answers that staff write down be asked again, or none."""
    rules = world.config.settings.callbacks.model_copy(update={"asked_again": drawn})
    world.change(callbacks=rules)


@pytest.fixture
def number(world: World, resident: Member, clerk: Member, engineer: Member) -> str:
    """Return the number of a repair that a clerk is to ask about by phone, in the evening."""
    share(world, 0)
    resident.says("回访方式")
    resident.says("电话")
    assert "18点到20点" in resident.says("18点到20点")
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")
    world.advance(days=3.35)
    world.sweep()
    return number


def last(world: World, number: str) -> Callback:
    """Return the newest callback about a case."""
    return of(world, number)[-1]


def test_the_list_tells_whom_to_ask_and_how(
    world: World, clerk: Member, engineer: Member, number: str
) -> None:
    assert "还要回访1件：回访" in clerk.says("待办")
    told = clerk.says("回访")

    assert number in told
    assert "李雷 13800000001 3栋2单元1501　电话 希望18:00到20:00" in told
    assert "做了什么：" in told
    assert "王强" in told
    assert "您满意吗？" in told
    for word in ("满意", "基本满意", "不满意", "未接通", "拒访", "号码错误"):
        assert word in told
    assert "回访记下了" in clerk.taps("基本满意")
    assert clerk.says("回访") == "您手上没有要回访的，辛苦了。"
    assert "还要回访" not in clerk.says("待办")
    assert "您手上没有要回访的" not in engineer.says("回访")
    case = world.case(number)
    lines = world.store(lambda s: s.cases.timeline(case.id))
    assert (lines[-1].action, lines[-1].text) == ("callback", "基本满意")  # type: ignore[index]


def test_each_is_asked_about_in_a_message_of_its_own(
    resident: Member, clerk: Member, engineer: Member, number: str
) -> None:
    """Six taps for each: two would be cut, and the last taps stand under nothing."""
    other = finished(resident, clerk, engineer, "客厅的灯不亮了")
    resident.says(f"修好了 {other}")
    resident.world.advance(days=3.02)
    clerk.says("待办")

    lists = [clerk.says("回访"), clerk.taps("更多（还有1单）")]

    assert [[one in told for one in (number, other)].count(True) for told in lists] == [1, 1]
    assert not any(text.startswith("满意") for text in clerk.hears())


def test_who_comes_on_duty_reads_what_who_went_was_to_ask(
    world: World, clerk: Member, number: str
) -> None:
    clerk.says("值班")
    head = world.member("孙丽")
    assert number not in head.says("回访")
    head.says("值班")
    assert "还要回访" not in head.says("待办")
    clerk.says("交班")
    assert number in head.says("回访")
    assert "还要回访1件" in head.says("待办")


def test_a_no_about_what_is_in_work_again_is_noted_and_passed_on(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)
    resident.says(f"没修好 {number}")
    resident.says("还是漏")
    engineer.says(f"接 {number}")
    engineer.hears()
    assert "回访记下了" in clerk.says(f"回访 {number} 不满意 还有点滴水")
    assert "还有点滴水" in "\n".join(engineer.hears())


def test_what_staff_wrote_may_be_put_right_and_what_the_resident_said_not(
    world: World, resident: Member, clerk: Member, number: str
) -> None:
    clerk.says(f"回访 {number} 满意")
    clerk.says(f"回访 {number} 基本满意 记错了")
    (row,) = of(world, number)
    assert (row.result, row.words) == ("mostly", "记错了")
    kept = world.store(lambda s: s.callbacks.answers_of(row.id))
    assert [one.result for one in kept] == ["satisfied", "mostly"]  # type: ignore[attr-defined]

    resident.says(f"满意 {number}")
    clerk.says(f"回访 {number} 基本满意")

    assert of(world, number)[0].result == "satisfied"


def test_an_opinion_is_passed_to_the_department(
    world: World, clerk: Member, engineer: Member, number: str
) -> None:
    head = world.member("赵刚")
    for one in (engineer, head):
        one.says("待办")
        one.hears()

    clerk.says(f"回访 {number} 满意 就是地上没收拾")

    for one in (engineer, head):
        assert any("住户回访意见" in push and "地上没收拾" in push for push in one.hears())


def test_after_rain_it_is_asked_whether_it_still_leaks(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer, "阳台窗户边上渗水")
    resident.says(f"修好了 {number}")
    assert [one.source for one in of(world, number)] == ["rain"]
    assert "1户报过漏水的" in clerk.says("下雨了")
    world.advance(hours=23)
    resident.says("你好")
    resident.hears()
    world.advance(hours=1.5)

    assert any(number in push and "还漏吗" in push for push in resident.hears())


def test_a_bad_answer_on_the_phone_opens_it_again(
    world: World, resident: Member, clerk: Member, engineer: Member, number: str
) -> None:
    engineer.says("待办")
    engineer.hears()

    assert "返修" in clerk.says(f"回访 {number} 不满意 又滴水了")

    assert world.case(number).status == "reopened"
    first = of(world, number)[0]
    assert (first.result, first.words, first.way) == ("dissatisfied", "又滴水了", "phone")
    assert first.entered_by is not None
    assert any("又滴水了" in push for push in engineer.hears())
    case = world.case(number)
    lines = world.store(lambda s: s.cases.timeline(case.id))
    assert any(e.action == "callback" and "不满意" in e.text for e in lines)  # type: ignore[attr-defined]
    engineer.says(f"完成 {number} 换了整根管子")
    resident.says(f"修好了 {number}")
    world.advance(days=4)
    assert last(world, number).round == 2
    assert "第2次回访" in clerk.says("回访")


def test_who_did_the_work_is_refused(
    world: World, clerk: Member, engineer: Member, number: str
) -> None:
    """So is the head who finished it; who accepted and sent it has done no work on it."""
    head_id = _id(world, "孙丽")
    world.service.database.run(
        lambda c: c.execute("UPDATE cases SET engineer_id = :id", id=head_id)
    )

    told = world.member("孙丽").says(f"回访 {number} 满意")

    assert "您处理过" in told
    assert f"{number}由陈静回访" in told
    assert last(world, number).result is None
    assert "没有" in engineer.says(f"回访 {number} 满意") or "不能" in engineer.says(
        f"回访 {number} 满意"
    )
    assert "回访记下了" in clerk.says(f"回访 {number} 满意")


def _id(world: World, name: str) -> str:
    staff = world.store(lambda s: s.staff.active_in("翠湖花园"))
    return next(str(one.id) for one in staff if one.name == name)  # type: ignore[attr-defined]


def test_nobody_answers_three_times_and_it_ends_honestly(
    world: World, clerk: Member, number: str
) -> None:
    head = world.member("孙丽")
    first = clerk.says(f"回访 {number} 未接通")
    assert "第1次未接通" in first
    assert re.search(r"明天18:00再打", first)
    assert "未接通过1次" in clerk.says("回访")
    world.advance(days=1)
    assert "第2次未接通" in clerk.says(f"未接通 {number}")
    world.advance(days=1)
    head.says("待办")
    assert "按未确认结束，不算满意" in clerk.says(f"回访 {number} 没人接")

    found = last(world, number)
    assert (found.status, found.result, found.tries) == ("answered", "unconfirmed", 3)
    assert world.case(number).closed_as == "confirmed"
    assert any("打了3次都没接通" in push for push in head.hears())


def test_a_wrong_number_is_asked_in_chat_instead(
    world: World, resident: Member, clerk: Member, number: str
) -> None:
    resident.says("你好")
    resident.hears()

    assert "改在微信里问" in clerk.says(f"回访 {number} 号码错误")
    world.advance(hours=1)

    assert any(number in push and "您满意吗" in push for push in resident.hears())
    assert [one.result for one in of(world, number)] == ["wrong_number", None]


def test_an_answer_that_staff_wrote_is_asked_again(
    world: World, resident: Member, clerk: Member, number: str
) -> None:
    """Two days later, in chat; what differs is told in the figures."""
    share(world, 1)
    assert "回访记下了" in clerk.says(f"回访 {number} 满意")
    first, again = of(world, number)
    assert again.checks == first.id
    assert (again.way, again.round) == ("chat", first.round)
    world.advance(days=1.9)
    resident.says("你好")
    resident.hears()
    world.advance(hours=3)
    assert any(number in push and "回访" in push for push in resident.hears())
    resident.says("不满意 其实一直在漏")

    assert world.case(number).status == "reopened"
    told = world.member("周敏").says("统计 回访 本月")
    assert "代填的抽1件再问，答了1件，1件和原来记的不一样" in told


def test_one_of_many_homes_is_named_by_its_phone(world: World, resident: Member) -> None:
    """After a corrective action several homes are asked about one case."""
    with_departments(world, security="工程部", repair="工程部")
    survey = world.case(reported(world))
    invite(world, survey.id, resident)
    made = corrections(world)[0].number
    resident.says("回访方式 电话")
    corrected(world, made, "赵刚", "孙丽")
    world.advance(days=3.2)
    (row,) = of(world, made)
    holder = world.member(name_of(world, row.holder_id))

    told = holder.says("回访")

    assert "李雷 13800000001 3栋2单元1501" in told
    holder.taps("基本满意")
    assert of(world, made)[0].result == "mostly"
