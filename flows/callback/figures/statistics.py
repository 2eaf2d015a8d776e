"""What is counted of callbacks: pure, from their rows.

Silence is 未确认 and never satisfied; nobody is told of in a group of fewer than five answers. What
is asked a second time to prove an answer that staff wrote down counts in nothing but that proof.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from storage.records.callback import (
    ANSWERED,
    DISSATISFIED,
    DROPPED,
    MOSTLY,
    REFUSED,
    SAID,
    SATISFIED,
    UNCONFIRMED,
    WRONG_NUMBER,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from storage.records.callback import Callback

FEW = 5  # answers: of fewer no group is told of, and no percentage
CONTENT = frozenset({SATISFIED, MOSTLY})
GROUPS: dict[str, Callable[[Callback], str | None]] = {
    "source": attrgetter("source"),
    "category": attrgetter("category"),
    "worker": attrgetter("worker_id"),
    "building": attrgetter("building"),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many callbacks there are of each sort.

    `wanted` are all but those that ended as nobody needed to be asked; `asked` those of whom
    somebody was asked, `reached` those who said what they think, `by_staff` of them those whose
    answer staff wrote down. `again` are further rounds: it was not right after the one before.
    """

    wanted: int = 0
    asked: int = 0
    reached: int = 0
    satisfied: int = 0
    mostly: int = 0
    dissatisfied: int = 0
    unconfirmed: int = 0
    refused: int = 0
    wrong_number: int = 0
    by_staff: int = 0
    again: int = 0

    @property
    def content(self) -> int:
        """Who is satisfied, at least mostly."""
        return self.satisfied + self.mostly

    @property
    def rate(self) -> int | None:
        """How many in a hundred of those reached are content; None of too few."""
        return share(self.content, self.reached)


@dataclass(frozen=True, slots=True)
class Proof:
    """Answers written down by staff that were asked again: how many, and how many differ.

    `lowered` are those who told staff less than staff wrote: the ones that matter.
    """

    asked: int = 0
    answered: int = 0
    differing: int = 0
    lowered: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of a time; a group has its largest part first, and none with too few answers.

    `kept_back` tells in which groups there are such parts.
    """

    total: Tally
    proof: Proof
    groups: Mapping[str, Mapping[str, Tally]] = field(default_factory=dict)
    kept_back: frozenset[str] = frozenset()


def figures_of(rows: Sequence[Callback], earlier: Mapping[str, Callback]) -> Figures:
    """Count rows; `earlier` are, by id, those whose answers some of them ask for again."""
    known = dict(earlier) | {row.id: row for row in rows}
    wanted = [row for row in rows if row.status != DROPPED]
    first = [row for row in wanted if row.checks is None]
    groups, kept_back = {}, set()
    for name, key_of in GROUPS.items():
        parts: dict[str, list[Callback]] = {}
        for row in first:
            if key := key_of(row):
                parts.setdefault(key, []).append(row)
        tallies = {key: tally_of(part) for key, part in parts.items()}
        told = {key: one for key, one in tallies.items() if one.reached >= FEW}
        groups[name] = dict(sorted(told.items(), key=lambda one: -one[1].reached))
        if any(0 < one.reached < FEW for one in tallies.values()):
            kept_back.add(name)
    proof = proof_of([row for row in wanted if row.checks], known)
    return Figures(tally_of(first), proof, groups, frozenset(kept_back))


def tally_of(rows: Iterable[Callback]) -> Tally:
    """Count them."""
    rows = list(rows)
    results = [row.result for row in rows if row.status == ANSWERED]
    reached = [row for row in rows if row.status == ANSWERED and row.result in SAID]
    return Tally(
        wanted=len(rows),
        asked=sum(row.status == ANSWERED or row.asked_at is not None for row in rows),
        reached=len(reached),
        satisfied=results.count(SATISFIED),
        mostly=results.count(MOSTLY),
        dissatisfied=results.count(DISSATISFIED),
        unconfirmed=results.count(UNCONFIRMED),
        refused=results.count(REFUSED),
        wrong_number=results.count(WRONG_NUMBER),
        by_staff=sum(row.entered_by is not None for row in reached),
        again=sum(row.round > 1 for row in rows),
    )


def proof_of(rows: Iterable[Callback], known: Mapping[str, Callback]) -> Proof:
    """Compare what was asked again with what staff wrote down."""
    rows = list(rows)
    pairs = [
        (known[row.checks].result, row.result)
        for row in rows
        if row.checks and row.checks in known and row.status == ANSWERED and row.result in SAID
    ]
    other = [(was, now) for was, now in pairs if (was in CONTENT) != (now in CONTENT)]
    return Proof(len(rows), len(pairs), len(other), sum(now not in CONTENT for _, now in other))


def share(part: int, whole: int) -> int | None:
    """Return a percentage rounded half up; only all is a hundred and only none is nought."""
    if whole < FEW:
        return None
    rounded = (200 * part + whole) // (2 * whole)
    return min(max(rounded, 1), 99) if 0 < part < whole else rounded
