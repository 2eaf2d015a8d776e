"""An inquiry goes on without its commands: 查清了，…; 情况属实; 不属实，设备故障."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.complaint_story import investigated

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

pytestmark = pytest.mark.usefixtures("supervisor")


@pytest.mark.parametrize("words", ["查清了，舞队每晚九点半才散", "调查完了，舞队每晚九点半才散"])
def test_what_was_found_out_is_the_report(world: World, resident: Member, words: str) -> None:
    number = investigated(world, resident)

    world.member("孙丽").says(words)

    assert world.case(number).status == "reported"


@pytest.mark.parametrize(
    ("words", "finding"),
    [
        ("属实，但不是故意的", "founded"),
        ("情况属实", "founded"),
        ("这个不属实", "unfounded"),
        ("不属实，设备故障", "unfounded"),
        ("查不清", "unclear"),
    ],
)
def test_it_is_judged_in_words(world: World, resident: Member, words: str, finding: str) -> None:
    number = investigated(world, resident)
    head = world.member("孙丽")
    head.says(f"调查 {number} 问过双方")

    head.says(words)

    assert world.case(number).finding == finding


def test_what_one_heard_is_asked_about(world: World, resident: Member) -> None:
    number = investigated(world, resident)

    asked = world.member("孙丽").says("问了领舞的，说以后不会了")

    assert "调查" in asked
    assert world.case(number).status == "investigating"
