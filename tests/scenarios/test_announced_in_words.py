"""An announcement is begun, asked for, decided and ended in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_what_is_missing_is_asked_one_by_one(
    world: World, resident: Member, supervisor: Member
) -> None:
    head = world.member("孙丽")
    assert "从几点到几点" in head.says("明天3栋停水，通知一下")
    assert "原因是什么" in head.says("9点到17点")
    handed_in = head.says("水泵检修")
    assert "周敏" in handed_in
    assert "09:00到17:00" in handed_in

    supervisor.says("这个可以")

    assert any("水泵检修" in heard for heard in resident.hears())


@pytest.mark.usefixtures("supervisor")
def test_another_one_is_no_answer_to_what_is_asked(world: World, resident: Member) -> None:
    """What was begun before is not mixed into it."""
    head = world.member("孙丽")
    head.says("明天5栋停电，通知一下")

    head.says("3栋突然停水了，爆管抢修，发个通知，估计6点恢复")

    [told] = [heard for heard in resident.hears() if "停水通知" in heard]
    assert "原因：爆管抢修\n" in told
    assert "停电" not in told


@pytest.mark.usefixtures("resident", "supervisor")
@pytest.mark.parametrize("words", ["要不要发个停水通知", "停水通知发了没有", "通知王强明天3栋停水"])
def test_what_only_sounds_so_announces_nothing(world: World, words: str) -> None:
    reply = world.member("孙丽").says(words)

    assert "几点到几点" not in reply
    assert "哪几栋" not in reply
