"""Praise: who hears it, with a case, before its answer, and without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.reporting import finished

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_praise_reaches_the_engineer_and_their_head(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Thanks are answered with thanks, and kept with the case."""
    number = finished(resident, clerk, engineer)
    resident.says("修好了")
    lead = world.member("赵刚")
    lead.hears()
    engineer.hears()

    assert "谢谢您的夸奖" in resident.says("我要表扬王师傅")

    assert any("我要表扬王师傅" in push for push in lead.hears())
    assert any("我要表扬王师傅" in push for push in engineer.hears())
    assert world.case(number).status == "closed"


def test_praise_before_the_answer_asks_whether_it_is_fixed(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """To praise the worker is not yet to say that it works."""
    number = finished(resident, clerk, engineer)

    reply = resident.says("给王师傅点个赞")

    assert "谢谢您的夸奖" in reply
    assert "修好了吗" in reply
    assert world.case(number).status == "finished"


def test_praise_without_a_case_reaches_the_clerks(resident: Member, clerk: Member) -> None:
    """Nobody is told that there is nothing to rate."""
    assert "谢谢您的夸奖" in resident.says("要给你们送锦旗")

    assert any("送锦旗" in push for push in clerk.hears())
