"""What a resident told at the counter is entered as they told it, whoever types it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1501李雷投诉保洁不扫楼道", "complaint"),
        ("1501李雷来电话投诉王强，说好来修三次没来", "complaint"),
        ("3-2-1501李雷报修厨房水管漏水", "report"),
    ],
)
def test_who_told_it_is_on_the_roster(
    world: World, resident: Member, clerk: Member, text: str, kind: str
) -> None:
    clerk.says(text)

    [case] = world.cases()
    assert (case.kind, case.reporter_name) == (kind, "李雷")
    assert any(case.number in push for push in resident.hears())


@pytest.mark.parametrize("text", ["1704李雷投诉王强态度恶劣", "有业主投诉保洁不扫楼道"])
def test_whom_nobody_knows_complains_too(world: World, clerk: Member, text: str) -> None:
    assert "投诉内容请您看一下" in clerk.says(text)
    assert world.cases() == []


@pytest.mark.parametrize("text", ["李雷的投诉有人管吗", "王强被投诉了", "1501投诉几次了"])
def test_a_complaint_that_is_only_named_is_none(world: World, clerk: Member, text: str) -> None:
    assert "投诉内容请您看一下" not in clerk.says(text)
    assert world.cases() == []
