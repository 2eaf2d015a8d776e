"""The urn is opened (SUR-13): ballots are unsealed and blurred; pure.

What was told once may be told again with more answers, so whoever came since then is told only
where they are enough, too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from flows.survey.figures.hiding import shown
from storage import json_text
from storage.records.survey import Ballot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from flows.conversation.context import Sealer
    from flows.survey.shape import Plan, SurveyAnswers

Answered: TypeAlias = "tuple[str | None, SurveyAnswers]"
Paper: TypeAlias = dict[str, Any]  # what was sealed: answers, building, way, voter


@dataclass(frozen=True, slots=True)
class Urn:
    """What was sealed: `fresh` is what was in it, `left` stays sealed.

    Of those `held` are too few to be told beside an earlier report; the others were sealed with
    another secret.
    """

    fresh: tuple[Ballot, ...]
    left: tuple[Ballot, ...] = ()
    held: int = 0

    def answers(self) -> Iterator[Answered]:
        """Yield what was in it."""
        return read((one.building, one.answers or "") for one in self.fresh)


def read(opened: Iterable[tuple[str | None, str]]) -> Iterator[Answered]:
    """Yield answers as they can be counted, each with its building."""
    return ((building, json_text.decode(text)) for building, text in opened)


def unsealed(sealed: Sequence[Ballot], plan: Plan, sealer: Sealer, told: int, smallest: int) -> Urn:
    """Open what is sealed; `told` is how many others have been told of already."""
    papers: list[Paper] = []
    left: list[Ballot] = []
    for ballot in sealed:
        text = sealer.unseal(f"ballot {ballot.survey_id}", ballot.sealed or "")
        if text is None:
            left.append(ballot)
        else:
            papers.append(json_text.decode(text))
    if plan.anonymous and told >= smallest > len(papers) > 0:
        return Urn((), tuple(sealed), len(papers))
    if plan.anonymous:
        papers = blurred(papers, smallest)
    return Urn(tuple(_ballot(sealed[0].survey_id, paper) for paper in papers), tuple(left))


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
        "",  # its key is made when it is stored
        survey_id,
        None,
        json_text.encode(paper["answers"]),
        paper["building"],
        paper["way"],
        paper["voter"],
    )
