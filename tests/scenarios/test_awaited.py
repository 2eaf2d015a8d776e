"""Answers to "is it right now?" in the words people really use, for reports and complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nlp.acts import contentment
from tests.scenarios.complaint_story import answered, decided, investigated

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize(
    "words",
    ["没问题", "满意，谢谢", "好了，谢谢", "问题已经解决了，谢谢你们", "可以", "确认", "挺好的"],
)
def test_a_yes_in_any_words_settles_a_complaint(world: World, resident: Member, words: str) -> None:
    """Nobody has to find the one word that was offered."""
    number = answered(world, resident)
    assert "办结" in resident.says(words)
    assert world.case(number).status == "concluded"


@pytest.mark.parametrize("words", ["还是没解决", "不满意", "不行", "还没有，谢谢"])
def test_a_no_in_any_words_asks_what_is_left(world: World, resident: Member, words: str) -> None:
    """A no is never a rating, nor a new case; what is left is asked, and work goes on."""
    number = answered(world, resident)
    assert "还有哪里没解决" in resident.says(words)
    resident.says("晚上还是很吵")
    assert world.case(number).status == "carrying_out"


@pytest.mark.parametrize("words", ["好的", "嗯", "1", "一般"])
def test_what_may_be_a_courtesy_asks_once_more(world: World, resident: Member, words: str) -> None:
    """Neither settled nor rated by a word that may mean anything: the question comes again."""
    number = answered(world, resident)
    reply = resident.says(words)
    assert number in reply
    assert "解决了" in reply
    assert "没解决" in reply
    assert (world.case(number).status, world.case(number).rating) == ("answered", None)


def test_without_an_open_question_such_words_change_nothing(world: World, resident: Member) -> None:
    """A complaint under investigation is not settled by 没问题."""
    number = investigated(world, resident)
    resident.says("没问题")
    assert world.case(number).status == "investigating"


def test_who_disagrees_with_a_decision_appeals(world: World, resident: Member) -> None:
    """不同意 after a decision is an appeal, where nothing is deferred."""
    number = decided(world, resident)
    assert "哪里处理得不妥" in resident.says("不同意")
    resident.says("舞队没有人来谈过")
    assert world.case(number).status == "appealed"


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("解决了谢谢", "yes"), ("嗯，可以了", "yes"), ("都弄好了，辛苦了", "yes"),
        ("没有解决啊", "no"),
        ("还没", "no"), ("还行吧", "unsure"), ("谢谢", None), ("没有", None), ("厨房漏水", None),
        ("不好意思打扰了，还有一个问题想问问你们管理处", None),
    ],
)  # fmt: skip
def test_how_answers_are_read(words: str, means: str | None) -> None:
    """Thanks around an answer change nothing; what tells of something else is no answer."""
    assert contentment.reads(words) == means


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("明天下午3点可以", "约好了：明天15:00"), ("2", "约好了：后天10:00"),
        ("第一个", "约好了：明天15:00"),
        ("都不方便", "换个时间"), ("可以", "您看什么时候方便"),
    ],
)  # fmt: skip
def test_times_offered_for_a_talk_are_answered_in_plain_words(
    world: World, resident: Member, words: str, said: str
) -> None:
    """Nobody has to write 约谈 and a number; a yes to two times asks which."""
    number = answered(world, resident)
    world.member("孙丽").says(f"约谈 {number} 明天下午3点 后天上午10点")
    resident.hears()
    assert said in resident.says(words)
    assert world.case(number).status == "answered"


def test_a_role_with_many_commands_is_sent_to_the_help(world: World) -> None:
    """A refusal names the reason and fits on a phone's screen."""
    refused = world.member("孙丽").says("审批")
    assert "不能用“审批”" in refused
    assert "帮助" in refused
    assert len(refused) < 60
