"""What residents answer to whoever has just written to them, and what is for who comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import finished, report

if TYPE_CHECKING:
    from tests.scenarios.people import Member


@pytest.fixture
def number(resident: Member, clerk: Member, engineer: Member) -> str:
    """Return the number of a leak for which 王强 comes at half past four."""
    made = report(resident)
    clerk.says(f"派 {made} 王强")
    engineer.says("接了，四点半到")
    resident.hears()
    engineer.hears()
    return made


@pytest.mark.parametrize("words", ["四点半可以", "下午四点半没问题", "16:30行"])
def test_a_yes_to_the_time_that_was_named_reaches_who_named_it(
    resident: Member, engineer: Member, number: str, words: str
) -> None:
    assert number in resident.says(words)
    assert words in "\n".join(engineer.hears())


@pytest.mark.parametrize(
    ("words", "for_them"),
    [
        ("阀门在哪儿啊", True),
        ("总阀怎么关", True),
        ("物业费怎么交", False),
        ("你们几点下班", False),
    ],
)
def test_a_question_to_who_just_wrote_is_not_answered_by_a_list(
    resident: Member, engineer: Member, number: str, words: str, *, for_them: bool
) -> None:
    engineer.says("跟业主说先把总阀门关了")
    resident.hears()

    reply = resident.says(words)

    assert (number in reply) is for_them
    assert (words in "\n".join(engineer.hears())) is for_them


@pytest.mark.parametrize("words", ["我家还来不来修", "师傅不来了，那谁来啊", "那什么时候能来"])
def test_who_still_waits_after_it_was_given_back_is_heard_at_the_desk(
    resident: Member, clerk: Member, engineer: Member, number: str, words: str
) -> None:
    engineer.says(f"退回 {number} 发烧了")
    clerk.hears()

    resident.says(words)

    assert words in "\n".join(clerk.hears())


@pytest.mark.parametrize(
    ("words", "for_them"),
    [
        ("台面是大理石的，别给我磕了", True),
        ("水池边有一排花，小心碰掉", True),
        ("我在里屋睡着了没听见", True),
        ("楼道的瓷砖掉了，小心别踩到", False),
        ("阳台推拉门也坏了", False),
    ],
)
def test_what_to_be_careful_of_goes_to_who_comes(
    resident: Member, engineer: Member, number: str, words: str, *, for_them: bool
) -> None:
    reply = resident.says(words)

    assert (number in reply) is for_them
    assert (words in "\n".join(engineer.hears())) is for_them


def test_what_is_said_of_finished_work_reaches_who_did_it(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    finished(resident, clerk, engineer)
    engineer.hears()

    resident.says("修是修好了，就是地上弄得全是水泥")

    assert "地上弄得全是水泥" in "\n".join(engineer.hears())
