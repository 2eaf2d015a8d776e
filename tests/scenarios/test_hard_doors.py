"""Every door at the wrong moment: old taps, replays, danger, voice, a second community."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.pages.links import room_scene
from flows.binding.conversation import hash_of
from storage.ids import new_id
from storage.records.people import Home, Resident
from storage.records.staff import Staff
from storage.store import Store
from tests.scenarios.reporting import NUMBER, report
from tests.scenarios.staffing import all_well, dismiss, told

if TYPE_CHECKING:
    from bot.service import Service
    from storage.database import Connection
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

OTHER = "银杏苑"


def test_a_tap_from_the_first_question_is_answered_in_every_state(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    resident.says("报修")
    old = resident.last
    resident.says("1")
    resident.says("厨房水管漏水")
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    steps = (
        (clerk, "受理 {n}"),
        (clerk, "派 {n} 王强"),
        (engineer, "接 {n}"),
        (engineer, "完成 {n} 换了角阀"),
        (resident, "没修好 {n} 还漏"),
        (engineer, "完成 {n} 又换了"),
        (resident, "修好了 {n}"),
    )
    for member, words in steps:
        member.says(words.format(n=found[0]))
        before = world.case(found[0])
        bubble = resident.phone.tap(0, old)
        assert bubble is not None
        assert "已经过去" in bubble.text
        assert world.case(found[0]) == before
    assert len(world.cases()) == 1


def test_every_turn_of_a_story_delivered_twice_changes_nothing(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = ""
    story = (
        (resident, "厨房水管漏水了"),
        (resident, "确认"),
        (clerk, "受理 {n}"),
        (clerk, "派 {n} 王强"),
        (engineer, "接 {n}"),
        (resident, "催单 {n}"),
        (resident, "补充 {n} 门禁坏了"),
        (engineer, "完成 {n} 换了角阀"),
        (resident, "没修好 {n} 还漏"),
        (engineer, "完成 {n} 又换了"),
        (resident, "评价 {n} 4"),
        (resident, "修好了 {n}"),
    )
    for member, words in story:
        reply = member.says(words.format(n=number))
        found = NUMBER.search(reply)
        number = number or (found[0] if found else "")
        delivery = world.platform.deliveries[-1]
        case = world.case(number) if number else None
        world.restart()
        again = world.platform.redeliver(member.phone, delivery)
        assert again is not None
        assert again.text == reply
        assert (world.case(number) if number else None) == case
    world.sweep()
    assert world.case(number).return_count == 1
    assert world.case(number).urge_count == 1


@pytest.mark.parametrize(
    "before", [(), ("报修",), ("报修", "1"), ("厨房漏水了",), ("绑定",), ("撤销",), ("补充",)]
)
def test_danger_diverts_from_any_question_and_the_question_comes_back(
    world: World, resident: Member, clerk: Member, before: tuple[str, ...]
) -> None:
    if before in {("撤销",), ("补充",)}:
        report(resident)
    for words in before:
        resident.says(words)
    clerk.hears()

    reply = resident.says("电梯里有人被困了，快来人")

    assert "别扒门" in reply
    assert world.cases()[0].urgency == "emergency"
    assert told(clerk, "险情")
    if before:
        assert "接着刚才的" in resident.says("继续")
    assert all_well(world)


def test_a_voice_message_is_kept_in_every_state(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    assert "听不懂语音" in _voice(resident)
    number = report(resident)
    steps = ((clerk, "受理"), (clerk, "派 {n} 王强"), (engineer, "接"), (engineer, "完成 {n} 好了"))
    for member, words in steps:
        member.says(words.format(n=number) if "{n}" in words else f"{words} {number}")
        assert "听不懂语音" in _voice(resident)
    resident.says(f"没修好 {number}")
    assert "哪里没好" in _voice(resident)
    case = world.case(number)
    files = world.service.database.read(lambda c: Store(c).evidence.of_case(case.id))
    assert len(files) == 6  # the first one, too: it came shortly before the report


def _voice(member: Member) -> str:
    bubble = member.phone.send_voice()
    assert bubble is not None
    return bubble.text


def test_what_a_dismissed_engineer_had_goes_back_on_each_engine(each_world: World) -> None:
    resident, clerk = each_world.member("李雷"), each_world.member("陈静")
    resident.follows()
    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    each_world.member("王强").says(f"接 {number}")
    clerk.hears()
    dismiss(each_world, "王强")

    assert told(clerk, number, "离职")
    assert each_world.case(number).status == "accepted"
    assert all_well(each_world)


@pytest.fixture
def twin(world: World) -> Service:
    """Return the service with a second community that has the same homes."""
    here = world.config.settings.communities[0]
    there = here.model_copy(update={"name": OTHER, "duty_phone": "0571-66660001"})
    world.change(communities=(here, there))
    world.service.database.run(lambda c: _settle(c, int(world.clock.now() * 1000)))
    for name, code in (("林芳", "LLLLLLLLLL"), ("何工", "HHHHHHHHHH")):
        member = world.member(name)
        member.follows()
        assert OTHER in member.says(f"绑定 {code}")
    return world.service


def _settle(connection: Connection, now: int) -> None:
    store = Store(connection)
    home_id = store.residents.add_home(Home(new_id(now), OTHER, "3", "2", "1501"), None, None)
    someone = Resident(new_id(now), home_id, OTHER, "赵敏", "13811110001", "业主", None, 1)
    store.residents.put(someone, now)
    for name, phone, role, trades, code in (
        ("林芳", "13911110001", "clerk", "", "LLLLLLLLLL"),
        ("何工", "13911110002", "engineer", "水电", "HHHHHHHHHH"),
    ):
        staff = Staff(new_id(now), OTHER, name, phone, role, "", trades, "", None, None, 1)
        staff_id = store.staff.put(staff, now)
        store.staff.invite(staff_id, hash_of(code), now, now + 3600_000)


@pytest.mark.usefixtures("twin")
def test_in_the_second_community_people_bind_report_and_are_served_there(world: World) -> None:
    resident, clerk = world.member("赵敏"), world.member("陈静")
    resident.follows()
    reply = resident.says("绑定 3栋2单元1501 赵敏 13811110001")
    assert "绑定好了" in reply
    number = report(resident)

    case = world.case(number)
    assert case.community == OTHER
    assert "0571-66660001" in resident.phone.screen[-1].text
    assert told(world.member("林芳"), number)
    assert not told(clerk, number)
    assert "没有这个单" in clerk.says(f"受理 {number}") or number not in clerk.last.text
    world.member("林芳").says(f"派 {number} 何工")
    assert world.case(number).status == "dispatched"
    assert all_well(world)


@pytest.mark.usefixtures("twin")
def test_a_rooms_code_of_the_second_community_binds_there(world: World) -> None:
    resident = world.member("赵敏")
    home = world.service.database.read(lambda c: Store(c).residents.home(OTHER, "3", "2", "1501"))
    assert home is not None
    resident.follows(room_scene(home.id, world.service.secret))
    resident.says("赵敏")
    assert "绑定好了" in resident.says("13811110001")
