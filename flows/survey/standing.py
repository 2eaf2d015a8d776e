"""How a survey stands: invited, reached, returned, by building, against the target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.settings.calendar import DAY
from flows.survey.record import survey_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class OfBuilding:
    """A building: how many homes (persons) are invited, were reached, and answered."""

    building: str
    invited: int
    reached: int
    returned: int

    @property
    def rate(self) -> float:
        """What came back of what arrived (SUR-8)."""
        return self.returned / self.reached if self.reached else 0.0


@dataclass(frozen=True, slots=True)
class Standing:
    """The whole, in homes (persons, where each has an answer), and whole days left."""

    buildings: tuple[OfBuilding, ...]
    days_left: int

    @property
    def invited(self) -> int:
        """Homes or persons that are invited."""
        return sum(one.invited for one in self.buildings)

    @property
    def reached(self) -> int:
        """Those whose invitation arrived (发放)."""
        return sum(one.reached for one in self.buildings)

    @property
    def returned(self) -> int:
        """Answers that came back."""
        return sum(one.returned for one in self.buildings)


def standing(store: Store, moment: Moment, case: Case) -> Standing:
    """Return how a survey stands now; nothing of what was answered."""
    invited = store.invitees.by_building(case.id, per=survey_of(case).planned().per)
    returned: Mapping[str, int] = store.ballots.returned_by_building(case.id)
    names = sorted({*invited, *returned}, key=lambda name: (len(name), name))
    rows = (OfBuilding(name, *invited.get(name, (0, 0)), returned.get(name, 0)) for name in names)
    left = max(0, -(-(survey_of(case).closes_at - moment.now) // DAY))
    return Standing(tuple(rows), left)
