"""What one member of staff is shown of a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.records.staff import Staff


@dataclass(frozen=True, slots=True)
class View:
    """A case as one member of staff sees it: with names, the phone they may read, what they may do.

    `reachable` tells whether the reporter reads messages; without it somebody has to call.
    """

    case: Case
    now: int
    settings: Settings
    staff: Staff
    holder: Staff | None
    engineer: Staff | None
    phone: str
    reachable: bool
    possible: tuple[str, ...]
