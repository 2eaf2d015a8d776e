"""Conversations under stress: corrections, photos and words that come at the wrong moment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from storage.store import Store
from tests.scenarios.reporting import NUMBER, finished, report

if TYPE_CHECKING:
    from storage.records.case import Case
    from storage.records.messages import Evidence
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def files_of(world: World, case: Case) -> list[Evidence]:
    """Return the files that lie with a case."""
    return world.service.database.read(lambda c: Store(c).evidence.of_case(case.id))


def test_beginning_anew_keeps_that_it_is_a_complaint(resident: Member) -> None:
    resident.says("我要投诉，你们保安态度太差了，骂人")
    resident.says("重新开始")
    resident.says("保安骂人，态度很差")
    found = NUMBER.search(resident.says("确认"))

    assert found is not None
    assert found[0].startswith("TS")


def test_another_description_brings_another_category(world: World, resident: Member) -> None:
    resident.says("报修")
    resident.says("1")
    resident.says("厨房水管漏水了")
    resident.says("上一步")
    resident.says("卧室的灯不亮了，应该是开关坏了")
    resident.says("确认")

    assert world.cases()[0].category == "electricity_lighting"


def test_a_time_said_with_the_second_description_counts(resident: Member) -> None:
    resident.says("报修")
    resident.says("1")
    resident.says("厨房水管漏水了")
    resident.taps("改内容")
    reply = resident.says("卫生间水管漏水了，明天下午三点以后在家")

    assert "明天15:00以后" in reply


def test_photos_sent_with_what_is_not_fixed_lie_with_the_case(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)

    resident.taps("没修好")
    resident.sends_photo()
    resident.says("还在滴水")
    world.sweep()

    assert len(files_of(world, world.case(number))) == 1
    assert world.case(number).status == "reopened"


def test_a_photo_before_the_words_not_fixed_lies_with_the_case(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    first = finished(resident, clerk, engineer)
    resident.says("修好了")
    second = report(resident, "卧室的灯不亮了")
    third = report(resident, "阳台的门关不上")
    resident.sends_photo()
    resident.says(f"没修好 {first} 还在滴水")

    assert len(files_of(world, world.case(first))) == 1
    assert not files_of(world, world.case(second))
    assert not files_of(world, world.case(third))


@pytest.mark.parametrize("word", ["补充", "撤销"])
def test_photos_sent_while_asked_about_a_case_lie_with_it(
    world: World, resident: Member, word: str
) -> None:
    number = report(resident)
    report(resident, "卧室的灯不亮了")
    resident.says(f"{word} {number}")
    resident.sends_photo()
    resident.says("取消")

    assert len(files_of(world, world.case(number))) == 1


def test_a_photo_while_binding_goes_with_the_next_report(world: World, stranger: Member) -> None:
    stranger.says("绑定")
    stranger.sends_photo()
    stranger.says("取消")
    stranger.says("3栋2单元1501厨房水管漏水了，13812345678")
    stranger.says("确认")

    assert len(files_of(world, world.cases()[0])) == 1


def test_the_timeline_is_read_in_the_residents_language(
    resident: Member, clerk: Member, supervisor: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    resident.sends_photo()
    supervisor.says(f"催 {number}")

    reply = re.sub(r"https?://\S+", "", resident.says(f"进度 {number}"))

    assert not re.search(r"[a-z]{4,}", reply)
    assert "催办" not in reply


def test_the_phone_in_a_led_description_is_no_part_of_it(
    world: World, stranger: Member, clerk: Member, engineer: Member
) -> None:
    for text in ("报修", "3栋2单元1501", "马桶堵了电话13812345678", "确认"):
        stranger.says(text)
    case = world.cases()[0]
    assert case.reporter_phone == "13812345678"
    clerk.says(f"派 {case.number} 王强")

    assert not any("13812345678" in text for text in engineer.hears())


def test_the_same_room_in_another_unit_is_not_the_own_home(world: World, resident: Member) -> None:
    resident.says("3栋1单元1501厨房水管漏水了")
    resident.says("确认")

    case = world.cases()[0]
    assert case.unit == "1"
    assert case.home_id is None
    assert case.verified == 0


def test_saying_at_once_what_is_still_broken_opens_no_second_case(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)

    reply = resident.says("没修好，厨房水管还在漏水")

    assert "返修" in reply
    assert world.case(number).status == "reopened"
    assert len(world.cases()) == 1


def test_what_can_no_longer_be_withdrawn_is_said_before_asking(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"到场 {number}")

    reply = resident.says("撤销")

    assert "撤不了" in reply
    assert "确认" not in reply


def test_what_is_closed_too_long_is_said_before_asking(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)
    resident.says("修好了")
    world.clock.advance(20 * 86_400)

    assert "办结很久" in resident.says(f"没修好 {number}")


def test_urgent_reports_are_never_limited(resident: Member) -> None:
    for n in range(10):
        report(resident, f"厨房水管漏水第{n}处")

    resident.says("家里停电了，全屋没电")

    assert NUMBER.search(resident.says("确认"))


def test_a_bad_rating_before_the_yes_reaches_a_supervisor(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)
    assert "主管" in resident.says(f"评价 {number} 1 来得太晚")

    leads = [world.member(name) for name in ("赵刚", "孙丽", "周敏")]
    assert any(number in text and "太晚" in text for lead in leads for text in lead.hears())


def test_three_misunderstandings_offer_a_human_and_the_human_is_told(
    stranger: Member, clerk: Member
) -> None:
    stranger.says("报修")
    stranger.says("3栋2单元1501")
    stranger.says("马桶堵了")
    for words in ("没有", "不告诉你", "随便"):
        reply = stranger.says(words)
    assert "人工" in reply

    assert NUMBER.search(stranger.taps("人工"))
    assert any("请人工联系" in text for text in clerk.hears())
    stranger.says("13812345678")
    assert NUMBER.search(stranger.says("确认"))


def test_a_conversation_expires_after_three_days(world: World, stranger: Member) -> None:
    stranger.says("报修")
    old = stranger.last
    stranger.says("3栋2单元1501")
    world.advance(hours=73)

    assert "确认" not in stranger.says("马桶堵了，13812345678")
    bubble = stranger.phone.tap(0, old)
    assert bubble is not None
    assert "已经过去" in bubble.text


def test_a_whole_long_text_is_kept_within_what_a_message_holds(
    world: World, resident: Member
) -> None:
    long = "厨房水管漏水了" * 700
    resident.says(long)
    assert NUMBER.search(resident.says("确认"))
    report(resident, "卧室的灯不亮了")
    for text in (f"补充 {long}", f"没修好 {long}", f"催单 {long}", long, f"进度 {long}"):
        resident.says("取消")
        resident.says(text)
        assert len(resident.last.text.encode()) <= 2048
    world.sweep()
    assert world.service.counts.all().get("turns_failed", 0) == 0


def test_a_welcome_back_knows_who_is_bound(world: World, resident: Member) -> None:
    world.clock.advance(60)
    assert "先绑定" not in resident.follows()
