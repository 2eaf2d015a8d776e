"""What came of a survey is published (SUR-12, PUB): told to who took part, a page for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.survey_published import (
    PHONE,
    ROOM,
    figures,
    invited,
    item,
    page,
    published,
    reported,
)
from tests.scenarios.survey_story import planned

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def bound(world: World, name: str, home: str, phone: str) -> Member:
    member = world.member(name)
    member.follows()
    member.says(f"绑定 {home} {name} {phone}")
    return member


def told(texts: list[str]) -> list[str]:
    return [text for text in texts if "结果公布" in text]


def test_the_results_are_published_by_whoever_may(world: World, resident: Member) -> None:
    number = reported(world, resident)

    engineer = world.member("王强")
    assert "已公示" not in engineer.says(f"公示 {number}")
    assert world.case(number).status == "reported"
    assert f"公示 {number}" in world.member("孙丽").says("公示")  # what can be published now
    reply = world.member("孙丽").says(f"公示 {number}")
    assert "已公示" in reply
    assert "/p/GS20261206-0001" in reply

    case = world.case(number)
    assert (case.status, case.closed_as) == ("closed", "published")
    again = world.member("孙丽").says(f"公示 {number}")
    assert "GS20261206-0001" in again  # shown, not published twice


def test_nothing_is_published_before_the_report_has_its_yes(world: World) -> None:
    number = planned(world).number
    reply = world.member("孙丽").says(f"公示 {number}")
    assert "不能公示" in reply
    assert "没有找到" in world.member("孙丽").says("公示 GS20261124-0009")


def test_the_page_has_the_good_points_and_what_is_mended(world: World, resident: Member) -> None:
    number = published(world, reported(world, resident))
    shown = page(world, number)

    assert "回收率62%" in shown
    assert "91.3%" in shown
    assert shown.index("大家比较满意的") < shown.index("车辆管理")
    assert "楼道保洁" in shown
    assert "未达到" in shown
    assert "车辆管理" in shown[shown.index("整改措施") :]
    assert "正在制定" in shown
    assert "停车（41）" in shown
    community = world.config.settings.communities[0]
    assert community.complaint_phone in shown  # PUB-1
    assert "仅供参考" not in shown


def test_the_page_gives_nobody_away(world: World, resident: Member) -> None:
    number = published(world, reported(world, resident))
    answer = world.client.get(f"/p/{number}")
    shown = answer.get_data(as_text=True)

    assert PHONE not in shown
    assert "1501" not in shown
    assert ROOM not in shown
    assert "李雷" not in shown
    assert "占车位" in shown
    assert "游泳池" not in shown  # three have rated it
    assert "儿童乐园" not in shown  # two wrote it
    assert "1项列入整改" in shown
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "Set-Cookie" not in answer.headers


def test_a_page_that_was_never_published_is_not_found(world: World) -> None:
    for number in ("GS20261206-0001", "GS", "%00", "' OR 1=1", "../wechat"):
        assert world.client.get(f"/p/{number}").status_code == 404


def test_too_few_answers_are_said_first(world: World, resident: Member) -> None:
    few = figures(returned=12, return_rate=0.12)
    number = published(world, reported(world, resident, found=few))
    assert "回收率不足30%，仅供参考" in page(world, number)
    assert "回收率不足30%，仅供参考" in resident.says("公示")


def test_words_of_a_plan_are_no_markup(world: World, resident: Member) -> None:
    found = figures(items=[item("<script>alert(1)</script>", 0.9)])
    number = published(world, reported(world, resident, found=found, title="<b>调查</b>"))
    shown = page(world, number)
    assert "<script>alert" not in shown
    assert "<b>" not in shown


def test_who_took_part_is_told_and_nobody_else(world: World, resident: Member) -> None:
    wife = bound(world, "韩梅梅", "3栋2单元1501", "13800000002")
    other = bound(world, "张秀英", "5栋1单元802", "13800000003")
    number = reported(world, resident)
    invited(world, number, wife, other)
    for one in (resident, wife, other):
        one.says("你好")
        one.news()

    published(world, number)
    world.sweep()
    (mine,) = told(resident.news())
    assert "您家参加的“2026年下半年物业服务满意度调查结果”" in mine
    assert "/p/GS" in mine
    assert len(told(wife.news())) == 1
    assert told(other.news()) == []
    world.advance(hours=1)
    assert told(resident.news()) == []


def test_it_waits_for_the_end_of_the_quiet_hours(world: World, resident: Member) -> None:
    number = reported(world, resident)
    world.clock.advance(10.5 * 3600)  # 20:30
    resident.says("你好")
    resident.news()
    published(world, number)
    world.advance(minutes=5)
    assert told(resident.news()) == []
    world.advance(hours=11.5)  # 08:05
    assert len(told(resident.news())) == 1


def test_without_a_window_it_comes_with_the_next_reply(world: World, resident: Member) -> None:
    number = reported(world, resident)
    world.clock.advance(3 * 24 * 3600)
    resident.news()
    published(world, number)
    world.advance(minutes=5)

    assert resident.news() == []  # no template message either
    clerk = world.member("陈静")
    assert "结果公布" not in clerk.says("补电话")  # nobody is phoned about it
    assert "结果公布" in resident.says("你好")
    assert "结果公布" not in resident.says("你好")


def test_residents_read_the_newest_by_a_word(
    world: World, resident: Member, stranger: Member
) -> None:
    assert "还没有公示" in resident.says("公示")
    number = published(world, reported(world, resident))

    shown = resident.says("公示")
    assert number in shown
    assert "回收率62%" in shown
    assert f"/p/{number}" in shown
    assert number in stranger.says("公示")
    assert number in resident.says(f"公示 {number}")
    assert "没有找到" in resident.says("公示 GS20200101-0001")


def test_a_misunderstanding_is_explained_to_those_concerned(world: World, resident: Member) -> None:
    number = reported(world, resident)
    bulletin = published(world, number)
    world.sweep()
    resident.says("你好")
    resident.news()
    head = world.member("孙丽")

    assert "请写上要说明的话" in head.says(f"公示 {bulletin} 说明")
    assert "补充说明" not in world.member("王强").says(f"公示 {number} 说明 停车费没有涨")
    reply = head.says(f"公示 {number} 说明 停车费没有涨，3栋2单元1501的张先生问过，电话13812345678")
    assert "已加到" in reply
    world.sweep()
    (said,) = [text for text in resident.news() if "补充说明" in text]
    assert "停车费没有涨" in said
    shown = page(world, bulletin)
    assert "停车费没有涨" in shown
    assert "13812345678" not in shown
    assert "更新于" in shown
    head.says(f"公示 {bulletin} 说明 月底前装好新道闸")
    assert "月底前装好新道闸" in page(world, bulletin)
    assert "停车费没有涨" in page(world, bulletin)


@pytest.mark.parametrize("word", ["公示", "看公示"])
def test_it_is_published_once_on_each_engine(each_world: World, word: str) -> None:
    resident = bound(each_world, "李雷", "3栋2单元1501", "13800000001")
    number = reported(each_world, resident)
    resident.says("你好")
    resident.news()
    bulletin = published(each_world, number)
    each_world.sweep()
    each_world.restart()
    each_world.sweep()
    assert len(told(resident.news())) == 1
    assert bulletin in resident.says(word)
    assert "车辆管理" in page(each_world, bulletin)
