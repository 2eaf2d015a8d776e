"""The long way of a complaint on both databases: not right twice, a talk, an appeal, a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.store import Store
from tests.scenarios.complaint_story import answered, heard

if TYPE_CHECKING:
    from tests.scenarios.conftest import World


def test_the_long_way_of_a_complaint(each_world: World) -> None:
    world = each_world
    resident = world.member("李雷")
    resident.follows()
    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    head, boss = world.member("孙丽"), world.member("吴总")

    number = answered(world, resident)
    resident.says(f"没解决 {number} 还是吵")
    head.says(f"完成 {number} 又谈过")
    resident.says(f"没解决 {number} 还是老样子")
    head.says(f"约谈 {number} 明天下午3点 明天下午5点")
    heard(resident)
    resident.taps("明天17:00")
    world.advance(days=1, hours=5.2)
    assert "提醒您" in heard(resident)
    head.says(f"约谈 {number} 记录 先试行一周")
    resident.says(f"申诉 {number} 一周太久了，我有录音")
    boss.says(f"审批 {number} 同意 每晚派人值守到22点，3天内落实")
    assert "支持您的申诉" in heard(resident)
    world.advance(days=30)

    case = world.case(number)
    assert (case.status, case.severity, case.appeal) == ("carrying_out", "major", "granted")
    talks = world.service.database.read(lambda c: Store(c).talks.of_case(case.id))
    assert [(talk.status, talk.record) for talk in talks] == [("held", "先试行一周")]
