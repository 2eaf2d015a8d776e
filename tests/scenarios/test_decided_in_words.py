"""Complaints are investigated, judged and decided in plain words, two in one breath as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.complaint_story import investigated
from tests.scenarios.test_bare_decision import OTHER, proposed
from tests.scenarios.test_open_remarks import words_on

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize(
    "words",
    [
        "这个可以",
        "费用要先报价，其他的同意",
        "这方案可以",
        "这回可以",
        "我看过了，这次写得可以",
        "李雷那个投诉的方案也同意，月底前必须落实",
        "李雷的可以，让舞队写个保证",
    ],
)
def test_a_yes_after_what_it_is_about_approves(
    world: World, resident: Member, supervisor: Member, words: str
) -> None:
    number = proposed(world, resident)

    supervisor.says(words)

    assert world.case(number).status == "carrying_out"


@pytest.mark.parametrize(
    "words",
    ["三天太长，改成明天我才同意", "方案太虚了，写具体点再报", "这个不行，太贵了，重新报个方案"],
)
def test_what_is_wrong_and_what_is_wanted_instead_send_it_back(
    world: World, resident: Member, supervisor: Member, words: str
) -> None:
    number = proposed(world, resident)

    supervisor.says(words)

    assert world.case(number).status == "assessed"
    assert words in "\n".join(world.member("孙丽").hears())


@pytest.mark.parametrize(
    "words",
    [
        "三天是不是太长",
        "同意吗",
        "这个方案可以用在别处",
        "这回可以缓一缓再定吗",
        "投诉的是谁",
        "可以的话明天给我看",
    ],
)
def test_what_only_sounds_so_decides_nothing(
    world: World, resident: Member, supervisor: Member, words: str
) -> None:
    number = proposed(world, resident)

    supervisor.says(words)

    assert world.case(number).status == "proposed"


def test_both_are_decided_where_both_are_meant(
    world: World, resident: Member, supervisor: Member
) -> None:
    numbers = [proposed(world, resident), proposed(world, resident, OTHER)]

    supervisor.says("两个都同意")

    assert {world.case(number).status for number in numbers} == {"carrying_out"}


def test_each_is_decided_by_what_is_said_of_it(
    world: World, resident: Member, supervisor: Member
) -> None:
    first, second = proposed(world, resident), proposed(world, resident, OTHER)

    supervisor.says("装修的不行，太松了，广场舞的同意")

    assert world.case(first).status == "carrying_out"
    assert world.case(second).status == "assessed"


def test_an_inquiry_goes_on_in_plain_words(
    world: World, resident: Member, supervisor: Member
) -> None:
    """Words may follow a stage after a pause; what was found out is the report."""
    number = proposed(world, resident)
    supervisor.says("驳回，重新查")
    head = world.member("孙丽")
    head.says(f"方案 {number}，停工三天")
    assert world.case(number).status == "proposed"

    assert "停工三天" in head.says(f"状态 {number}")


def test_what_is_put_off_is_not_decided(world: World, resident: Member, supervisor: Member) -> None:
    number = proposed(world, resident)

    assert "先不定" in supervisor.says("先别批，我再看看")

    assert world.case(number).status == "proposed"


def test_a_decision_beside_a_question_is_taken_where_it_names_the_case(
    world: World, resident: Member, supervisor: Member
) -> None:
    number = proposed(world, resident)
    supervisor.says("电梯坏了")

    supervisor.says("广场舞方案同意")

    assert world.case(number).status == "carrying_out"


@pytest.mark.parametrize("words", ["702上月起没人住，夜里没有施工登记", "1203的业主说也听到了"])
def test_a_room_within_the_report_is_no_number_of_a_case(
    world: World, resident: Member, words: str
) -> None:
    number = investigated(world, resident)

    world.member("孙丽").says(f"调查 {words}")

    assert world.case(number).status == "reported"
    assert words in words_on(world, number)


def test_what_was_decided_may_be_said_when_it_is_done(
    world: World, resident: Member, supervisor: Member
) -> None:
    """The resident read the measures; of anything else they are shown what would be sent."""
    number = investigated(world, resident)
    head = world.member("孙丽")
    for words in ("调查 已问过双方", "属实", "方案 保安当面道歉，扣当月绩效"):
        head.says(words)
    supervisor.says("同意")

    assert "住户会读到" in head.says("完成 已当面道歉，这人难缠")
    head.says("完成 已当面道歉，绩效已扣")

    assert world.case(number).status == "answered"
