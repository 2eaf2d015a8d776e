"""A form as answers, and answers as a form."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.survey.answering import form
from flows.survey.shape import Plan

PLAN = Plan.model_validate(
    {
        "title": "调查",
        "purpose": "改进",
        "community": "翠湖花园",
        "starts": "2026-12-01",
        "closes": "2026-12-14",
        "questions": [
            {"id": "a", "ask": "保安", "type": "rating"},
            {"id": "b", "ask": "为什么", "type": "text", "when": {"a": "不满意"}},
            {"id": "c", "ask": "多久了", "type": "number", "when": {"b": "很久"}},
            {"id": "d", "ask": "保洁", "type": "matrix", "items": ["楼道", "电梯"], "scale": 3},
            {"id": "e", "ask": "哪天", "type": "choices", "options": ["周六", "周日"]},
        ],
    }
)


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({"d.楼道": ["满意"]}, {"d": "not_offered", "a": "missing", "e": "missing"}),
        ({"d.楼道": ["很满意", "不满意"]}, {"d": "only_one", "a": "missing", "e": "missing"}),
        ({"d.楼道": ["很满意"]}, {"d": "rows_missing", "a": "missing", "e": "missing"}),
        ({"a": ["不满意"]}, {"b": "missing", "d": "missing", "e": "missing"}),
        ({"a": ["满意"], "c": ["no number"]}, {"d": "missing", "e": "missing"}),
    ],
)
def test_what_is_wrong_is_named_once_a_question(
    fields: dict[str, list[str]], problems: dict[str, str]
) -> None:
    assert form.filled(PLAN, fields, {}).problems == problems


whole = st.fixed_dictionaries(
    {
        "a": st.sampled_from(PLAN.questions[0].words),
        "d": st.fixed_dictionaries(
            {item: st.sampled_from(PLAN.questions[3].words) for item in ("楼道", "电梯")}
        ),
        "e": st.sampled_from([["周六"], ["周日"], ["周六", "周日"]]),
    },
    optional={"b": st.sampled_from(["很久", "没人"]), "c": st.integers(-9, 9)},
)


@given(whole)
def test_a_form_that_shows_answers_says_the_same_again(answers: dict[str, Any]) -> None:
    once = form.filled(PLAN, form.typed(PLAN, answers), {}).answers

    assert form.filled(PLAN, form.typed(PLAN, once), {}).answers == once
    assert (
        form.changed(PLAN, {}, {one.id: form.typed(PLAN, once) for one in PLAN.questions}) == once
    )
    assert {name: answers[name] for name in once} == once
    assert ("b" in once) == (answers["a"] == "不满意" and "b" in answers)
    assert ("c" in once) == (once.get("b") == "很久" and "c" in answers)


def test_it_takes_as_long_as_it_has_rows() -> None:
    long = PLAN.model_copy(update={"questions": PLAN.questions * 5})

    assert PLAN.minutes == 1
    assert long.minutes == 7
