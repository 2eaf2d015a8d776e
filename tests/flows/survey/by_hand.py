"""The formulas once more, written another way: row by row, with fractions, without our tally."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

from flows.survey.shape import Plan

GOOD, BAD = ("很满意", "满意", "基本满意"), ("不满意", "很不满意")
RATED = ("security", "cleaning", "public.电梯", "public.门禁")
AGES = ("老年", "中年", "青年")
Ballot = tuple[str | None, dict[str, Any]]


def plan(**changes: Any) -> Plan:  # noqa: ANN401 - any field of a plan
    """Return a plan with every type that is counted."""
    return Plan.model_validate(
        {
            "title": "满意度调查",
            "purpose": "改进",
            "community": "翠湖花园",
            "starts": "2026-12-01",
            "closes": "2026-12-14",
            "questions": [
                {"id": "security", "ask": "保安", "type": "rating"},
                {"id": "cleaning", "ask": "保洁", "type": "rating", "target": 0.5},
                {"id": "public", "ask": "设施", "type": "matrix", "items": ["电梯", "门禁"]},
                {"id": "first", "ask": "先改", "type": "choice", "options": ["停车", "绿化"]},
                {"id": "when", "ask": "何时", "type": "choices", "options": ["周六", "周日"]},
                {"id": "age", "ask": "年龄", "type": "choice", "options": AGES, "group": True},
                {"id": "years", "ask": "几年", "type": "number", "required": False},
                {"id": "why", "ask": "原因", "type": "text", "required": False},
            ],
        }
        | changes
    )


def some_ballots(seed: int, count: int) -> list[Ballot]:
    """Return answers by chance; nearly every question is left out now and then."""
    dice = random.Random(seed)  # noqa: S311 - the same answers every time
    words = [*GOOD, *BAD, "没用过"]
    found: list[Ballot] = []
    for _ in range(count):
        given: dict[str, Any] = {
            "security": dice.choice(words),
            "cleaning": dice.choice(words),
            "public": {row: dice.choice(words) for row in ("电梯", "门禁") if dice.random() < 0.8},
            "first": dice.choice(["停车", "绿化"]),
            "when": dice.sample(["周六", "周日"], dice.choice([1, 2])),
            "age": dice.choices(AGES, [5, 3, 1])[0],
            "years": dice.randrange(1, 30),
            "why": dice.choice(["电梯坏", "太脏"]),
        }
        kept = {name: value for name, value in given.items() if dice.random() < 0.85 and value}
        found.append((dice.choice(["1", "2", "2", "3", "3", "3", None]), kept))
    return found


def word_of(answers: dict[str, Any], item: str) -> str | None:
    """Return what was said of an item."""
    name, _, row = item.partition(".")
    found: str | None = answers.get(name, {}).get(row) if row else answers.get(name)
    return found


def rate(ballots: list[Ballot], items: tuple[str, ...]) -> Fraction | None:
    """Return the satisfied of the valid ratings."""
    said = [word_of(answers, item) for _building, answers in ballots for item in items]
    good, bad = (sum(one in words for one in said) for words in (GOOD, BAD))
    return Fraction(good, good + bad) if good + bad else None


def weighted(
    ballots: list[Ballot], items: tuple[str, ...], homes: dict[str, int]
) -> Fraction | None:
    """Return the same, each answer standing for the homes of its building ÷ their answers."""
    good = valid = Fraction(0)
    for building, answers in ballots:
        weight = weight_of(building, ballots, homes)
        for item in items:
            word = word_of(answers, item)
            good += weight * (word in GOOD)
            valid += weight * (word in (*GOOD, *BAD))
    return good / valid if valid else None


def weight_of(building: str | None, ballots: list[Ballot], homes: dict[str, int]) -> Fraction:
    """Return how many homes an answer stands for; those not placed for all the others."""
    told = {name for name, _answers in ballots}
    mine = sum(name == building for name, _answers in ballots)
    if building is not None:
        return Fraction(homes[building], mine)
    rest = sum(count for name, count in homes.items() if name not in told)
    return Fraction(rest, mine) or Fraction(sum(homes.values()), len(ballots))
