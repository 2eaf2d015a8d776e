"""A plan is approved in order before anything is sent (SUR-2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.cases.kind import status_phrase, status_word
from flows.survey.record import survey_of
from tests.scenarios.survey_story import planned

if TYPE_CHECKING:
    from tests.scenarios.conftest import World


def test_a_plan_takes_a_yes_of_each_in_order(world: World) -> None:
    number = planned(world).number
    assert number.startswith("WJ20261124-")
    first, last = world.member("孙丽"), world.member("吴总")
    assert any(number in text for text in first.hears())

    assert "轮到事务部主管" in last.says(f"审批 {number} 同意")
    assert world.case(number).status == "approving"
    first.says(f"审批 {number} 同意")
    world.member("周敏").says(f"审批 {number} 同意")
    assert world.case(number).status == "approving"
    last.says(f"审批 {number} 同意")

    case = world.case(number)
    assert case.status == "approved"
    assert [one.name for one in survey_of(case).approvals()] == ["孙丽", "周敏", "吴总"]


@pytest.mark.parametrize("words", ["可以", "没问题的", "同意，尽快发", "批准"])
def test_a_yes_may_be_said_in_other_words(world: World, words: str) -> None:
    number = planned(world).number

    world.member("孙丽").says(f"审批 {number} {words}")

    assert survey_of(world.case(number)).approvals()[0].at is not None


@pytest.mark.parametrize("words", ["可以，但是样本太少", "同意？", "不同意见先汇总", "行不行看"])
def test_what_may_be_no_decision_is_asked_about(world: World, words: str) -> None:
    number = planned(world).number

    assert "同意" in world.member("孙丽").says(f"审批 {number} {words}")

    assert world.case(number).status == "approving"
    assert survey_of(world.case(number)).approvals()[0].at is None


def test_a_no_goes_back_to_the_author_with_the_reason(world: World) -> None:
    number = planned(world).number
    world.member("孙丽").says(f"审批 {number} 同意")
    assert "原因" in world.member("周敏").says(f"审批 {number} 驳回")

    author = world.member("陈静")
    world.member("周敏").says(f"审批 {number} 驳回，问题太少")

    assert world.case(number).status == "returned"
    assert any("问题太少" in text for text in author.hears())


def test_its_cards_have_its_own_words_for_a_status_that_complaints_have_too(world: World) -> None:
    case, settings = planned(world), world.service.settings

    assert status_phrase(replace(case, status="reported"), settings) == "等待公示"
    assert status_word(replace(case, status="closed"), settings) == "已公示"


def test_who_has_two_to_decide_is_asked_which(world: World) -> None:
    numbers = {planned(world).number, planned(world, title="绿化意见征集").number}

    told = world.member("孙丽").says("审批")

    assert all(number in told for number in numbers)
    assert "岗位" not in told
