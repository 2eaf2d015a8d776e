"""Callbacks in figures: asked in chat, analysed every month, and put right by who leads."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from storage.store import Store
from tests.flows.callback.rows import month
from tests.scenarios.test_monthly import go_to, keep_office_hours

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def asked_much(world: World, resident: Member) -> None:
    """Let a month of callbacks lie behind."""
    resident.says("厨房水管漏水了")
    resident.says("确认")
    (case,) = world.cases()

    def fill(store: Store) -> None:
        staff = {one.name: one.id for one in store.staff.active_in(case.community)}
        ids = {"wang": staff["王强"], "liu": staff["刘洋"], "chen": staff["陈静"]}
        for row in month():
            store.callbacks.add(
                replace(
                    row,
                    case_id=case.id,
                    person_id=case.reporter_id,
                    worker_id=ids[row.worker_id or ""],
                    entered_by=ids.get(row.entered_by or ""),
                )
            )

    world.service.database.run(lambda c: fill(Store(c)))


@pytest.mark.usefixtures("asked_much")
def test_who_leads_asks_for_figures(supervisor: Member, engineer: Member) -> None:
    told = supervisor.says("统计 回访 本月")

    assert "翠湖花园 2026年11月回访" in told
    assert "应回访14件，问了13件，有回答11件" in told
    assert "满意率 82%（9/11）：满意8、基本满意1、不满意2" in told
    assert "未确认1件、拒访1件，不算满意" in told
    assert "按师傅：王强 86%（6/7）" in told
    assert "刘洋" not in told
    assert "代填的抽1件再问，答了1件，1件和原来记的不一样（1件原来记了满意，其实不满意）" in told
    assert "这段时间没有回访" in supervisor.says("统计 回访 上月")
    assert "比如：统计 回访 本周" in supervisor.says("统计 回访 不满意的")
    assert "统计 回访 本月" in supervisor.says("统计")
    assert "满意率" not in engineer.says("统计 回访 本月")
    assert "满意率 82%" in supervisor.says("这个月回访满意率多少？")
    assert "这段时间没有回访" in supervisor.says("上个月回访做得怎么样")
    ranked = supervisor.says("谁的活返修最多")
    assert "王强：不满意1件（7个回答），又回访1件" in ranked
    assert "不到5个回答的不排" in ranked
    assert "满意率" not in engineer.says("这个月回访满意率多少")


@pytest.mark.usefixtures("asked_much")
def test_a_month_is_analysed_and_what_is_decided_is_put_right(world: World) -> None:
    """On the first working day, with a picture; a decision becomes a task that somebody checks."""
    keep_office_hours(world)
    head, manager, clerk, leader = (world.member(name) for name in ("孙丽", "周敏", "陈静", "赵刚"))
    world.sweep()
    go_to(world, "2026-12-01 08:20")
    for member in (head, manager, clerk, leader):
        member.says("待办")
        member.news()
    go_to(world, "2026-12-01 08:31")
    world.sweep()

    (told,) = (text for text in head.news() if "回访】" in text)
    assert "翠湖花园 2026年11月回访" in told
    assert "不满意的原因：没修好或又坏2件、太慢、等太久1件" in told
    assert "上月没有回访可比" in told
    assert any("回访】" in text for text in manager.news())
    assert not any("回访】" in text for text in clerk.news())
    bubble = next(b for b in reversed(head.phone.screen) if "2026年11月回访" in b.text)
    (picture,) = re.findall(r"/r/[\w.\-]+", bubble.raw)
    with world.client.get(picture) as answer:
        assert answer.data.startswith(b"\x89PNG")

    assert "议定了什么" in manager.says("分析 上月")
    noted = manager.says("分析 上月 阀门统一换新，完工后第三天抽查三户")
    assert "记下了" in noted
    became = manager.taps("赵刚")
    (number,) = re.findall(r"ZG\d{8}-\d{4}", became)
    assert any(number in text and "2026年11月回访分析" in text for text in leader.hears())
    assert "还没有写下决定" in manager.says("分析 上月 整改 赵刚")

    leader.says(f"方案 {number} 原因：阀门老化 措施：统一换新 期限：12月10日")
    leader.says(f"完成 {number} 都换了")
    assert "阀门统一换新" in head.says(f"整改 {number}")
    assert "合格" in head.says(f"检查 {number} 合格")
    assert world.case(number).status == "closed"
    assert "已定：阀门统一换新" in _again(manager)


def _again(manager: Member) -> str:
    """Ask for the analysis once more."""
    assert "正在做" in manager.says("统计 回访 上月 看图")
    return next(text for text in manager.hears() if "回访】" in text)
