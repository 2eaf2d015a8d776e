"""Every mistake of a plan is named at once, with its path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from flows.cases.rules.deeds import Moment
from flows.survey.plan import reading
from flows.survey.plan.templates import FILES, template_of
from tests.flows.sample import SETTINGS
from tests.scenarios.people import COMMUNITY

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = Moment(1_795_485_600_000, SETTINGS)  # 2026-11-24 10:00
DAYS = {"starts": "2026-12-01", "closes": "2026-12-14"}


def plan(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any field, any value
    """Return a good plan with these fields instead."""
    base = template_of("satisfaction") | {"community": COMMUNITY} | DAYS
    return base | changes


def rating(name: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a question."""
    return {"id": name, "ask": "保安服务", "type": "rating"} | changes


def wrong(content: dict[str, Any]) -> list[str]:
    """Return what is wrong with a plan; then there is none."""
    found, mistakes = reading.read_plan(content, NOW)
    assert (found is None) == bool(mistakes)
    return mistakes


@pytest.mark.parametrize("sort", FILES)
def test_each_template_is_a_good_plan(sort: str) -> None:
    content = template_of(sort) | {"community": COMMUNITY} | DAYS
    assert wrong(content) == []


BAD: dict[str, Callable[[], dict[str, Any]]] = {
    "questions[1].id：“a”写了两次": lambda: plan(questions=[rating("a"), rating("a")]),
    "questions：至少要有一题": lambda: plan(questions=[]),
    "starts：2026-11-01 已经过去了": lambda: plan(starts="2026-11-01", closes="2026-11-14"),
    "closes：截止日期在开始日期之前": lambda: plan(closes="2026-11-30"),
    "closes：满意度调查要收 10 到 15 天，现在是 3 天": lambda: plan(closes="2026-12-04"),
    "closes：不是日期，请写成 2026-12-01 这样": lambda: plan(closes="明天"),
    "community：没有这个小区；有的是 翠湖花园": lambda: plan(community="别的小区"),
    "audience.share：抽样要写比例，比如 share: 0.3": lambda: plan(audience={"who": "sample"}),
    "audience.share：最大是 1": lambda: plan(audience={"who": "sample", "share": 1.2}),
    "audience.buildings[1]：没有 9 栋；有的是 1、2、3、4、5、6": lambda: plan(
        audience={"who": "all", "buildings": ["1", "9"]}
    ),
    "questions[0].when.b：条件绕成了一圈：a → b → a": lambda: plan(
        questions=[rating("a", when={"b": "满意"}), rating("b", when={"a": "满意"})]
    ),
    "questions[0].when.b：条件只能看前面的题，“b”不在前面": lambda: plan(
        questions=[rating("a", when={"b": "满意"}), rating("b")]
    ),
    (
        "questions[1].when.a：那一题没有“好”这个选项；有的是 很满意、基本满意、不满意、没用过"
    ): lambda: plan(questions=[rating("a", scale=3), rating("b", when={"a": ["好"]})]),
    "questions[0].options：至少要写 2 个": lambda: plan(
        questions=[rating("a", type="choice", options=["停车"])]
    ),
    (
        "questions[0].type：匿名调查不能收照片，照片会认出是谁；请改成文字，或写 anonymous: false"
    ): lambda: plan(questions=[rating("a", type="photo")]),
    "questions[0].id：应当以字母开头，只用字母、数字、下划线和短横，最多 32 个": lambda: plan(
        questions=[rating("1a")]
    ),
    "qestions：没有这一项，请检查拼写": lambda: plan(qestions=[]),
    "title：没有写": lambda: {name: v for name, v in plan().items() if name != "title"},
}


@pytest.mark.parametrize("sentence", BAD)
def test_a_mistake_is_named_with_its_path(sentence: str) -> None:
    assert sentence in wrong(BAD[sentence]())


def test_all_mistakes_are_named_at_once() -> None:
    content = plan(
        kind="happy",
        closes="2026-12-02",
        audience={"who": "sample", "buildings": ["9"]},
        questions=[rating("a"), rating("a", type="choice")],
    )
    paths = {sentence.partition("：")[0] for sentence in wrong(content)}
    assert paths >= {"kind", "audience.share", "audience.buildings[0]", "questions[1].id"}
