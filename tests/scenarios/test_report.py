"""The main job, whole: from a resident's sentence to "yes, it is fixed", through real messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from storage.store import Store
from tests.scenarios.leak import COMPLETE, heard, report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NUMBER = re.compile(r"BX\d{8}-\d{4}")


def test_one_sentence_and_one_yes_open_a_case(world: World, resident: Member) -> None:
    number = report(resident)

    case = world.case(number)
    assert case.status == "registered"
    assert (case.building, case.unit, case.room) == ("3", "2", "1501")
    assert case.reporter_phone == "13800000001"
    assert case.verified == 1
    assert case.category == "water_drainage"


def test_the_whole_story_until_the_resident_is_content(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    assert heard(clerk, number, "受理")

    assert number in clerk.says(f"受理 {number}")
    assert heard(resident, number, "已受理", "陈静")

    clerk.says(f"派 {number} 王强")
    assert heard(engineer, number, "厨房水管漏水")
    assert heard(resident, "派单给王强师傅，今天", "前接单")

    taken = engineer.says(f"接 {number}")
    assert "13800000001" in taken
    assert heard(resident, "13900000002")

    engineer.says(f"到场 {number}")
    engineer.says(f"完成 {number} 换了角阀，不漏了")
    pushes = resident.hears()
    assert any("换了角阀，不漏了" in text for text in pushes)

    resident.taps("修好了")
    case = world.case(number)
    assert (case.status, case.closed_as) == ("closed", "confirmed")
    assert "5" in resident.says(f"评价 {number} 5 师傅很快")
    assert world.case(number).rating == 5


def test_the_phone_is_masked_until_the_work_is_taken(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")

    assert not any("13800000001" in text for text in engineer.hears())


def test_led_question_by_question_takes_at_most_seven_messages(
    world: World, stranger: Member
) -> None:
    replies = [
        stranger.says(text) for text in ("报修", "3栋2单元1501", "马桶堵了", "13812345678", "确认")
    ]

    assert NUMBER.search(replies[-1])
    case = world.cases()[0]
    assert case.verified == 0
    assert case.reporter_phone == "13812345678"


def test_photos_before_and_after_stay_with_the_case(world: World, resident: Member) -> None:
    resident.sends_photo()
    resident.says("3栋2单元1501厨房水管漏水了")
    resident.sends_photo()
    number = NUMBER.search(resident.says("确认"))
    assert number is not None
    assert number[0] in resident.sends_photo()
    world.sweep()

    case = world.case(number[0])
    files = world.service.database.read(lambda c: Store(c).evidence.of_case(case.id))
    assert len(files) == 3
    assert {file.status for file in files} == {"stored"}
    for file in files:
        assert file.path is not None
        stored = world.config.data_dir / file.path
        assert stored.read_bytes()[:3] == b"\xff\xd8\xff"
        assert b"Simulator" not in stored.read_bytes()


def test_cancelling_stores_no_case(world: World, resident: Member) -> None:
    resident.says(COMPLETE)
    resident.says("取消")

    assert world.cases() == []


@pytest.mark.parametrize(
    ("words", "title"),
    [("你们保安态度太差了，骂人", "投诉"), ("建议小区多装几个充电桩", "建议"), (COMPLETE, "报修")],
)
def test_what_is_given_up_or_taken_up_again_has_its_own_word(
    resident: Member, words: str, title: str
) -> None:
    resident.says(words)
    assert f"接着刚才的{title}" in resident.says("继续")

    assert f"这次的{title}" in resident.says("取消")


def test_a_conversation_is_taken_up_the_next_day_with_a_recap(
    world: World, stranger: Member
) -> None:
    stranger.says("报修")
    stranger.says("3栋2单元1501")
    world.advance(days=1)

    reply = stranger.says("马桶堵了")

    assert "接着刚才的报修" in reply
    assert "3栋2单元1501" in reply
    stranger.says("13812345678")
    assert NUMBER.search(stranger.says("确认"))


def test_a_spot_at_home_alone_begins_a_report(world: World, resident: Member) -> None:
    assert "卫生间出了什么问题" in resident.says("卫生间")

    assert "卫生间漏水了" in resident.says("漏水了")
    resident.says("确认")

    case = world.cases()[0]
    assert (case.kind, case.description) == ("report", "卫生间漏水了")
    assert case.place == "3栋2单元1501"
    assert case.category == "water_drainage"


def test_going_on_repeats_the_open_question(world: World, resident: Member) -> None:
    resident.says(COMPLETE)

    reply = resident.says("继续")

    assert "接着刚才的报修" in reply
    assert "厨房水管漏水了" in reply
    assert NUMBER.search(resident.says("确认"))
    assert world.cases()[0].description.count("继续") == 0


def test_a_restart_between_any_two_messages_changes_nothing(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    for text in ("报修", "1", "厨房水管漏水"):
        resident.says(text)
        world.restart()
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    for member, text in (
        (clerk, f"受理 {found[0]}"),
        (clerk, f"派 {found[0]} 王强"),
        (engineer, f"接 {found[0]}"),
        (engineer, f"完成 {found[0]} 换了角阀"),
    ):
        world.restart()
        assert found[0] in member.says(text)
        world.sweep()

    assert any("换了角阀" in bubble.text for bubble in resident.phone.screen)


def test_a_message_delivered_three_times_acts_once_and_gets_the_same_reply(
    world: World, resident: Member
) -> None:
    resident.says(COMPLETE)
    first = resident.says("确认")
    delivery = world.platform.deliveries[-1]

    again = [world.platform.redeliver(resident.phone, delivery) for _ in range(2)]

    assert [bubble.text for bubble in again if bubble] == [first, first]
    assert len(world.cases()) == 1


def test_whoever_is_known_is_welcomed_back(world: World, resident: Member) -> None:
    assert "先绑定房号" in world.member("新人").follows()
    resident.phone.unfollow()
    world.clock.advance(5)  # events of one second are one event

    assert "欢迎回来" in resident.follows()


def test_whoever_reports_for_another_home_is_not_called_unbound(
    world: World, resident: Member
) -> None:
    """They are bound; the clerk asks the other home all the same."""
    resident.says("我帮我对门1502的阿姨报一下 她家马桶堵了")
    resident.says("她电话13655556666")

    reply = resident.says("确认")

    case = world.cases()[0]
    assert (case.reporter_phone, case.reporter_name) == ("13655556666", "李雷")
    assert "没绑定" not in reply
    assert "核实" in reply
