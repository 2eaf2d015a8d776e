"""The engine alone: order, options, back, skip, revise, and questions that a release took away."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.conversation import engine
from flows.conversation.engine import Ask, Flow, InvalidAnswer, Option, Revise, State
from flows.conversation.readers import phone_number, text_up_to
from tests.flows.talk import Talk, context, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers


ONLY_DIGITS = "要数字"


def _is_home(_context: Context, answers: Answers) -> bool:
    return answers.get("where") == "home"


def _digits(said: Said, _context: Context, _answers: Answers) -> str:
    if not said.text.isdecimal():
        raise InvalidAnswer(ONLY_DIGITS)
    return said.text


def _changed_room(said: Said, _context: Context, _answers: Answers) -> str | None:
    return said.text.removeprefix("改成") if said.text.startswith("改成") else None


NEW_ROOM = Option(Revise(drop=["room"]), "改房间")


def steps(_context: Context) -> Sequence[Ask]:
    return [
        Ask("where", "在哪里？", text_up_to(9), [Option("home", "家里"), Option("out", "外面")]),
        Ask("room", "房间？", _digits, when=_is_home, revise=_changed_room),
        Ask("note", "备注？", text_up_to(9), optional=True),
        Ask("sure", "对吗？", phone_number, [Option("yes", "对"), NEW_ROOM]),
    ]


FORM = Flow("form", "登记", steps, lambda _context, _store, _answers: "好")


def test_questions_come_in_order_and_only_where_they_apply() -> None:
    talk = Talk(FORM)

    assert talk.asking == "where"
    talk.says("外面")
    assert talk.asking == "note"


@pytest.mark.parametrize("answer", ["1", "家里"])
def test_an_option_is_taken_by_number_and_by_words(answer: str) -> None:
    talk = Talk(FORM)

    talk.says(answer)

    assert talk.answers["where"] == "home"
    assert talk.asking == "room"


def test_a_wrong_answer_is_explained_and_asked_again() -> None:
    talk = Talk(FORM)
    talk.says("家里")

    reply = talk.says("不知道")

    assert reply.startswith("要数字\n房间？")
    assert talk.turn.refused
    assert "room" not in talk.answers


def test_after_three_misunderstandings_a_human_is_offered() -> None:
    talk = Talk(FORM)
    talk.says("家里")

    replies = [talk.says("不知道") for _ in range(3)]

    assert ["人工" in reply for reply in replies] == [False, False, True]


def test_a_good_answer_ends_the_count_of_misunderstandings() -> None:
    talk = Talk(FORM)
    talk.says("家里")
    talk.says("不知道")

    talk.says("12")

    assert talk.turn.state.misunderstood == 0


def test_skipping_is_for_optional_questions_only() -> None:
    talk = Talk(FORM)
    talk.says("家里")

    refused = talk.says("跳过")
    talk.says("12")
    talk.says("跳过")

    assert "麻烦您说一下" in refused
    assert talk.answers["note"] is None
    assert talk.asking == "sure"


def test_back_asks_the_question_before_again() -> None:
    talk = Talk(FORM)
    talk.says("家里")
    talk.says("12")

    talk.says("上一步")
    assert talk.asking == "room"
    talk.says("上一步")
    assert talk.asking == "where"
    assert "第一个问题" in talk.says("上一步")


def test_dropping_an_answer_drops_those_that_hang_on_it() -> None:
    talk = Talk(FORM)
    talk.says("家里")
    talk.says("12")
    talk.says("上一步")
    talk.says("上一步")

    talk.says("外面")

    assert "room" not in talk.answers
    assert talk.asking == "note"


def test_an_option_may_ask_an_earlier_question_again() -> None:
    talk = Talk(FORM)
    for words in ("家里", "12", "跳过", "改房间"):
        talk.says(words)

    assert talk.asking == "room"
    talk.says("15")
    assert talk.asking == "sure"
    assert talk.answers["room"] == "15"


def test_words_that_are_no_answer_may_correct_an_earlier_one() -> None:
    talk = Talk(FORM)
    for words in ("家里", "12", "跳过"):
        talk.says(words)

    reply = talk.says("改成20")

    assert talk.answers["room"] == "20"
    assert "改好了" in reply
    assert talk.asking == "sure"


def test_cancelling_ends_it() -> None:
    talk = Talk(FORM)

    reply = talk.says("取消")

    assert talk.turn.outcome == "cancelled"
    assert "登记" in reply


def test_help_repeats_the_question() -> None:
    assert Talk(FORM).says("帮助").endswith("2. 外面")


def test_a_reply_answers_the_question_that_was_seen_even_when_a_new_one_was_added_before() -> None:
    talk = Talk(FORM)
    talk.says("外面")
    asked = talk.turn.state

    def more(context: Context) -> Sequence[Ask]:
        return [Ask("new", "新问题？", text_up_to(9)), *steps(context)]

    turn = engine.advance(Flow("form", "登记", more, FORM.finish), asked, said("门口"), context())

    assert turn.state.answers["note"] == "门口"
    assert turn.state.asking == "new"


def test_a_text_is_not_consumed_when_its_question_is_gone() -> None:
    state = State("gone", {"where": "out"})

    turn = engine.advance(FORM, state, said("门口"), context())

    assert turn.state.asking == "note"
    assert "note" not in turn.state.answers


WORDS = st.sampled_from(
    [
        "家里",
        "外面",
        "1",
        "2",
        "9",
        "12",
        "跳过",
        "上一步",
        "帮助",
        "改成7",
        "改房间",
        "对",
        "随便",
        "",
    ]
)


@given(st.lists(WORDS, max_size=25))
def test_whatever_is_said_the_state_is_json_and_a_question_is_open_until_the_end(
    history: list[str],
) -> None:
    talk = Talk(FORM)

    for words in history:
        talk.says(words)
        assert json.loads(json.dumps(talk.answers)) == talk.answers
        if talk.turn.outcome == "done":
            assert {"where", "note", "sure"} <= talk.answers.keys()
            break
        assert talk.asking in {"where", "room", "note", "sure"}
        assert talk.asking not in talk.answers
        assert ("room" in talk.answers) <= (talk.answers.get("where") == "home")
