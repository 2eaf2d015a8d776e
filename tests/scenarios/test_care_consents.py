"""An adult's consent to a care note is their own: in their chat, or to a clerk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.store import Store
from tests.scenarios.test_care_notes import asks_for_help, everything, notes, pushed, tells

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

SECRET = ("听力不好", "李明", "独居")


@pytest.fixture
def mother(world: World) -> Member:
    """Return 韩梅梅 of the same home, bound."""
    member = world.member("韩梅梅")
    member.follows()
    member.says("绑定 3栋2单元1501 韩梅梅 13800000002")
    return member


def test_who_is_bound_is_asked_in_their_own_chat(
    world: World, resident: Member, mother: Member, clerk: Member, stranger: Member
) -> None:
    """Nobody is shown it before; the yes is kept with its day, and a word ends it at any time."""
    assert "同事看不到" in tells(resident, "家里的大人", "韩梅梅 13800000002")
    case = asks_for_help(resident)
    assert "没有可以看的" in clerk.says(f"关怀 {case}")
    asked = pushed(mother)
    assert "李雷想替您登记" in asked
    assert everything(world, SECRET) == []
    assert "没有等您点头" in stranger.says("同意关怀")
    assert "没有等您点头" in resident.says("同意关怀")
    assert "没有这个编号" in clerk.says("关怀征求 1 同意 电话 家人说可以")
    assert "没有可以看的" in clerk.says(f"关怀 {case}")

    assert "听力不好" in mother.says("同意")  # seen first
    assert "没有可以看的" in clerk.says(f"关怀 {case}")
    assert "谢谢您" in mother.says("同意")
    assert "本人同意了" in pushed(resident)
    assert "本人同意：2026-11-24 本人在微信里" in resident.says("关怀")
    assert "听力不好" in clerk.says(f"关怀 {case}")
    assert "陈静" in mother.says("我的数据")

    assert "要本人说了才算" in resident.says("续期关怀")
    assert "已删除" in mother.says("删除关怀")
    assert "本人不想留" in pushed(resident)
    assert "没有可以看的" in clerk.says(f"关怀 {case}")
    assert everything(world, SECRET) == []


def test_who_does_not_want_it_leaves_nothing(
    world: World, resident: Member, mother: Member, clerk: Member
) -> None:
    """The family hears that it is gone, and no clerk ever saw it."""
    tells(resident, "家里的大人", "韩梅梅 13800000002")
    pushed(mother)
    assert "已经删了" in mother.says("不同意")
    assert "本人不想留" in pushed(resident)
    assert (notes(world), everything(world, SECRET)) == ([], [])
    assert "没有可以看的" in clerk.says(f"关怀 {asks_for_help(resident)}")


def test_a_clerk_asks_who_is_not_bound_and_writes_down_how(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Who, when and by which way stands with the note; its words are shown to no clerk for it."""
    assert "客服会打电话或上门" in tells(resident, "家里的大人")
    told = pushed(clerk)
    assert "等本人点头" in told
    assert not [word for word in (*SECRET, "王秀兰") if word in told]
    assert "您的岗位不能用" in engineer.says("关怀征求")
    assert "3栋2单元1501" in clerk.says("关怀征求")
    shown = clerk.says("关怀征求 1")
    assert "王秀兰 13800000077" in shown
    assert not [word for word in SECRET if word in shown]
    assert "问过本人" in resident.says("我的数据")
    case = asks_for_help(resident)
    assert "电话还是上门" in clerk.says("关怀征求 1 同意")
    assert "没有可以看的" in clerk.says(f"关怀 {case}")

    assert "本人同意" in clerk.says("关怀征求 1 同意 电话 王秀兰本人说可以")
    assert "2026-11-24 电话，陈静记：王秀兰本人说可以" in resident.says("关怀")
    assert "听力不好" in clerk.says(f"关怀 {case}")
    world.advance(days=352)
    assert "3栋2单元1501" in clerk.says("关怀征求")
    assert "已删干净" in clerk.says("关怀征求 1 不同意 上门 本人不想留了")
    assert "本人不想留" in resident.says("在吗") + pushed(resident)
    assert everything(world, SECRET) == []


def test_without_an_answer_a_clerk_asks_and_at_last_it_is_deleted(
    world: World, resident: Member, mother: Member, clerk: Member
) -> None:
    """Three days in chat, two weeks by clerks; who gave it hears that nobody was reached."""
    tells(resident, "家里的大人", "韩梅梅 13800000002")
    assert "李雷想替您登记" in pushed(mother)
    assert "没有等本人" in clerk.says("关怀征求")
    world.advance(days=3, minutes=2)
    assert "3栋2单元1501" in clerk.says("关怀征求")
    world.advance(days=15)
    assert "一直没问到本人" in resident.says("在吗") + pushed(resident)
    assert (notes(world), everything(world, SECRET)) == ([], [])


def test_who_moved_away_is_not_written_about_any_more(
    world: World, resident: Member, mother: Member, clerk: Member
) -> None:
    """The note goes with the binding of whom it concerns, and who gave it is told."""
    tells(resident, "家里的大人", "韩梅梅 13800000002")
    mother.says("关怀")
    mother.taps("同意")
    pushed(resident)
    mother.says("解绑")
    assert "没有可以看的" in clerk.says(f"关怀 {asks_for_help(resident)}")
    world.advance(minutes=11)
    assert "不在您家绑定" in pushed(resident)
    assert notes(world) == []


def test_what_the_family_declared_alone_is_asked_for(
    world: World, resident: Member, clerk: Member
) -> None:
    """A note from before, whose adult was never asked, is shown to nobody until they are."""
    tells(resident, "家里的大人")
    clerk.says("关怀征求 1 同意 电话 王秀兰本人说可以")

    def as_before(store: Store) -> None:
        store.care_notes._db.execute(  # noqa: SLF001 - as a migration does
            "UPDATE care_notes SET number = NULL, status = 'asked', due_at = 0"
        )

    world.service.database.run(lambda c: as_before(Store(c)))
    assert "没有可以看的" in clerk.says(f"关怀 {asks_for_help(resident)}")
    world.advance(minutes=2)
    assert "等本人点头" in pushed(clerk)
    assert "本人同意" in clerk.says("关怀征求 2 同意 上门 王秀兰本人说可以")


@pytest.mark.parametrize(
    ("words", "next_one"), [("我妈", "姓名"), ("我自己", "哪一种"), ("我女儿", "哪一种")]
)
def test_whom_it_is_about_is_said_as_people_say_it(
    resident: Member, words: str, next_one: str
) -> None:
    resident.says("关怀")

    assert next_one in resident.says(words)
