"""What every story of a loan begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NUMBER = "JW20261124-0001"
WORDS = "我想借一下梯子，换灯泡用"
DAY = 24 * 3600_000
NEIGHBOUR = "绑定 5栋1单元802 张秀英 13800000003"


def heard(member: Member) -> str:
    """Return what somebody was pushed since the last look."""
    return "\n".join(member.hears())


def borrow(resident: Member, words: str = WORDS) -> str:
    """Let a resident ask for something in one sentence; return what they are told."""
    assert "借用内容" in resident.says(words)
    return resident.says("确认")


def row_of(world: World, number: str = NUMBER) -> dict[str, object]:
    """Return the row of `loans` as the database has it."""
    case = world.case(number)
    row = world.service.database.read(
        lambda c: c.one("SELECT * FROM loans WHERE case_id = :id", id=case.id)
    )
    assert row is not None
    return dict(row)
