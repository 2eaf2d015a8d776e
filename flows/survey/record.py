"""What only a survey knows: its plan, who says yes, its seed, and the figures at the close."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from flows.survey.settings import SURVEYS
from flows.survey.shape import Plan
from storage.records.case import Own

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.records.case import Case


@dataclass(frozen=True, slots=True)
class Approval:
    """One yes of the chain: the role, and, once it was given, by whom (id of staff) and when."""

    role: str
    staff_id: str | None = None
    name: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Survey(Own):
    """One row of `surveys`; times are ms UTC. `plan`, `chain` and `figures` are JSON.

    `turn` is the role whose yes is waited for, `seed` what the sample was drawn with, `reason` why
    fewer are asked than the rule wants.
    """

    kind: ClassVar[str] = SURVEYS
    table: ClassVar[str] = "surveys"
    unlogged: ClassVar[frozenset[str]] = frozenset({"figures"})  # words of residents, kept 2 years

    title: str
    sort: str
    plan: str
    author_id: str
    author_role: str
    chain: str
    seed: str
    starts_at: int
    closes_at: int
    turn: str | None = None
    reason: str | None = None
    figures: str | None = None
    reported_at: int | None = None
    published_at: int | None = None

    def planned(self) -> Plan:
        """Return the plan."""
        return _plan(self.plan)

    def approvals(self) -> tuple[Approval, ...]:
        """Return the chain, the first first."""
        return tuple(Approval(**one) for one in json.loads(self.chain))


@lru_cache(maxsize=64)
def _plan(text: str) -> Plan:
    return Plan.model_validate_json(text)


def chain_text(chain: Sequence[Approval]) -> str:
    """Return a chain as it is kept."""
    rows = [{"role": a.role, "staff_id": a.staff_id, "name": a.name, "at": a.at} for a in chain]
    return json.dumps(rows, ensure_ascii=False)


def survey_of(case: Case) -> Survey:
    """Return what a case of this kind has had since it was planned."""
    assert isinstance(case.own, Survey)  # noqa: S101 - it is opened with one
    return case.own


def with_survey(case: Case, **changes: object) -> Case:
    """Return the case with its survey changed."""
    return replace(case, own=replace(survey_of(case), **changes))  # type: ignore[arg-type]
