"""The shape of a plan (SUR-1) as the contract's YAML has it; what contradicts itself is in `checks`.

Answers to its questions, as they are kept: rating, choice: the option's word; choices: a list of
words; text: str; number: int or float; date: 2026-12-01; photo: the id of an evidence file;
matrix: {item: word}. What was not answered is absent.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from flows.settings.shapes import Frozen

Sort = Literal["satisfaction", "recheck", "consultation", "meeting"]
QuestionType = Literal["rating", "choice", "choices", "text", "number", "date", "photo", "matrix"]
SurveyAnswers: TypeAlias = dict[str, Any]

SCALES: dict[int, tuple[str, ...]] = {
    5: ("很满意", "满意", "基本满意", "不满意", "很不满意"),
    3: ("很满意", "基本满意", "不满意"),
}
SATISFIED = frozenset({"很满意", "满意", "基本满意"})
DISSATISFIED = frozenset({"不满意", "很不满意"})
_SECONDS = {  # what a question takes somebody old
    "rating": 8, "choice": 10, "choices": 15, "text": 30, "number": 10, "date": 15, "photo": 40,
}  # fmt: skip
NOT_USED = "没用过"  # always offered beside a scale, and no valid rating


def _as_text(value: object) -> object:
    """Take a day that YAML made a date of as it was written."""
    return value.isoformat() if isinstance(value, date) else value


def _is_day(text: str) -> str:
    date.fromisoformat(text)
    return text


def _meeting_time(text: str) -> str:
    """Write day and clock alike; a day alone stays one."""
    at = datetime.fromisoformat(text) if text else None
    return text if at is None or len(text) == len("2026-12-12") else f"{at:%Y-%m-%d %H:%M}"


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,31}$")]
PlanDay = Annotated[str, BeforeValidator(_as_text), AfterValidator(_is_day)]
Share = Annotated[float, Field(gt=0, le=1)]


class Question(Frozen):
    """One question; `when` names the answers to earlier ones under which it is asked."""

    id: Name
    ask: Words
    type: QuestionType
    scale: Literal[3, 5] = 5  # of rating and matrix
    options: tuple[Words, ...] = ()  # of choice and choices
    items: tuple[Words, ...] = ()  # of matrix: what is rated, a row each
    required: bool = True
    when: dict[str, Annotated[tuple[str, ...], BeforeValidator(_listed)]] = Field(
        default_factory=dict
    )
    target: Share | None = None  # satisfied share of this item, instead of the survey's
    group: bool = False  # answers are compared by it: age, household

    @property
    def words(self) -> tuple[str, ...]:
        """What may be chosen, in the order offered; empty where anything may be written."""
        if self.type in {"rating", "matrix"}:
            return (*SCALES[self.scale], NOT_USED)
        return self.options


class Audience(Frozen):
    """Whom it asks: all homes, or a share of them drawn by building, unit or floor (SUR-4)."""

    who: Literal["all", "sample"] = "all"
    share: Share | None = None
    by: Literal["building", "unit", "floor"] = "building"
    buildings: tuple[str, ...] = ()


class Targets(Frozen):
    """What is to be reached; shares from nought to one."""

    return_rate: Share = 0.3
    satisfaction: Share = 0.85


class Plan(Frozen):
    """What is asked, whom, when and why; days are local (2026-12-01), `closes` is the last one."""

    title: Words
    kind: Sort = "satisfaction"
    purpose: Words
    community: Words
    audience: Audience = Audience()
    per: Literal["home", "person"] = "home"
    anonymous: bool = True
    starts: PlanDay
    closes: PlanDay
    targets: Targets = Targets()
    round_of: str = ""  # the number of an earlier consultation
    place: str = ""  # of a meeting
    meets: Annotated[str, BeforeValidator(_as_text), AfterValidator(_meeting_time)] = (
        ""  # 2026-12-12 14:00
    )
    reason: str = ""  # why fewer are asked than the rule wants (SUR-4)
    questions: tuple[Question, ...] = Field(min_length=1, max_length=60)

    def question(self, question_id: str) -> Question | None:
        """Return the question with this id, or None."""
        return next((one for one in self.questions if one.id == question_id), None)

    @property
    def minutes(self) -> int:
        """About how many minutes the answers take."""
        seconds = sum(
            _SECONDS["rating"] * len(one.items) if one.type == "matrix" else _SECONDS[one.type]
            for one in self.questions
        )
        return max(1, round(seconds / 60))
