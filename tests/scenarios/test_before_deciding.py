"""Who decides asks whoever proposed, in a line, and hears them; nothing is decided meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.test_bare_decision import proposed

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize(
    "words",
    ["21点结束是谁定的", "舞队同意了没", "先放放 我要去现场看看再说", "先不批 等我问问律师"],
)
def test_what_who_decides_wants_to_know_reaches_who_proposed(
    world: World, resident: Member, supervisor: Member, words: str
) -> None:
    number = proposed(world, resident)
    head, heard = world.member("孙丽"), len(resident.hears())

    assert "已转告经办的同事" in supervisor.says(words)

    assert world.case(number).status == "proposed"
    assert any(words in push for push in head.hears())
    head.says("跟领舞的谈过两次 双方都签了字")
    assert any("双方都签了字" in push for push in supervisor.hears())
    assert len(resident.hears()) == heard


def test_what_the_plan_says_is_shown(world: World, resident: Member, supervisor: Member) -> None:
    number = proposed(world, resident)

    assert number in supervisor.says("这个方案是什么")

    assert not any("这个方案是什么" in push for push in world.member("孙丽").hears())


@pytest.mark.parametrize("words", ["我想想", "中午吃什么"])
def test_other_words_are_passed_on_to_nobody(
    world: World, resident: Member, supervisor: Member, words: str
) -> None:
    number = proposed(world, resident)

    supervisor.says(words)

    assert world.case(number).status == "proposed"
    assert not any(words in push for push in world.member("孙丽").hears())
