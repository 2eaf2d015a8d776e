"""Things the office lends, spoken of in any words: by who has one, and at the counter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.test_lending import HOME, pushed

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def borrower(world: World, resident: Member, clerk: Member) -> Member:
    """李雷, who has a ladder, with a report open besides."""
    resident.says("厨房漏水")
    resident.says("确认")
    resident.says("借个梯子")
    assert "梯子借给" in clerk.says("李雷把梯子拿走了")
    world.sweep()
    assert "梯子借给您了" in pushed(resident)
    return resident


def test_what_was_borrowed_is_spoken_of_in_any_words(
    world: World, borrower: Member, clerk: Member
) -> None:
    """It is the thing that is meant, and not the case that is open beside it."""
    assert "可以用到" in borrower.says("梯子我明天上午还行吗")
    assert "还就行" in borrower.says("梯子什么时候还啊")
    assert "告诉管理员了" in borrower.says("这个梯子有点晃")
    assert "登记归还" in borrower.says("梯子放你们前台了")
    world.sweep()
    heard = pushed(clerk)
    assert "这个梯子有点晃" in heard
    assert "说梯子还了" in heard

    assert "梯子已归还" in clerk.taps("归还")
    world.sweep()
    assert "收到了，谢谢您" in pushed(borrower)
    assert len(world.cases()) == 1


@pytest.mark.usefixtures("borrower")
def test_a_clerk_notes_in_any_words_who_took_and_brought(clerk: Member, engineer: Member) -> None:
    """By a name, by a home, or by nothing where only one has it; nothing else is a handing over."""
    assert "已归还" not in clerk.says("李雷的梯子还没还")
    assert "已归还" not in engineer.says("梯子拿回来了")
    assert f"{HOME}的梯子已归还" in clerk.says("梯子还回来了")
    assert f"梯子借给{HOME}" in clerk.says("3-2-1501来拿走一个梯子，说明天18点还")
    assert f"{HOME}的梯子已归还" in clerk.says("1501的梯子送回来了")
    assert "借给" not in clerk.says("梯子拿走了")  # nobody asked for one: it is not known who
    assert "东西都在" in clerk.says("借物")


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        ("轮椅俺娘还得坐几天，再宽限宽限", "可以用到"),
        ("能续几天吗，轮椅", "可以用到"),
        ("那个轮椅今天还不了，医院没去成", "可以用到"),
        ("轮椅刚让我儿子推下去了，交给保安了", "登记归还"),
        ("轮椅给你们摆门口了", "登记归还"),
        ("轮椅怎么折起来啊放不进后备箱", "告诉管理员了"),
        ("轮椅能用到哪天", "还就行"),
    ],
)
def test_the_borrower_may_say_it_in_any_words(
    world: World, resident: Member, clerk: Member, words: str, reply: str
) -> None:
    clerk.says("借出 轮椅 3-2-1501 李雷")
    world.sweep()

    assert reply in resident.says(words)


@pytest.mark.parametrize(
    "words",
    ["隔壁的轮椅堵着楼道", "2栋大堂轮椅坡道断了一块", "楼上又用电钻吵死了，轮椅上的老人受不了"],
)
def test_what_only_names_such_a_thing_is_a_matter_of_its_own(
    world: World, resident: Member, clerk: Member, words: str
) -> None:
    clerk.says("借出 轮椅 3-2-1501 李雷")
    world.sweep()

    reply = resident.says(words)
    assert "告诉管理员了" not in reply
    assert "内容" in reply or "哪" in reply


@pytest.mark.parametrize(
    "words",
    [
        "王师傅的梯子谁拿走了",
        "提醒一下李雷梯子该还了",
        "梯子还没还，催一下",
        "我去拿工具箱，马上到",
    ],
)
def test_staff_who_only_name_a_thing_hand_nothing_over(
    world: World, clerk: Member, words: str
) -> None:
    clerk.says("借出 梯子 3-2-1501 李雷")
    world.sweep()

    reply = clerk.says(words)
    assert "已归还" not in reply
    assert "借给" not in reply


@pytest.mark.parametrize(
    "words",
    ["张秀英把梯子拿走了", "隔壁大妈把梯子拿走了", "11501把梯子拿走了", "501把梯子拿走了"],
)
def test_who_is_held_for_is_not_taken_for_somebody_else(
    world: World, resident: Member, clerk: Member, words: str
) -> None:
    """A ladder waits for 李雷 of 1501: whoever else is named, it is not written down as theirs."""
    resident.says("借个梯子")
    world.sweep()
    pushed(resident)

    clerk.says(words)
    world.sweep()

    assert "借给您了" not in pushed(resident)
