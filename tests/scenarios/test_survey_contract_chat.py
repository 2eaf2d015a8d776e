"""Answering in chat as the contract has it: many options, at most eight at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.inviting import running

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

MANY = [f"项目{n}" for n in range(1, 19)]


def test_of_many_options_eight_are_shown_and_then_more(world: World, resident: Member) -> None:
    questions = [
        {"id": "first", "ask": "最希望先改进哪一项", "type": "choice", "options": MANY},
        {"id": "all", "ask": "还有哪些", "type": "choices", "options": MANY},
    ]
    number = running(world, questions=questions)

    asked = resident.says(f"参与 {number}")
    assert "8. 项目8" in asked
    assert "项目9" not in asked
    more = resident.taps("更多")
    assert more.startswith("9. 项目9")
    assert "16. 项目16" in more
    assert "1. 项目1\n" not in more
    assert "【1/2】最希望先改进哪一项" in more
    assert "18. 项目18" in resident.taps("更多")
    assert "还有哪些" in resident.taps("项目18")

    assert resident.says("更多").startswith("9. 项目9")
    shown = resident.says("1 17")
    assert "最希望先改进哪一项：项目18" in shown
    assert "还有哪些：项目1、项目17" in shown
    assert number in resident.says("确认")


def test_an_option_that_is_a_word_of_ours_is_chosen(world: World, resident: Member) -> None:
    """客服 asks for a human everywhere else, 停车 and 投诉 begin a matter."""
    options = ["客服", "投诉", "报修", "人工", "菜单", "进度"]
    question = {"id": "first", "ask": "最希望先改进哪一项", "type": "choice", "options": options}
    number = running(world, questions=[question])
    asked = resident.says(f"参与 {number}")
    for word in options:
        assert word in asked
        assert f"最希望先改进哪一项：{word}" in resident.taps(word), word
        asked = resident.says("1")
    assert world.cases()[0].number == number
