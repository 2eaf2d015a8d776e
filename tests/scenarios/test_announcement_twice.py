"""The same said twice of an announcement is told once, and its end comes as a card, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.announced import NUMBER, SUDDEN, heard

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_what_is_said_twice_is_told_once(world: World, resident: Member) -> None:
    """延期 to the same time, 恢复 again, and 取消 after it are answered, and tell nobody."""
    head = world.member("孙丽")
    head.says(SUDDEN)
    assert "【停水通知】" in heard(resident)
    head.says(f"公告 延期 {NUMBER} 20点")
    assert heard(resident).count("20:00") == 1
    assert NUMBER in head.says(f"公告 延期 {NUMBER} 20点")
    assert heard(resident) == ""
    head.says(f"公告 延期 {NUMBER} 21点")
    assert "21:00" in heard(resident)
    resident.says("在吗")

    head.says(f"公告 恢复 {NUMBER}")
    assert heard(resident).count("恢复") >= 1
    for again in ("恢复", "取消", "延期"):
        refused = head.says(f"公告 {again} {NUMBER} 弄错了")
        assert "不能" in refused or "已经" in refused
        assert heard(resident) == ""


def test_who_has_no_window_gets_a_card_when_it_is_over(world: World, resident: Member) -> None:
    """As of its beginning; who never heard of that is not written to about its end."""
    zhang = world.member("韩梅梅")
    head = world.member("孙丽")
    world.advance(days=3)
    number = "GS20261127-0001"
    head.says(SUDDEN)
    world.sweep()
    assert resident.last.via == "template"
    heard(resident)
    zhang.follows()
    head.says(f"公告 恢复 {number}")
    (card,) = resident.hears()
    assert resident.last.via == "template"
    assert "已恢复" in card
    assert heard(zhang) == ""
