"""An answer to a callback, typed while something else is asked: it is taken, and that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.records.callback import CHAT
from storage.store import Store
from tests.scenarios.reporting import finished

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_a_score_and_a_complaint_are_no_answer_to_another_question(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Asked how they want to be asked, people say how they like it; both is kept."""
    number = finished(resident, clerk, engineer)
    resident.says("回访方式")
    kept = resident.says("5分")
    assert "记了5分" in kept
    assert "怎么联系您" in kept
    assert "什么时间方便" in resident.says("回访方式 电话")
    assert "什么时间方便" in resident.says("回访方式 微信")
    resident.says("1")
    person = world.case(number).reporter_id
    way = world.service.database.read(lambda c: Store(c).callbacks.way_of(person))
    assert way.way == CHAT

    world.advance(days=4)
    resident.says("你好")
    assert "什么位置" in resident.says("报修")
    assert "记下了：满意" in resident.says("满意")
    stands = resident.says("取消")
    assert "已经记下" in stands
    assert "不提交" not in stands
    assert "接着刚才的报修" in stands
    resident.says("取消")
    resident.says("回访方式")
    assert "已转返修" in resident.says("不满意，师傅没套鞋套")
    assert world.case(number).status == "reopened"
    assert "请点一个" in resident.says("5")
    assert world.case(number).rating is None
