"""What the shipped answers do with questions by an independent hand, and the floor it keeps."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

from bot.config.load import load_config
from bot.console.answers import A_PERSON, CHOICE, NO_QUESTION, outcome
from flows.answer.settings import Answers

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 30, 10)  # noqa: DTZ001 (local time)
NOBODY = ("-", "case")  # who could know, or what is no question


def results() -> Counter[str]:
    """Count what each question comes to."""
    config = load_config(HERE.parents[2] / "config.yaml", {}, platform=False)
    known = config.settings.section(Answers).entries
    found: Counter[str] = Counter()
    for line in (HERE / "questions.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            text, topics = line.split("\t")
            found[result(topics, outcome(known, text, NOW))] += 1
    return found


def result(topics: str, told: list[str]) -> str:
    """Name what a question came to: right, wrong, or left to a choice, a person or a case."""
    if told[0] in {CHOICE, A_PERSON, NO_QUESTION}:
        return told[0]
    return "wrong" if topics in NOBODY or told[0] not in topics.split() else "right"


def test_an_independent_list_is_answered_right_or_honestly_not_at_all() -> None:
    found = results()
    total = sum(found.values())

    assert total == 170
    assert found["wrong"] / total <= 0.05
    assert found["right"] >= 55
