"""The plan of the contract, word for word; every mistake in one is told with its path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from flows.cases.rules.deeds import Moment
from flows.survey.plan.reading import read_plan

if TYPE_CHECKING:
    from flows.survey.shape import Plan
    from tests.scenarios.conftest import World

CONTRACT = """
title: 2026年下半年物业服务满意度调查
kind: satisfaction
purpose: 了解大家对下半年服务的看法，定明年的改进计划
community: 翠湖花园
audience: {who: all}
per: home
anonymous: true
starts: 2026-12-01
closes: 2026-12-14
targets: {return_rate: 0.3, satisfaction: 0.85}
questions:
  - {id: security, ask: 保安服务, type: rating, scale: 5}
  - {id: first, ask: 最希望先改进哪一项, type: choice, options: [停车, 保洁, 绿化]}
  - {id: when, ask: 您方便参加座谈会的时间, type: choices, options: [周六上午, 周日下午],
     required: false}
  - {id: why, ask: 哪里不满意, type: text, required: false, when: {security: [不满意, 很不满意]}}
"""


def read(world: World, **changes: Any) -> tuple[Plan | None, list[str]]:  # noqa: ANN401
    """Read the contract's plan with some fields changed."""
    moment = Moment(world.service.clock(), world.service.settings)
    return read_plan(yaml.safe_load(CONTRACT) | changes, moment)


def rated(**changes: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any field of a question
    """Return one rating, and a text that is asked after it."""
    return [
        {"id": "a", "ask": "保安服务", "type": "rating"} | changes,
        {"id": "b", "ask": "哪里不满意", "type": "text", "when": {"a": ["不满意"]}},
    ]


def test_the_plan_of_the_contract_is_read(world: World) -> None:
    plan, mistakes = read(world)
    assert mistakes == []
    assert plan is not None
    assert [one.id for one in plan.questions] == ["security", "first", "when", "why"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"questions": rated(id=[1])}, ["questions[0].id", "questions[1].when.a"]),
        ({"questions": rated(type=["rating"])}, ["questions[0].type", "questions[1].when.a"]),
        ({"questions": rated(scale=[5])}, ["questions[0].scale"]),
        ({"questions": rated(scale=4)}, ["questions[0].scale"]),
        ({"questions": ["保安服务"]}, ["questions[0]"]),
        ({"questions": [*rated(), rated()[0]]}, ["questions[2].id"]),
        ({"questions": [rated()[0], rated()[1] | {"when": {"a": []}}]}, ["questions[1].when.a"]),
        ({"title": "　 ", "purpose": ""}, ["title", "purpose"]),
        (
            {"questions": [{"id": "a", "ask": "a", "type": "choice", "options": ["要", "取消"]}]},
            ["questions[0].options[1]"],
        ),
        ({"starts": 20200101, "closes": 20200112}, ["starts"]),
    ],
)
def test_each_mistake_is_told_once_with_its_path(
    world: World, changes: dict[str, Any], told: list[str]
) -> None:
    plan, mistakes = read(world, **changes)
    assert plan is None
    assert [one.partition("：")[0] for one in mistakes] == told
