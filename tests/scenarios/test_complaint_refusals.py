"""Words of staff that come at the wrong stage, from the wrong person, or after the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.complaint_story import answered, investigated

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

OTHER_KIND = ("关单", "暂缓", "到场", "退回", "恢复")
TOO_EARLY = ("属实", "方案", "完成", "回访")
TOO_LATE = ("受理", "属实", "方案", "完成", "不受理", "改类")


def test_a_complaint_knows_no_words_of_repairs(world: World, resident: Member) -> None:
    number = investigated(world, resident)

    for name in ("陈静", "孙丽", "周敏"):
        for word in OTHER_KIND:
            reply = world.member(name).says(f"{word} {number} 待料 明天下午5点")
            assert number in reply, (name, word)
            assert "没有" in reply or "不能" in reply, (name, word)
    assert world.service.counts.all().get("turns_failed", 0) == 0
    assert world.case(number).status == "investigating"


@pytest.mark.parametrize("word", TOO_EARLY)
def test_no_stage_is_skipped(world: World, resident: Member, word: str) -> None:
    number = investigated(world, resident)

    reply = world.member("孙丽").says(f"{word} {number} 满意")

    assert "要先由孙丽写调查报告" in reply
    assert "现在可以：调查" in reply
    assert world.case(number).status == "investigating"


def test_what_is_past_or_over_is_said_so(world: World, resident: Member) -> None:
    number = answered(world, resident)
    head = world.member("孙丽")
    for word in TOO_LATE:
        assert "已经" in head.says(f"{word} {number} 水管下水"), word
    assert "已经过了" in head.says(f"调查 {number} 又问过")
    resident.says(f"解决了 {number}")
    assert "已归档" in head.says(f"归档 {number}")

    for word in ("调查", "定级", "约谈", "完成", "申诉", "归档"):
        assert "已经结束" in head.says(f"{word} {number} 重要"), word
    assert f"{number}由陈静回访" in head.says(f"回访 {number} 不满意")
    told = world.member("陈静").says(f"回访 {number} 不满意 又吵了")
    assert "新开了TS" in told
    assert any("又吵了" in push for push in head.hears())
    for words in (f"没解决 {number} 又吵了", f"申诉 {number} 不服", f"约谈 {number}"):
        assert "归档" in resident.says(words)
    assert world.case(number).status == "closed"


def test_who_has_no_part_is_told_whose_it_is(world: World, resident: Member) -> None:
    number = investigated(world, resident)

    for name in ("陈静", "赵刚"):
        reply = world.member(name).says(f"属实 {number} 已核实")
        assert "现在由孙丽负责" in reply
        assert "定级" in reply
    assert "没找到" in world.member("王强").says(f"属实 {number}")


def test_it_is_handed_only_to_who_can_handle_it(world: World, resident: Member) -> None:
    number = investigated(world, resident)
    head = world.member("孙丽")

    reply = head.says(f"转 {number} 赵刚")

    assert "“赵刚”不能办" in reply
    assert "周敏" in reply
    assert "已转给周敏" in head.taps("周敏（管理处）")
