"""公告: which one is meant, and what goes on when its people leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.announced import NUMBER, TOMORROW, approved, heard
from tests.scenarios.staffing import dismiss

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

OTHER = "GS20261124-0002"


def test_which_one_is_meant_is_asked(world: World, resident: Member, clerk: Member) -> None:
    """A number may stand before or after the word; who leaves has it looked after by others."""
    sun, zhou = world.member("孙丽"), world.member("周敏")
    approved(world, "公告 停水 3栋 今天14-17 水箱清洗")
    sun.says("公告 停电 3栋 今天14-18 检修")
    assert "请写“审批" in zhou.says("审批")
    zhou.says("审批 同意")
    listed = sun.says("公告")
    assert NUMBER in listed
    assert OTHER in listed
    told = resident.says("公告")
    assert "【停水通知】" in told
    assert "【停电通知】" in told

    world.advance(hours=4, minutes=5)
    assert "是哪一条公告" in sun.says("公告 恢复")
    assert f"已记录 {NUMBER} 恢复" in sun.says("1")
    assert "请写上新的时间" in sun.says("公告 延期")
    assert "结束时间要在现在" in sun.says(f"公告 延期 {OTHER} 今天13点")
    assert "没有变" in sun.says(f"公告 延期 {OTHER} 今天14-18")
    assert "到19:00" in sun.says(f"公告 {OTHER} 延期 今天19点")
    zhou.says(f"催 {OTHER} 盯紧一点")
    assert "周敏催办：盯紧一点" in heard(sun)

    dismiss(world, "孙丽")
    world.advance(hours=5)
    assert "停电原定19:00恢复，恢复了吗" in heard(clerk)
    assert "请主管接着跟" in heard(zhou)
    assert "已记录" in zhou.says("公告 恢复 2")
    assert "【停电已恢复】3栋" in heard(resident)


def test_a_yes_is_always_somebody_elses(world: World) -> None:
    """Where the role has nobody else the next above says it, and nothing is handed in to nobody."""
    zhou, chief = world.member("周敏"), world.member("吴总")
    assert "等吴总审批" in zhou.says(TOMORROW)
    assert "请写上原因" in chief.says(f"审批 {NUMBER} 不同意")
    assert "没有发给住户" in chief.says(f"审批 {NUMBER} 不同意 先改到周末")
    assert "没有通过" in heard(zhou)
    assert world.client.get(f"/p/{NUMBER}").status_code == 404
    assert "已取消，现在不能审批" in chief.says(f"审批 {NUMBER} 同意")

    dismiss(world, "吴总", "孙丽")
    assert "要由别人审批" in zhou.says("公告 道路 全小区 后天 铺路")
    assert "已发出" in zhou.says("公告 停水 3栋 突发")  # what can't wait leaves all the same
