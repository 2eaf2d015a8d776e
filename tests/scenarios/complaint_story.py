"""The steps of a complaint as a few calls, for the stories that begin further on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NUMBER = re.compile(r"TS\d{8}-\d{4}")
DANCE = "我要投诉，楼下广场舞每天晚上吵到十点，没人管"


def heard(member: Member) -> str:
    """Return what somebody was pushed since the last look."""
    return "\n".join(member.hears())


def complain(resident: Member, words: str = DANCE) -> str:
    """Let a resident complain in one sentence; return the number."""
    resident.says(words)
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    return found[0]


def investigated(world: World, resident: Member, words: str = DANCE) -> str:
    """Return the number of a complaint that 孙丽 investigates."""
    number = complain(resident, words)
    assert "孙丽" in world.member("陈静").says(f"受理 {number}")
    return number


def decided(world: World, resident: Member, finding: str = "属实") -> str:
    """Return the number of a complaint that 周敏 has decided."""
    number = investigated(world, resident)
    head = world.member("孙丽")
    head.says(f"调查 {number} 已到现场核实，问过双方")
    head.says(f"{finding} {number} 已核实")
    head.says(f"方案 {number} 与舞队约定21点结束，3天内落实")
    assert "审批记下了" in world.member("周敏").says(f"审批 {number} 同意")
    return number


def answered(world: World, resident: Member) -> str:
    """Return the number of a complaint whose measures are carried out."""
    number = decided(world, resident)
    world.member("孙丽").says(f"完成 {number} 舞队已签约定")
    return number


def major_decided(world: World, resident: Member) -> str:
    """Return the number of a major complaint that 周敏 handled and 吴总 decided."""
    number = complain(resident)
    world.member("陈静").says(f"定级 {number} 重大")
    world.member("陈静").says(f"受理 {number}")
    manager = world.member("周敏")
    manager.says(f"调查 {number} 问过双方")
    manager.says(f"属实 {number} 已核实")
    manager.says(f"方案 {number} 每晚巡查，3天内落实")
    assert "审批记下了" in world.member("吴总").says(f"审批 {number} 同意")
    return number
