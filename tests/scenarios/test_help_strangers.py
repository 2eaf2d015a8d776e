"""Help for who is not bound, and for somebody else: given, and marked for who goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_who_is_not_bound_is_helped_and_marked(
    world: World, stranger: Member, clerk: Member
) -> None:
    """The clerk reads that nobody knows them yet, before anybody goes to that home."""
    stranger.says("求助 帮我把快递送上来")
    stranger.says("5栋1单元802")
    reply = stranger.says("13911112222")
    assert "确认" in reply
    assert "QZ" in stranger.says("确认")
    (case,) = world.cases()
    assert (case.verified, case.reporter_phone) == (0, "13911112222")
    told = "\n".join(clerk.hears())
    assert case.number in told
    assert "未绑定" in told or "未核实" in told or "核实" in told


def test_for_a_neighbour_the_number_of_who_asks_is_kept(
    world: World, resident: Member, clerk: Member
) -> None:
    """Who asks for somebody of another home is called, and it is said whose home it is."""
    resident.says("求助 帮5栋1单元802的张奶奶把菜提上楼")
    resident.says("确认")
    (case,) = world.cases()
    assert (case.building, case.room) == ("5", "802")
    assert case.reporter_phone == "13800000001"
    assert "5栋1单元802" in "\n".join(clerk.hears())
