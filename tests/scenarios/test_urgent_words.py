"""What is said in an emergency without a number: by who goes there, by the family, by who sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

FIRE = "我家厨房着火了"


def emergencies(world: World) -> list[str]:
    return [case.description for case in world.cases() if case.urgency == "emergency"]


@pytest.mark.parametrize("words", ["我马上上去 3分钟", "我上去，3分钟", "马上到 我去 3"])
def test_who_says_that_they_go_takes_the_only_emergency(
    world: World, resident: Member, engineer: Member, words: str
) -> None:
    resident.says(FIRE)
    engineer.says(words)

    (case,) = world.cases()
    assert case.status == "taken"
    assert case.promised_at is not None
    assert 3 <= (case.promised_at - case.created_at) / 60_000 < 4
    assert any("王强" in push for push in resident.hears())


def test_who_only_says_i_go_takes_the_only_emergency(
    world: World, resident: Member, engineer: Member
) -> None:
    resident.says(FIRE)
    engineer.says("我去")

    assert [case.status for case in world.cases()] == ["taken"]


def test_who_was_given_a_job_goes_to_that(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident, "卧室的灯不亮了")
    clerk.says(f"派 {number} 王强")
    resident.says(FIRE)
    engineer.says("我去")

    assert [case.status for case in world.cases() if not case.danger] == ["taken"]


def test_what_may_be_the_end_is_told_and_asked_about(
    world: World, resident: Member, engineer: Member
) -> None:
    resident.says("屋里没电了，老头的呼吸机停了")
    engineer.says("我去 5")
    resident.hears()
    words = "闸送上了，机器转了，我再看十分钟"

    assert "是完成吗" in engineer.says(words)
    assert any(words in push for push in resident.hears())
    assert [case.status for case in world.cases()] == ["taken"]


def test_what_is_said_with_it_is_read_by_the_resident(
    world: World, resident: Member, engineer: Member
) -> None:
    resident.says(FIRE)
    engineer.says("我去 2 关好房门用湿毛巾堵门缝")

    (case,) = world.cases()
    assert case.status == "taken"
    assert case.promised_at is not None
    assert 2 <= (case.promised_at - case.created_at) / 60_000 < 3
    assert any("关好房门用湿毛巾堵门缝" in push for push in resident.hears())


def test_who_names_the_danger_goes_to_that_one(
    world: World, resident: Member, engineer: Member
) -> None:
    resident.says(FIRE)
    engineer.says("着火的我去 2")

    assert [case.status for case in world.cases()] == ["taken"]


@pytest.mark.parametrize("words", ["进门了，人有意识，已叫救护车", "1402老人摔了，已扶起来"])
def test_what_who_is_there_found_and_did_is_no_new_danger(
    world: World, resident: Member, engineer: Member, words: str
) -> None:
    resident.says("楼道里有人打架，头破了")
    engineer.says("我去 5")
    engineer.says(words)

    assert len(emergencies(world)) == 1
    assert any(words in push for push in resident.hears())


def test_who_has_other_jobs_may_go_to_those(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    resident.says("走廊灯不亮了")
    resident.says("确认")
    clerk.says("受理")
    clerk.says("派王强")
    resident.says(FIRE)
    engineer.says("我去换个灯，10分钟")
    assert [case.status for case in world.cases() if case.danger] == ["registered"]

    engineer.says("我马上上去 3分钟")
    assert [case.status for case in world.cases() if case.danger] == ["taken"]


@pytest.mark.parametrize(
    "words", ["门开了，跟医生一起上来", "不用拿，我带工具了，两分钟", "阿姨锁好门别开"]
)
def test_the_resident_reads_what_who_goes_there_says(
    world: World, resident: Member, engineer: Member, words: str
) -> None:
    resident.says(FIRE)
    engineer.says("我去 5")
    resident.hears()
    reply = engineer.says(words)

    assert "报修" not in reply
    assert any(words in push for push in resident.hears())
    assert len(world.cases()) == 1


def test_who_is_at_the_door_has_arrived(world: World, resident: Member, engineer: Member) -> None:
    resident.says(FIRE)
    engineer.says("我去 5")
    engineer.says("到15楼了")

    assert world.cases()[0].status == "arrived"


def test_what_a_neighbour_sees_of_a_child_is_told_to_who_searches(
    world: World, resident: Member, stranger: Member, engineer: Member
) -> None:
    resident.says("我闺女六岁下楼玩，半个钟头了哪儿都找不着")
    engineer.says("我去 5")
    world.advance(minutes=1.1)
    engineer.hears()
    stranger.says("刚在地库看见个穿黄衣服的小丫头，一个人哭")
    world.advance(minutes=0.2)

    assert len(emergencies(world)) == 1
    assert any("穿黄衣服的小丫头" in page for page in engineer.hears())


def test_another_danger_that_is_not_sure_belongs_to_the_running_one(
    world: World, resident: Member
) -> None:
    resident.says("中心花园那个池子有个小娃掉进去了在扑腾")
    resident.says("不是我家的，五六岁男孩红衣服，大人不知道在哪")

    assert len(world.cases()) == 1


def test_another_matter_in_the_middle_of_words_calls_nobody(
    world: World, resident: Member, engineer: Member
) -> None:
    resident.says("我家煤气泄漏了")
    engineer.says("我去 5")
    world.advance(minutes=1.1)
    engineer.hears()
    reply = resident.says("好人呐，对了厨房水龙头也一直滴，不急")

    assert "水龙头" in reply
    assert not any("水龙头" in page for page in engineer.hears())


@pytest.mark.parametrize(
    "words",
    [
        "我上班手机静音，让他打我老婆13800000019",
        "家里有个月子里的娃 药别用冲鼻子的",
        "他电话打不通",
    ],
)
def test_what_may_be_meant_for_an_open_case_raises_no_alarm(
    world: World, resident: Member, words: str
) -> None:
    resident.says("厨房有蟑螂，请来打药")
    resident.says("确认")
    resident.says(words)

    assert emergencies(world) == []


def test_what_is_surely_a_danger_raises_it_beside_any_question(
    world: World, resident: Member
) -> None:
    assert "确认" in resident.says("厨房水管漏水了")
    resident.says("砸着个骑车的了，满头血")

    assert len(emergencies(world)) == 1


@pytest.mark.parametrize(
    "answer", ["没有没有就是味道大", "不是煤气，是对门装修刷的油漆", "人没事，就是难闻"]
)
def test_no_in_other_words_goes_on_with_all_of_them(
    world: World, resident: Member, answer: str
) -> None:
    assert "有人有危险吗" in resident.says("家里有股怪味，闻着头疼")
    reply = resident.says(answer)
    while "确认" not in reply:
        reply = resident.says("1")
    resident.says("确认")

    assert emergencies(world) == []
    assert answer in world.cases()[0].description


@pytest.mark.parametrize("words", ["我去", "我去 4", "我马上过去"])
def test_who_leads_goes_to_an_emergency_and_to_nothing_else(
    world: World, resident: Member, words: str
) -> None:
    head = world.member("孙丽")
    resident.says("走廊灯不亮了")
    resident.says("确认")
    assert "已接单" not in head.says("我去")

    resident.says(FIRE)
    head.says(words)
    assert [case.status for case in world.cases() if case.danger] == ["taken"]

    head.says("到了")
    head.says("完成 火灭了")
    assert [case.status for case in world.cases() if case.danger] == ["finished"]
