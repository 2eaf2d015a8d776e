"""The tally table (调查表法, SUR-8): how often each word was chosen, by building and by group; pure.

One pass over the answers, which may be a million.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from flows.survey.shape import DISSATISFIED, NOT_USED, SATISFIED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.survey.shape import Plan, Question, SurveyAnswers

ONE_WORD = frozenset({"rating", "choice", "date"})
VALID = SATISFIED | DISSATISFIED


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is rated: a question, or a row of a matrix."""

    id: str
    ask: str
    target: float


@dataclass(slots=True)
class Part:
    """Some of the answers: how many, how many with a valid rating, and each word's count by item.

    `answered` tells how many answered a question with several words.
    """

    ballots: int = 0
    rated: int = 0
    counts: defaultdict[str, defaultdict[str, int]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(int))
    )
    answered: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def valid(self, item_id: str) -> int:
        """Return how many valid ratings an item has."""
        return self._sum(item_id, VALID)

    def satisfied(self, item_id: str) -> int:
        """Return how many of them are 很满意, 满意 or 基本满意."""
        return self._sum(item_id, SATISFIED)

    def dissatisfied(self, item_id: str) -> int:
        """Return how many of them are 不满意 or 很不满意."""
        return self._sum(item_id, DISSATISFIED)

    def _sum(self, item_id: str, words: frozenset[str]) -> int:
        counts = self.counts.get(item_id)
        return sum(n for word, n in counts.items() if word in words) if counts else 0

    def chose(self, question: Question) -> int:
        """Return how many answered a question that offers words."""
        if question.type == "choices":
            return self.answered.get(question.id, 0)
        return sum(self.counts[question.id].values()) if question.id in self.counts else 0

    def add(self, other: Part) -> None:
        """Take in another part."""
        self.ballots += other.ballots
        self.rated += other.rated
        for item_id, counts in other.counts.items():
            mine = self.counts[item_id]
            for word, count in counts.items():
                mine[word] += count
        for question_id, count in other.answered.items():
            self.answered[question_id] += count


@dataclass(slots=True)
class Tally:
    """All answers; `buildings` by building (None: not told), `groups` by question and word."""

    total: Part = field(default_factory=Part)
    buildings: dict[str | None, Part] = field(default_factory=lambda: defaultdict(Part))
    groups: dict[tuple[str, str], Part] = field(default_factory=lambda: defaultdict(Part))
    numbers: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    texts: list[str] = field(default_factory=list)


def items_of(plan: Plan) -> list[Item]:
    """Return what is rated, in its order."""
    found = []
    for question in plan.questions:
        target = question.target or plan.targets.satisfaction
        if question.type == "rating":
            found.append(Item(question.id, question.ask, target))
        elif question.type == "matrix":
            found += [
                Item(row_id(question.id, row), f"{question.ask}：{row}", target)
                for row in question.items
            ]
    return found


@lru_cache(maxsize=1024)
def row_id(question_id: str, row: str) -> str:
    """Return the id of a row of a matrix."""
    return f"{question_id}.{row}"


def grouping(plan: Plan) -> list[Question]:
    """Return the questions by whose answers the others are compared."""
    return [one for one in plan.questions if one.group and one.type in {"rating", "choice"}]


def tallied(plan: Plan, answers: Iterable[tuple[str | None, SurveyAnswers]]) -> Tally:
    """Count answers, each with its building (None: not told)."""
    tally = Tally()
    counter = _Counter(plan, tally)
    buildings, groups = tally.buildings, [one.id for one in grouping(plan)]
    for building, answered in answers:
        counter.into(buildings[building], answered)
        for question_id in groups:
            if word := answered.get(question_id):
                counter.into(tally.groups[question_id, word], answered)
        counter.apart(answered)
    for part in buildings.values():
        tally.total.add(part)
    return tally


class _Counter:
    """Counts one ballot after the other; what it asks of the plan is known beforehand."""

    def __init__(self, plan: Plan, tally: Tally) -> None:
        by_type: dict[str, list[str]] = defaultdict(list)
        for question in plan.questions:
            by_type[question.type].append(question.id)
        self._ratings = by_type["rating"]
        self._words = by_type["choice"] + by_type["date"]
        self._lists = by_type["choices"]
        self._tables = by_type["matrix"]
        self._numbers, self._texts = by_type["number"], by_type["text"]
        self._tally = tally

    def into(self, part: Part, answers: SurveyAnswers) -> None:
        """Count a ballot in a part of them."""
        counts, rated = part.counts, False
        for name in self._ratings:
            word = answers.get(name)
            if word is not None:
                counts[name][word] += 1
                rated = rated or word != NOT_USED
        for name in self._words:
            word = answers.get(name)
            if word is not None:
                counts[name][word] += 1
        for name in self._lists:
            words = answers.get(name)
            if words:
                part.answered[name] += 1
                for word in words:
                    counts[name][word] += 1
        for name in self._tables:
            for row, word in answers.get(name, {}).items():
                counts[row_id(name, row)][word] += 1
                rated = rated or word != NOT_USED
        part.ballots += 1
        part.rated += rated

    def apart(self, answers: SurveyAnswers) -> None:
        """Keep numbers and texts, which are told of all together only."""
        for name in self._numbers:
            number: Any = answers.get(name)
            if number is not None:
                self._tally.numbers[name].append(number)
        for name in self._texts:
            text: Any = answers.get(name)
            if text:
                self._tally.texts.append(text)
