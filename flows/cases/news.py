"""Something that happened to a case, as the texts tell of it and the notice matrix spreads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case, Event
    from storage.records.staff import Staff


@dataclass(frozen=True, slots=True)
class News:
    """What happened: the case before and after, the deed, and the people it is about.

    `said` are the lines of its timeline with words that were added to it since it was opened.
    """

    before: Case
    case: Case
    deed: Deed
    moment: Moment
    engineer: Staff | None = None
    holder: Staff | None = None
    said: tuple[Event, ...] = ()
