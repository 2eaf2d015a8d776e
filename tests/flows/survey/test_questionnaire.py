"""The questions of a plan, changed by a line each."""

from __future__ import annotations

from typing import Any

import pytest

from flows.survey.plan.questionnaire import NoQuestion, changed

DRAWN: list[dict[str, Any]] = [
    {"id": f"q{n}", "ask": f"第{n}问", "type": "rating"} for n in range(1, 8)
]


@pytest.mark.parametrize(
    ("line", "ask", "kind", "options"),
    [
        ("加 食堂口味 评分", "食堂口味", "rating", None),
        ("加一题：食堂口味", "食堂口味", "rating", None),
        ("新增 什么时候方便 单选 周六、周日", "什么时候方便", "choice", ["周六", "周日"]),
        ("加 哪几天 多选题：周五/周六 周日", "哪几天", "choices", ["周五", "周六", "周日"]),
        ("增加一题 还有什么建议 文字", "还有什么建议", "text", None),
        ("加 满意度高不高 单选 高 低", "满意度高不高", "choice", ["高", "低"]),
        ("加 Wi-Fi 够快吗 评分", "Wi-Fi 够快吗", "rating", None),
    ],
)
def test_a_question_is_added(line: str, ask: str, kind: str, options: list[str] | None) -> None:
    questions = changed(line, DRAWN[:1])

    assert questions is not None
    assert (questions[1]["ask"], questions[1]["type"]) == (ask, kind)
    assert questions[1].get("options") == options


@pytest.mark.parametrize("line", ["去掉 6 7", "删第6题和第7题", "不要6、7", "去掉：第六题，第七题"])
def test_questions_are_left_out(line: str) -> None:
    assert changed(line, DRAWN) == DRAWN[:5]


@pytest.mark.parametrize("line", ["", "加", "去掉", "去掉 保安那题", "挺好的", "不要了"])
def test_what_changes_nothing_is_no_line_of_it(line: str) -> None:
    assert changed(line, DRAWN) is None


def test_a_choice_needs_two_options_and_a_plan_has_an_end() -> None:
    with pytest.raises(NoQuestion, match="options"):
        changed("加 什么时候方便 单选 周六", DRAWN)
    with pytest.raises(NoQuestion, match="too_many"):
        changed("加 食堂口味", DRAWN * 5)
