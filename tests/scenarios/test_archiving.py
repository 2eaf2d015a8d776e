"""Archiving a complaint (COM-13): what it waits for, and that nothing is added afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.store import Store
from tests.scenarios.archived import OTHER, answered, archived, bound, flaws

if TYPE_CHECKING:
    from storage.records.case import Case
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_an_archive_names_what_is_missing(world: World) -> None:
    resident = bound(world)
    resident.says(OTHER)
    number = resident.says("确认").split("TS")[1][:13]
    world.sweep()
    clerk, head = world.member("陈静"), world.member("孙丽")
    clerk.says(f"受理 {number}")

    refused = head.says(f"归档 {number}")

    assert all(word in refused for word in ("还缺", "调查报告", "处理决定", "处理结果"))


def test_a_file_that_is_not_fetched_yet_is_waited_for(world: World) -> None:
    """Without its bytes there would be no hash to seal."""
    resident = bound(world)
    number = answered(world, resident, OTHER, photo=False)
    resident.sends_photo()

    refused = world.member("孙丽").says(f"归档 {number}")
    world.sweep()

    assert "还缺" in refused
    assert "已归档" in world.member("孙丽").says(f"归档 {number}")


LATER = (
    ("李雷", "补充 {} 还有一件事"),
    ("李雷", "催单 {}"),
    ("李雷", "没解决 {} 又吵了"),
    ("李雷", "评价 {} 5 很好"),
    ("李雷", "申诉 {} 不满意"),
    ("李雷", "撤销 {}"),
    ("陈静", "备注 {} 想补一句"),
    ("陈静", "回访 {} 满意"),
    ("陈静", "保密 {}"),
    ("孙丽", "定级 {} 重大 原因"),
    ("孙丽", "调查 {} 再写一份"),
    ("孙丽", "被投诉人 {} 马超"),
    ("孙丽", "转 {} 周敏"),
    ("孙丽", "归档 {}"),
    ("周敏", "审批 {} 同意 新的措施"),
    ("周敏", "催 {}"),
    ("周敏", "升级 {} 请过问"),
)


def test_nothing_changes_it_afterwards(world: World) -> None:
    """Everybody is answered, and without an apology for a fault of ours."""
    number = archived(world, bound(world), OTHER, photo=False)
    before = world.case(number)

    for name, said in LATER:
        assert world.member(name).says(said.format(number)), said
        world.sweep()

        assert world.case(number) == before, said
    assert world.service.counts.all().get("turns_failed", 0) == 0
    assert flaws(world) == []


def test_a_photo_sent_later_goes_nowhere_near_it(world: World) -> None:
    """Not even during a conversation about it that was open when it was archived."""
    resident = bound(world)
    number = answered(world, resident, OTHER, photo=False)
    resident.says(f"没解决 {number}")
    world.member("孙丽").says(f"归档 {number}")
    case = world.case(number)

    reply = resident.sends_photo()
    world.sweep()

    assert case.status == "closed"
    assert number in reply
    assert "另登记" in reply
    assert world.service.counts.all().get("turns_failed", 0) == 0
    assert not world.service.database.read(lambda c: Store(c).evidence.of_case(case.id))
    assert flaws(world) == []


def test_the_resident_hears_how_to_go_on(world: World, resident: Member) -> None:
    number = archived(world, resident, OTHER, photo=False)

    reply = resident.says(f"没解决 {number} 又堆起来了")

    assert "登记" in reply
    assert "没修好" not in reply


def test_an_account_bound_later_is_no_change(world: World) -> None:
    """A caller's complaint is sealed; the account they bind one day takes over their cases."""
    clerk, head, manager = (world.member(name) for name in ("陈静", "孙丽", "周敏"))
    clerk.says("代报 5-1-802 张秀英 13800000003 投诉大门口垃圾堆了三天没人收")
    case = _only_complaint(world)
    number = case.number
    for member, said in (
        (clerk, "受理 {}"),
        (head, "调查 {} 已到现场核实"),
        (head, "属实 {} 确有积存"),
        (head, "方案 {} 每天清运两次，3天内落实"),
        (manager, "审批 {} 同意 按方案办"),
        (head, "完成 {} 已清运"),
        (clerk, "回访 {} 满意 好了"),
        (head, "归档 {}"),
    ):
        assert number in member.says(said.format(number)), said
        world.sweep()
    assert flaws(world) == []

    later = world.member("张秀英")
    later.follows()
    later.says("绑定 5栋1单元802 张秀英 13800000003")

    assert world.case(number).reporter_id != case.reporter_id
    assert flaws(world) == []


def _only_complaint(world: World) -> Case:
    found = [case for case in world.cases() if case.kind == "complaint"]
    assert len(found) == 1
    return found[0]
