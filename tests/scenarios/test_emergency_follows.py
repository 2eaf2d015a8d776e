"""What follows an emergency belongs to it: what else happens, who moved, that it began anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

LIFT = "我被困在电梯里了 3栋2单元"


@pytest.mark.parametrize(
    ("text", "advice"), [("我喘不上气", "120"), ("孩子晕过去了", "平躺"), ("里面冒烟了", "119")]
)
def test_what_befalls_who_waits_is_no_second_emergency(
    world: World, resident: Member, clerk: Member, text: str, advice: str
) -> None:
    """Those on their way hear it, and the advice is for it; nobody goes to two places."""
    resident.says(LIFT)
    clerk.hears()

    assert advice in resident.says(text)

    assert len(world.cases()) == 1
    assert any(text in push for push in clerk.hears())


@pytest.mark.parametrize("text", ["我们都跑出来了", "我们下楼了", "都出来了，在楼下花坛"])
def test_who_got_out_of_a_fire_has_only_moved(
    world: World, resident: Member, clerk: Member, text: str
) -> None:
    resident.says("厨房着火了")
    clerk.hears()

    assert "人没事就好" not in resident.says(text)

    pages = clerk.hears()
    assert any(text in push for push in pages)
    assert not any("住户说没事了" in push for push in pages)
    assert len(world.cases()) == 1


@pytest.mark.parametrize("text", ["我没事了，楼上还没出来", "火灭了，楼上老人晕倒了", "没事个屁"])
def test_nobody_is_safe_while_others_are_not(resident: Member, text: str) -> None:
    resident.says("厨房着火了")

    assert "人没事就好" not in resident.says(text)


@pytest.mark.parametrize("text", ["又着火了！", "厨房又烧起来了"])
def test_danger_said_again_after_the_work_begins_it_again(
    world: World, resident: Member, clerk: Member, text: str
) -> None:
    resident.says("厨房着火了")
    clerk.says("到场")
    clerk.says("完成 火已灭 锅烧干")
    clerk.hears()

    assert "119" in resident.says(text)

    assert [case.status for case in world.cases()] == ["reopened"]
    assert any(text in push for push in clerk.hears())
