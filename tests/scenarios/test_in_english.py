"""What is written in Latin letters is read as a sentence, not as a code or a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_a_report_in_english_is_begun(world: World, resident: Member) -> None:
    resident.says("my lamp is broken")
    resident.taps("我家 3栋2单元1501")
    resident.taps("确认")

    assert [case.description for case in world.cases()] == ["my lamp is broken"]


def test_thanks_in_english_are_thanks(world: World, resident: Member) -> None:
    assert "您是想" not in resident.says("thank you")
    assert world.cases() == []


@pytest.mark.parametrize("text", ["3-2-1501", "B1 C17", "b 座 1501", "13800000009"])
def test_a_home_a_bay_or_a_number_is_no_sentence(resident: Member, text: str) -> None:
    resident.says("厨房漏水")
    assert "您是想" not in resident.says(text)
