"""The urn is opened (SUR-13): ballots are unsealed, blurred, shuffled and given new keys; pure.

What was told once may be told again with more answers, so whoever came since then is told only
where they are enough, too.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.survey.figures.hiding import shown
from storage import json_text
from storage.ballots import random_key
from storage.records.survey import Ballot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Sealer
    from flows.survey.shape import Plan, SurveyAnswers

Paper = dict[str, Any]  # what was sealed: answers, building, way, voter
_DICE = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Urn:
    """What was found: `known` was opened before, `fresh` is, and takes the place of `emptied`.

    `unreadable` were sealed with another secret, `held` are too few to be told beside an earlier
    report; both stay sealed.
    """

    known: tuple[Ballot, ...]
    fresh: tuple[Ballot, ...]
    emptied: tuple[str, ...]
    unreadable: int
    held: int

    def answers(self) -> list[tuple[str | None, SurveyAnswers]]:
        """Return all that was answered, with its building."""
        return read(self.known) + read(self.fresh)


def read(ballots: Sequence[Ballot]) -> list[tuple[str | None, SurveyAnswers]]:
    """Return the answers of opened ballots, each with its building."""
    return [(one.building, json_text.decode(one.answers or "{}")) for one in ballots]


def opened(
    ballots: Sequence[Ballot], survey_id: str, plan: Plan, sealer: Sealer, smallest: int
) -> Urn:
    """Open what is sealed."""
    known = tuple(one for one in ballots if one.sealed is None)
    sealed = [one for one in ballots if one.sealed is not None]
    papers: list[Paper] = []
    emptied: list[str] = []
    for ballot in sealed:
        text = sealer.unseal(f"ballot {survey_id}", ballot.sealed or "")
        if text is not None:
            papers.append(json_text.decode(text))
            emptied.append(ballot.id)
    unreadable = len(sealed) - len(papers)
    if plan.anonymous and len(known) >= smallest > len(papers) > 0:
        return Urn(known, (), (), unreadable, len(papers))
    if plan.anonymous:
        papers = blurred(papers, smallest)
    _DICE.shuffle(papers)
    fresh = tuple(_ballot(survey_id, paper) for paper in papers)
    return Urn(known, fresh, tuple(emptied), unreadable, 0)


def blurred(papers: Sequence[Paper], smallest: int) -> list[Paper]:
    """Return what was answered without the building or the way that too few others share."""
    placed = _kept(papers, "building", smallest)
    by_building: dict[str | None, list[Paper]] = defaultdict(list)
    for paper in placed:
        by_building[paper["building"]].append(paper)
    return [paper for part in by_building.values() for paper in _kept(part, "way", smallest)]


def _kept(papers: Sequence[Paper], field: str, smallest: int) -> list[Paper]:
    kept = shown(Counter(paper[field] for paper in papers), len(papers), smallest)
    return [paper | {field: paper[field] if paper[field] in kept else None} for paper in papers]


def _ballot(survey_id: str, paper: Paper) -> Ballot:
    return Ballot(
        random_key(),
        survey_id,
        None,
        json_text.encode(paper["answers"]),
        paper["building"],
        paper["way"],
        paper["voter"],
    )
