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
    assert "记了5分" in resident.says("5分")
    assert "以后回访用电话" in resident.says("回访方式 电话")
    assert "以后回访用微信" in resident.says("回访方式 微信")
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
    resident.says("5")
    assert world.case(number).rating is None


def test_who_is_not_satisfied_hears_until_when_they_are_called(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    """Within the hour, or in the hours that they chose."""
    number = finished(resident, clerk, engineer)
    resident.says(f"没修好 {number}")
    assert "今天11:00前再联系您一次" in resident.says("还是漏")
    assert "不再回访" in resident.says("不用再回访")
    engineer.says(f"完成 {number} 换了水管")
    resident.hears()
    assert "再联系您" not in resident.says(f"修好了 {number}")


def test_who_chose_the_evening_is_called_then(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    """The promise keeps to the hours that were chosen, and to the chat where that was."""
    resident.says("回访方式 电话")
    resident.says("14点到18点")
    number = finished(resident, clerk, engineer)
    resident.says(f"没修好 {number}")
    assert "今天15:00前再联系您一次" in resident.says("还是漏")


def test_who_chose_the_chat_is_not_called(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    """Then no call is promised."""
    resident.says("回访方式 微信")
    resident.says("任何时间")
    number = finished(resident, clerk, engineer)
    resident.says(f"没修好 {number}")
    assert "再联系您" not in resident.says("还是漏")


def test_a_bare_no_is_no_answer_to_how_satisfied_somebody_is(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """It may be meant for what was said in between; nothing is opened again for it."""
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")
    world.advance(days=2.9)
    resident.says("你好")
    world.advance(hours=3)
    resident.says("你们几点下班")
    resident.says("没有")
    assert world.case(number).status == "closed"
    assert "返修" in resident.says("没修好")
