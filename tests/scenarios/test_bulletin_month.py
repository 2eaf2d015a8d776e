"""How complaints and suggestions were handled is published each month, without names (PUB-2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.bulletin.settings import Bulletins
from tests.scenarios.survey_published import page

if TYPE_CHECKING:
    from tests.scenarios.conftest import World


def raised(world: World) -> None:
    """Let a complaint and a suggestion come in before the month is over."""
    world.sweep()
    clerk = world.member("陈静")
    clerk.says("代报 3栋2单元1501 13800000001 投诉物业前台态度差")
    clerk.says("代报 3栋2单元1501 13800000001 建议东门装路灯")
    assert {case.number[:2] for case in world.cases()} == {"TS", "JY"}


def test_a_month_is_published_in_numbers(each_world: World) -> None:
    world = each_world
    raised(world)
    resident = world.member("路人")
    resident.follows()
    assert "还没有公示" in resident.says("公示")
    world.advance(days=6, hours=23)  # the first of December
    world.restart()
    world.sweep()

    shown = resident.says("公示")
    assert shown.count("2026年11月投诉和建议办理情况") == 1
    assert "收到投诉1件，收到建议1件" in shown
    number = re.search(r"GS\d{8}-\d{4}", shown)
    assert number is not None
    text = page(world, number[0])
    assert "态度差" not in text
    assert "1501" not in text
    assert "还在办" in text


def test_nothing_is_published_of_a_quiet_month_or_where_it_is_not_wanted(world: World) -> None:
    world.sweep()
    world.advance(days=7)
    assert "还没有公示" in world.member("孙丽").says("公示")

    world.change(bulletin=Bulletins(monthly=False))
    raised(world)
    world.advance(days=32)
    assert "还没有公示" in world.member("孙丽").says("公示")
