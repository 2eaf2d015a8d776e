"""Whose a survey is: the owners' committee has its own; a role without people is passed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.binding.conversation import hash_of
from flows.settings.calendar import DAY
from flows.survey.settings import Surveys
from storage.ids import new_id
from storage.records.staff import Staff
from storage.store import Store
from tests.scenarios.people import COMMUNITY
from tests.scenarios.survey_counted import MANY, cast, close, running
from tests.scenarios.survey_story import planned

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def committee(world: World) -> Member:
    """Return 业委 of the owners' committee."""
    now, code = world.service.clock(), "ABCDEFGHIZ"

    def enrol(store: Store) -> None:
        role = "owners_committee"
        one = Staff(new_id(now), COMMUNITY, "业委", "139", role, "", "", "", None, None, 1)
        store.staff.invite(store.staff.put(one, now), hash_of(code), now, now + DAY)

    world.service.database.run(lambda c: enrol(Store(c)))
    member = world.member("业委")
    member.follows()
    assert "绑定好了" in member.says(f"绑定 {code}")
    return member


def test_the_committee_has_its_own_surveys_and_no_others(world: World, committee: Member) -> None:
    number = planned(world).number

    assert number not in committee.says("问卷")
    assert "没有找到" in committee.says(f"问卷 {number}")
    committee.says(f"问卷 {number} 撤销 不做了")
    assert world.case(number).status == "approving"

    assert "要做哪一种" in committee.says("问卷 新建")
    for answer in ("2", "跳过", "跳过", "1", "12月1日", "12月5日", "匿名", "就用这些题"):
        committee.says(answer)
    assert "审批" in committee.says("确认")
    (own,) = [one for one in world.cases() if one.number != number]
    assert own.number in committee.says("问卷")
    assert "撤销" in committee.says(f"问卷 {own.number} 撤销 先不做了")
    assert world.case(own.number).status == "withdrawn"


def test_the_committee_sees_the_results_once_they_are_approved(
    world: World, committee: Member
) -> None:
    case = running(world)
    cast(world, case, MANY)
    close(world, case)
    assert "没有找到" in committee.says(f"问卷 {case.number} 结果")

    world.member("孙丽").says(f"审批 {case.number} 同意")

    assert "总体满意率78.6%" in committee.says(f"问卷 {case.number} 结果")
    committee.says(f"延长 {case.number} 12月9日")
    assert world.case(case.number).status == "reported"


def leaves(world: World, phone: str) -> None:
    """Let somebody of the roster work here no longer."""

    def work(store: Store) -> None:
        (gone,) = store.staff.by_phone(phone)
        store.staff.put(replace(gone, active=0), world.service.clock())

    world.service.database.run(lambda c: work(Store(c)))


def test_who_left_while_their_yes_was_waited_for_is_passed_over(world: World) -> None:
    number = planned(world).number
    leader = world.member("吴总")
    world.member("孙丽").says(f"审批 {number} 同意")
    leaves(world, "13900000007")

    assert "轮到管理处主任" not in leader.says(f"审批 {number} 同意")

    assert world.case(number).status == "approved"
    shown = world.member("陈静").says(f"问卷 {number}")
    assert "管理处主任无人担任" in shown
    world.advance(hours=23)
    world.sweep()
    assert world.case(number).status == "running"


def test_who_comes_last_and_left_is_passed_over_at_once(world: World) -> None:
    number = planned(world).number
    leaves(world, "13900000008")
    world.member("孙丽").says(f"审批 {number} 同意")
    world.member("周敏").says(f"审批 {number} 同意")

    assert any("已批准" in text for text in world.member("陈静").hears())
    assert world.case(number).status == "approved"


def test_where_all_left_somebody_else_still_says_yes(world: World) -> None:
    rules = world.config.settings.section(Surveys)
    short = rules.model_copy(update={"approval": rules.approval | {"recheck": ("affairs_head",)}})
    world.change(surveys=short)
    number = planned(world, kind="recheck").number
    leaves(world, "13900000006")
    author = world.member("陈静")

    world.member("周敏").says(f"审批 {number} 同意")

    assert world.case(number).status == "approved"
    assert "管理处主任周敏已同意" in author.says(f"问卷 {number}")


def test_the_next_one_hears_of_it_by_themselves(world: World) -> None:
    number = planned(world).number
    world.member("孙丽").says(f"审批 {number} 同意")
    leaves(world, "13900000007")
    leader = world.member("吴总")
    leader.says("待办")

    world.advance(days=2)

    assert any(number in text for text in leader.hears())
    assert "同意" in leader.says(f"问卷 {number}").rpartition("接下来")[2]
