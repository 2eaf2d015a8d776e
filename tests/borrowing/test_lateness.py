"""Nobody lends it, or it is kept too long: who is reminded, and who hears next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.borrowing.loan import loan_of
from tests.borrowing.story import DAY, NUMBER, borrow, heard

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_nobody_lends_it_and_it_climbs(
    world: World, resident: Member, clerk: Member, head: Member
) -> None:
    """A missed deadline warns the clerks, tells them, then who leads them, and the resident."""
    borrow(resident)
    heard(clerk)
    world.advance(hours=3, minutes=35)
    assert f"快到期 {NUMBER}" in "\n".join(clerk.news())
    assert head.news() == []
    world.advance(minutes=30)
    assert "该借出" in "\n".join(clerk.news())
    assert "还没准备好" in heard(resident)
    world.advance(hours=1)

    assert f"仍未处理 {NUMBER}" in "\n".join(head.news())


def test_kept_too_long_is_reminded_climbs_and_is_listed(
    world: World, resident: Member, clerk: Member, head: Member
) -> None:
    """The resident is reminded that morning and when it is late; 超时, 今日 and 状态 show it."""
    boss = world.member("周敏")
    borrow(resident)
    clerk.says(f"借出 {NUMBER}")
    assert "没有超时" in boss.says("超时")
    world.advance(days=1)
    resident.says("进度")  # who wrote lately reads words, not cards
    clerk.says("待办")
    head.says("待办")
    resident.news()
    world.advance(hours=22, minutes=30)
    assert "提醒您一下：梯子" in "\n".join(resident.news())
    world.advance(hours=1, minutes=45)
    assert "现在到时间了" in "\n".join(resident.news())
    assert f"已超时 {NUMBER}" in "\n".join(clerk.news())
    world.advance(hours=1)
    climbed = "\n".join(head.news())
    assert f"仍未处理 {NUMBER}" in climbed
    assert "该收回" in climbed

    assert NUMBER in boss.says("超时")
    assert NUMBER in boss.says("今日")
    assert "现在到时间了" in resident.says("进度")
    shown = boss.says(f"状态 {NUMBER}")
    assert "已借出，待归还" in shown
    assert "收回，已超" in shown

    clerk.says(f"归还 {NUMBER}")
    assert "没有超时" in boss.says("超时")


def test_an_extension_moves_what_is_due(world: World, resident: Member, clerk: Member) -> None:
    """续借 changes only the loan's own record, and yet the deadline moves with it."""
    borrow(resident)
    clerk.says(f"借出 {NUMBER} 明天下午5点")
    before = world.case(NUMBER)
    assert before.due_at == loan_of(before).back_by
    assert "用到什么时候" in clerk.says(f"续借 {NUMBER}")
    assert "已续借" in clerk.says(f"续借 {NUMBER} 后天下午5点")
    assert "可以用到后天17:00" in heard(resident)

    after = world.case(NUMBER)
    assert (before.due_at or 0) + DAY == after.due_at == loan_of(after).back_by


def test_who_lent_it_leaves_and_the_clerks_look_after_it(
    world: World, resident: Member, clerk: Member, head: Member
) -> None:
    """Nothing is left alone with somebody who works here no longer."""
    borrow(resident)
    head.says(f"借出 {NUMBER}")
    heard(clerk)
    world.service.database.run(
        lambda c: c.execute("UPDATE staff SET active = 0 WHERE name = '孙丽'")
    )
    world.advance(days=2)

    assert world.case(NUMBER).holder_id is None
    assert any(NUMBER in push for push in clerk.news())
