"""Items below their target are corrected by who is responsible, and checked by somebody else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.survey.correction.record import correction_of
from storage.store import Store
from tests.scenarios.correction_story import (
    TWO_BELOW,
    corrected,
    corrections,
    counted,
    item,
    reported,
    with_departments,
)
from tests.scenarios.people import COMMUNITY
from tests.scenarios.survey_story import approve, planned

if TYPE_CHECKING:
    from storage.records.case import Case
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def name_of(world: World, staff_id: str | None) -> str:
    """Return the name of a colleague."""
    found = world.store(lambda store: store.staff.get(staff_id) if staff_id else None)
    return getattr(found, "name", "")


def owner_of(world: World, case: Case) -> str:
    """Return the name of who is responsible."""
    return name_of(world, correction_of(case).owner_id)


def test_each_item_below_its_target_goes_to_the_head_of_its_department(each_world: World) -> None:
    world = each_world
    with_departments(world, security="秩序部", repair="工程部", cleaning="保洁部")
    head, author = world.member("赵刚"), world.member("陈静")

    number = reported(world)

    first, second = corrections(world)
    assert first.number.startswith("ZG20261124-")
    assert [correction_of(c).ask for c in (first, second)] == ["保安服务", "维修服务"]
    assert [owner_of(world, c) for c in (first, second)] == [
        "赵刚",
        "赵刚",
    ]  # 秩序部 answers to him
    heard = "\n".join(head.hears())
    assert f"整改任务 {first.number} 保安服务整改" in heard
    assert "满意率62.5%，目标85%（120份评分，不满意45份）" in heard
    assert "请在11月27日（周五）10:" in heard
    told = "\n".join(author.hears())
    assert "有2项低于目标" in told
    assert f"{second.number} 维修服务 · 赵刚" in told
    assert "整改方案" in world.member("周敏").says(f"状态 {first.number}")
    assert f"{number} 2026年下半年" in world.member("周敏").says(f"整改 {number}")


def test_items_of_no_department_go_to_the_head_of_affairs(world: World) -> None:
    boss = world.member("孙丽")

    reported(world, (item("leisure", "娱乐活动", 0.5),))

    (case,) = corrections(world)
    assert owner_of(world, case) == "孙丽"
    assert any(case.number in text for text in boss.hears())  # although she approved the report


def test_nothing_below_the_target_is_said(world: World) -> None:
    author = world.member("陈静")

    number = reported(world, (item("cleaning", "保洁服务", 0.95),))

    assert corrections(world) == []
    assert any("各项都达到目标" in text for text in author.hears())
    assert "没有要整改的" in author.says(f"整改 {number}")


def test_it_is_planned_done_found_wanting_done_again_and_right(each_world: World) -> None:
    world = each_world
    with_departments(world, security="工程部")
    reported(world, (item("security", "保安服务", 0.625),))
    (case,) = corrections(world)
    number = case.number
    head, checker, author = (world.member(name) for name in ("赵刚", "孙丽", "陈静"))
    author.hears()

    said = head.says(f"方案 {number} 原因：人手不足 措施：增加夜班 期限：12月31日")
    assert "方案记下了" in said
    assert "12月31日（周四）18:00前完成" in said
    assert any("增加夜班" in text for text in author.hears())
    checker.hears()
    assert "由孙丽" in head.says(f"完成 {number} 夜班增加到3人")
    assert any("整改待检查" in text and "夜班增加到3人" in text for text in checker.hears())
    assert "别的同事检查" in head.says(f"检查 {number} 合格")
    assert world.case(number).status == "done"

    assert "还差什么" in checker.says(f"检查 {number} 不合格")
    head.hears()
    checker.says(f"检查 {number} 不合格 后门还是没人，12月5日前补上")
    again = world.case(number)
    assert (again.status, correction_of(again).round) == ("planned", 2)
    (wanting,) = [text for text in head.hears() if "还差一点" in text]
    assert "后门还是没人" in wanting
    assert "12月5日（周六）18:00前再改（第2轮）" in wanting

    head.says(f"完成 {number} 后门也有人了")
    assert "检查合格" in checker.says(f"检查 {number} 合格 三个夜里都去看了")
    ended = world.case(number)
    assert (ended.status, ended.closed_as) == ("closed", "checked")
    assert name_of(world, correction_of(ended).checked_by) == "孙丽"
    assert any("辛苦了" in text for text in head.hears())
    shown = checker.says(f"整改 {number}")
    for words in ("负责：赵刚", "措施：增加夜班", "检查：孙丽合格，三个夜里都去看了", "第2轮"):
        assert words in shown


def test_who_is_not_responsible_is_refused_kindly(world: World) -> None:
    with_departments(world, security="工程部")
    reported(world, (item("security", "保安服务", 0.625),))
    (case,) = corrections(world)

    said = world.member("陈静").says(f"方案 {case.number} 原因：人少 措施：加人 期限：12月31日")
    assert f"{case.number}（保安服务整改）由赵刚负责" in said
    assert world.case(case.number).status == "drafted"
    assert "没找到" in world.member("王强").says(f"方案 {case.number} 措施：加人")
    assert "先写原因" in world.member("赵刚").says(f"完成 {case.number} 好了")
    assert "报了完成才能检查" in _planned(world, case).says(f"检查 {case.number} 合格")


def _planned(world: World, case: Case) -> Member:
    world.member("赵刚").says(f"方案 {case.number} 原因：人少 措施：加人 期限：12月31日")
    return world.member("孙丽")


def test_a_late_one_climbs_until_somebody_acts(world: World) -> None:
    with_departments(world, security="工程部")
    reported(world, (item("security", "保安服务", 0.625),))
    (case,) = corrections(world)
    head, boss = world.member("赵刚"), world.member("周敏")
    head.hears()
    boss.hears()

    world.advance(days=3, minutes=-20)
    assert any("快到期" in text and "写整改方案" in text for text in head.news())
    world.advance(minutes=40)
    assert any("已超时" in text for text in head.news())
    world.advance(hours=2)
    assert any(case.number in text and "该写整改方案" in text for text in boss.news())
    assert "已超" in boss.says("整改")


def test_a_later_deadline_is_told_above(world: World) -> None:
    with_departments(world, security="工程部")
    reported(world, (item("security", "保安服务", 0.625),))
    (case,) = corrections(world)
    head, boss = world.member("赵刚"), world.member("周敏")
    head.says(f"方案 {case.number} 原因：人少 措施：加人 期限：12月5日")
    boss.hears()

    head.says(f"方案 {case.number} 原因：人少 措施：加人 期限：12月20日")

    (told,) = boss.hears()
    assert "12月20日（周日）18:00前完成（原来是12月5日（周六）18:00前）" in told


def test_only_who_decides_checks_or_who_is_asked_to(world: World) -> None:
    with_departments(world, security="工程部")
    reported(world, (item("security", "保安服务", 0.625),))
    (case,) = corrections(world)
    _planned(world, case)
    world.member("赵刚").says(f"完成 {case.number} 夜班增加到3人")

    assert "由孙丽检查" in world.member("陈静").says(f"检查 {case.number} 合格")
    assert world.case(case.number).status == "done"
    assert "检查合格" in world.member("周敏").says(f"检查 {case.number} 合格")


def test_a_report_counted_again_makes_each_once(world: World) -> None:
    case = planned(world)
    approve(world, case.number)
    counted(world, case, TWO_BELOW)
    boss, author = world.member("孙丽"), world.member("陈静")
    assert "已延长" in author.says(f"延长 {case.number} 12月9日")
    assert corrections(world) == []
    counted(world, case, TWO_BELOW, acts=("end", "count"))
    world.restart()

    boss.says(f"审批 {case.number} 同意")
    boss.says(f"审批 {case.number} 同意")

    assert [correction_of(one).item for one in corrections(world)] == ["security", "repair"]


def test_what_somebody_held_who_left_goes_to_who_leads(world: World) -> None:
    with_departments(world, security="工程部")
    reported(world, (item("security", "保安服务", 0.625),))
    (case,) = corrections(world)
    boss = world.member("周敏")
    boss.hears()

    leaves(world, "赵刚")
    world.advance(days=3)

    now = world.case(case.number)
    assert owner_of(world, now) != "赵刚"
    assert now.holder_id is not None
    assert correction_of(now).owner_id == now.holder_id


def leaves(world: World, name: str) -> None:
    """Let a colleague stop working here."""

    def work(store: Store) -> None:
        (one,) = [s for s in store.staff.active_in(COMMUNITY) if s.name == name]
        store.staff.put(replace(one, active=0), int(world.clock.now() * 1000))

    world.service.database.run(lambda c: work(Store(c)))


def test_another_colleague_takes_it_over(world: World) -> None:
    with_departments(world, security="工程部")
    reported(world, (item("security", "保安服务", 0.625),))
    (case,) = corrections(world)
    mate = world.member("马超")

    assert "已转给马超" in world.member("赵刚").says(f"转 {case.number} 马超")

    assert owner_of(world, world.case(case.number)) == "马超"
    assert any("整改转给您" in text for text in mate.hears())
    corrected(world, case.number, "马超", "孙丽")
