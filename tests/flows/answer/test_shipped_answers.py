"""What the shipped answers do with questions by independent hands, and the floor it keeps."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from bot.config.load import load_config
from bot.console.answers import A_PERSON, CHOICE, NO_QUESTION, outcome
from flows.answer.settings import Answers

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 30, 10)  # noqa: DTZ001 (local time)
NOBODY, CASE = "-", "case"  # who could know, or what is no question


def results(name: str) -> Counter[tuple[str, str]]:
    """Count what each question comes to, apart for those that are known, personal and none."""
    config = load_config(HERE.parents[2] / "config.yaml", {}, platform=False)
    known = config.settings.section(Answers).entries
    found: Counter[tuple[str, str]] = Counter()
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            text, topics = line.split("\t")
            sort = topics if topics in {NOBODY, CASE} else "known"
            found[sort, result(topics, outcome(known, text, NOW))] += 1
    return found


def result(topics: str, told: list[str]) -> str:
    """Name what a question came to: right, wrong, or left to a choice, a person or a case."""
    if told[0] in {CHOICE, A_PERSON, NO_QUESTION}:
        return told[0]
    return "right" if told[0] in topics.split() else "wrong"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("那个东西还是老样子", NO_QUESTION),
        ("明天上午几点停水", A_PERSON),
        ("手机丢了咋办", A_PERSON),
        ("电梯怎么又停了啊", NO_QUESTION),
        ("我押金退到哪个账户了", A_PERSON),
    ],
)
def test_a_shared_word_makes_no_known_question(text: str, told: str) -> None:
    config = load_config(HERE.parents[2] / "config.yaml", {}, platform=False)

    assert outcome(config.settings.section(Answers).entries, text, NOW) == [told]


@pytest.mark.parametrize(
    ("name", "total", "right", "unheard", "cases"),
    [
        ("questions.tsv", 170, 103, 2, 21),
        ("questions_again.tsv", 200, 138, 4, 21),
        ("questions_third.tsv", 200, 125, 9, 22),
        ("questions_fourth.tsv", 154, 104, 2, 16),
        ("questions_fifth.tsv", 123, 76, 3, 16),
        ("questions_sixth.tsv", 200, 139, 7, 24),
    ],
)
def test_an_independent_list_is_answered_right_or_honestly_not_at_all(
    name: str, total: int, right: int, unheard: int, cases: int
) -> None:
    found = results(name)

    assert sum(found.values()) == total
    assert sum(count for (_, told), count in found.items() if told == "wrong") / total <= 0.02
    assert found["known", "right"] >= right
    assert found["known", NO_QUESTION] <= unheard
    assert found[CASE, NO_QUESTION] >= cases
