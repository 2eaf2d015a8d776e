"""The question whether a case is to be withdrawn, answered as people do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def asked(resident: Member) -> None:
    """Let somebody be asked whether what they reported is to be withdrawn."""
    resident.says("厨房水管漏水了")
    resident.says("确认")
    assert "要撤销吗" in resident.says("撤销")


@pytest.mark.parametrize("text", ["嗯撤", "撤吧", "对，不用来了", "是的撤了吧"])
def test_a_yes_in_any_words_withdraws(world: World, resident: Member, text: str) -> None:
    asked(resident)

    resident.says(text)

    assert world.cases()[0].status == "withdrawn"


@pytest.mark.parametrize("text", ["先别取消", "别撤了", "不撤，还要修", "谢谢啊"])
def test_a_no_or_only_thanks_keep_it_and_end_the_question(
    world: World, resident: Member, text: str
) -> None:
    asked(resident)

    reply = resident.says(text)

    assert "照常办" in reply
    assert world.cases()[0].status != "withdrawn"
    assert "要撤销吗" not in resident.says("确认")
