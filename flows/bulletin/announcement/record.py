"""What only an announcement knows: what, where, from when to when, and whose yes it waits for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from flows.bulletin.settings import ANNOUNCEMENTS, Bulletins
from storage.records.case import Own

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.case import Case


@dataclass(frozen=True, slots=True)
class Announcement(Own):
    """One row of `announcements`; times are ms UTC, people ids of staff.

    `buildings` are bare names between spaces, empty for the whole community. `ends_at` is None
    while nobody knows. `turn` is the role whose yes is waited for: of what was not `planned` it is
    given afterwards. `page` is where everybody may read it.
    """

    kind: ClassVar[str] = ANNOUNCEMENTS
    table: ClassVar[str] = "announcements"

    sort: str
    buildings: str
    reason: str
    starts_at: int
    ends_at: int | None
    planned: int
    author_id: str
    turn: str | None
    approved_by: str | None = None
    sent_at: int | None = None
    page: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The buildings; none for the whole community."""
        return tuple(self.buildings.split())

    def concerns(self, building: str) -> bool:
        """Tell whether it is about a building."""
        return not self.buildings or building in self.names

    def is_outage(self, settings: Settings) -> bool:
        """Tell whether something is cut off by it."""
        return self.sort in settings.section(Bulletins).outages

    def meets(self, other: Announcement) -> bool:
        """Tell whether both are about the same at the same time, somewhere."""
        apart = self.names and other.names and not set(self.names) & set(other.names)
        after = self.ends_at is not None and self.ends_at <= other.starts_at
        before = other.ends_at is not None and other.ends_at <= self.starts_at
        return self.sort == other.sort and not (apart or after or before)


@dataclass(frozen=True, slots=True)
class Storm:
    """So many homes of a building that report the same."""

    building: str
    sort: str
    homes: int


def announcement_of(case: Case) -> Announcement:
    """Return what a case of this kind has had since it was written."""
    assert isinstance(case.own, Announcement)  # noqa: S101 - it is opened with one
    return case.own


def changed(case: Case, **changes: object) -> Case:
    """Return the case with its announcement changed."""
    return replace(case, own=replace(announcement_of(case), **changes))  # type: ignore[arg-type]
