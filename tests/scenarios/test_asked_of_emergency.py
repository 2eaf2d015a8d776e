"""What staff ask about an emergency that goes on is answered; what they see is a danger more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

FIRE, GAS = "我家厨房着火了", "家里煤气味好大"


def dangers(world: World) -> list[str | None]:
    return [case.danger for case in world.cases() if case.urgency == "emergency"]


@pytest.mark.parametrize("who", ["赵刚", "马超"])
@pytest.mark.parametrize(
    "words",
    [
        "着火那个谁去了", "还在冒烟吗那边", "几栋着火了", "3栋着火那边有人过去没有",
        "听说着火了，有人受伤没有", "火大不大", "消防叫了吗",
    ],
)  # fmt: skip
def test_a_question_of_staff_is_about_the_fire_that_goes_on(
    world: World, resident: Member, who: str, words: str
) -> None:
    resident.says(FIRE)
    number = world.cases()[0].number
    said = world.member(who).says(words)

    assert dangers(world) == ["fire"]
    assert number in said


@pytest.mark.parametrize("words", ["那家现在还有煤气味吗", "漏气那户关阀了没"])
def test_a_question_is_about_the_danger_that_it_names(
    world: World, resident: Member, words: str
) -> None:
    resident.says(GAS)
    number = world.cases()[0].number
    said = world.member("孙丽").says(words)

    assert dangers(world) == ["gas"]
    assert number in said


@pytest.mark.parametrize(
    "words",
    [
        "6栋1单元902也着火了，有没有人过去", "我这边车库着火了，谁快来",
        "2栋2单元有人晕倒了，谁在附近", "6栋着火了怎么办", "4栋1单元有人触电了，谁在值班",
    ],
)  # fmt: skip
def test_what_staff_see_elsewhere_is_a_danger_more(
    world: World, resident: Member, words: str
) -> None:
    resident.says(FIRE)
    world.member("马超").says(words)

    assert len(dangers(world)) == 2


def test_nobody_asks_about_a_danger_where_none_is_on(world: World) -> None:
    world.member("马超").says("3栋楼道着火了，有人受伤没有")

    assert dangers(world) == ["fire"]
