"""Which type of help is meant: known by what is named, and never asked of who names none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.help.record import help_of

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("修空调", "自家东西维修"),
        ("能帮忙遛狗吗", "跑腿代办"),
        ("我妈明天去医院，能不能找个人陪诊", "跑腿代办"),
        ("身份证丢了", "失物招领"),
    ],
)
def test_a_type_is_known_by_what_is_named(resident: Member, words: str, sort: str) -> None:
    """Nothing is asked about it."""
    reply = resident.says(words)
    assert f"类型：{sort}" in (reply if "确认" in reply else resident.says("不记得"))


def test_who_names_no_type_is_asked_for_none(world: World, resident: Member) -> None:
    """Whoever answers sorts it."""
    card = resident.says("求助 有件事要麻烦你们一下")
    assert "类型" not in card
    assert "是代取快递" not in card
    resident.says("确认")
    assert help_of(world.cases()[0]).type == "other"
