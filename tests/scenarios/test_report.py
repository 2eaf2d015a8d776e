"""The main job, whole: from a resident's sentence to "yes, it is fixed", through real messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from flows.settings.site import Shift
from storage.store import Store

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

COMPLETE = "3栋2单元1501厨房水管漏水了，下午三点后在家，13800000001"
NUMBER = re.compile(r"BX\d{8}-\d{4}")


def report(resident: Member, text: str = COMPLETE) -> str:
    """Report something and return the number of the case."""
    resident.says(text)
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    return found[0]


def heard(member: Member, *words: str) -> bool:
    """Tell whether one of the pushes that arrived since the last look has all these words."""
    return any(all(word in text for word in words) for text in member.hears())


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
    assert heard(resident, "王强")

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


def test_not_fixed_goes_back_and_the_second_time_to_the_supervisor(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"完成 {number} 换了角阀")
    resident.hears()

    resident.taps("没修好")
    reply = resident.says("还在滴水")
    assert "返修" in reply
    assert world.case(number).status == "reopened"
    assert heard(engineer, number, "还在滴水")

    engineer.says(f"完成 {number} 又换了一个")
    resident.hears()
    resident.says(f"没修好 {number} 还是漏")
    case = world.case(number)
    assert case.return_count == 2
    assert heard(world.member("赵刚"), number, "还是漏") or case.holder_id is not None


def test_a_silent_resident_is_asked_again_and_then_closed_as_unconfirmed(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"完成 {number} 换了角阀")
    resident.hears()

    world.advance(days=3, hours=1)
    assert heard(resident, number, "待您确认")  # a template card: the window is closed by now
    world.advance(days=5)

    case = world.case(number)
    assert (case.status, case.closed_as) == ("closed", "unconfirmed")
    assert case.rating is None


def test_a_deferral_gives_the_reason_and_the_promised_time(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    resident.hears()

    engineer.says(f"暂缓 {number} 待料 明天下午5点")

    assert world.case(number).status == "deferred"
    assert heard(resident, number, "明天17:00前")
    assert "另作安排" in resident.taps("不同意暂缓")


def test_urging_is_counted_limited_and_the_third_time_escalates(
    world: World, resident: Member
) -> None:
    number = report(resident)

    assert "第1次" in resident.says("催单")
    assert "刚催过" in resident.says("催单")
    world.advance(minutes=31)
    assert "第2次" in resident.says(f"催单 {number}")
    world.advance(minutes=31)
    assert "上级" in resident.says(f"催单 {number[-4:]}")
    assert heard(world.member("赵刚"), number) or heard(world.member("孙丽"), number)


def test_withdrawing_asks_once_and_tells_the_engineer(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.hears()

    assert "确认" in resident.says("撤销")
    resident.says("确认")

    assert world.case(number).status == "withdrawn"
    assert heard(engineer, number, "撤销")


def test_an_unanswered_case_climbs_to_the_general_manager(world: World, resident: Member) -> None:
    number = report(resident)
    names = ("陈静", "孙丽", "周敏", "吴总")
    staff = [world.member(name) for name in names]

    reached: set[str] = set()
    for _ in range(40):
        world.advance(minutes=30)
        reached |= {
            name
            for name, member in zip(names, staff, strict=True)
            if any(number in t for t in member.news())
        }

    assert {"陈静", "周敏", "吴总"} <= reached
    assert world.case(number).alert_at is not None


def test_after_a_long_stop_there_is_one_alert_not_a_storm(
    world: World, resident: Member, clerk: Member
) -> None:
    number = report(resident)
    clerk.hears()

    world.clock.advance(30 * 86_400)
    everybody = [world.member(name) for name in ("陈静", "孙丽", "赵刚", "周敏", "吴总")]
    for member in everybody:
        member.says("帮助")
    alerts = [
        t for m in everybody for t in m.hears() if number in t and ("超时" in t or "仍未" in t)
    ]

    assert len(alerts) <= 2


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


def test_staff_who_wrote_nothing_for_days_still_get_their_work_as_a_card(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    engineer.hears()
    world.advance(days=3)
    number = report(resident)
    clerk.says(f"派 {number} 王强")

    pushes = engineer.hears()

    assert any(number in text and "厨房水管漏水" in text for text in pushes)


def test_a_card_says_what_is_late_and_by_how_much(
    world: World, resident: Member, clerk: Member
) -> None:
    world.advance(days=3)  # the clerk's window is closed by now: only cards reach them
    number = report(resident)
    clerk.hears()

    world.advance(minutes=25)
    warned = clerk.news()
    world.advance(minutes=30)
    late = clerk.news()

    assert any(number in t and "快到期" in t and "10:30前要受理：厨房" in t for t in warned)
    assert any(number in t and "已超时" in t and "该受理，超" in t for t in late)


def test_whoever_is_known_is_welcomed_back(world: World, resident: Member) -> None:
    assert "先绑定房号" in world.member("新人").follows()
    resident.phone.unfollow()
    world.clock.advance(5)  # events of one second are one event

    assert "欢迎回来" in resident.follows()


def test_taking_late_promises_no_time_that_has_passed(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    world.advance(days=4)
    resident.says("你好")
    resident.hears()

    engineer.says(f"接 {number}")

    assert heard(resident, "已接单", "马上和您联系")


def test_news_that_was_held_up_arrives_once(world: World, resident: Member) -> None:
    number = report(resident)
    resident.phone.refuse_notices()
    for _ in range(4):
        world.advance(days=1)
    resident.hears()

    resident.says("你好")
    shown = resident.phone.screen[-1].text + "".join(resident.hears())

    assert shown.count("还在办") <= 1
    assert number


def test_a_bare_score_rates_the_only_case_that_waits_for_it(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"完成 {number} 换了角阀")
    resident.says(f"修好了 {number}")

    assert "5分" in resident.says("5分")
    assert world.case(number).rating == 5


def test_a_word_of_change_after_the_report_adds_to_the_case(world: World, resident: Member) -> None:
    case = world.case(report(resident))

    resident.says("改电话")
    resident.says("请打13800000077")

    with_words = world.service.database.read(lambda c: Store(c).cases.timeline(case.id))
    assert any("13800000077" in event.text for event in with_words)


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


def test_at_night_without_a_shift_the_morning_is_promised(world: World, resident: Member) -> None:
    """Nobody would keep a promise of half an hour; what is urgent is still promised at once."""
    world.clock.advance(14 * 3600 + 60)
    resident.says("马桶堵了")
    reply = resident.says("确认")
    resident.says("水管爆了，喷水")
    urgent = resident.says("确认")

    assert "今天08:00上班就受理、派单" in reply
    assert "00:31" not in reply
    assert "今天00:0" in urgent


def test_at_night_with_a_shift_its_promise_stands(world: World, resident: Member) -> None:
    """The shift leader accepts at any hour."""
    shift = Shift(
        community="翠湖花园", starts="20:00", ends="08:00", names=("王强",), leader="王强"
    )
    world.change(duty=(shift,))
    world.clock.advance(14 * 3600 + 60)
    resident.says("马桶堵了")

    assert "前受理" in resident.says("确认")
