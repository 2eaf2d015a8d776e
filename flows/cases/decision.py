"""What was decided to be put right, where another subject makes a case of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

    Corrects = Callable[[Store, Moment, "Matter"], Case]


@dataclass(frozen=True, slots=True)
class Matter:
    """Who decided what, who is responsible for it, and what it came of."""

    by: Staff
    text: str
    owner: Staff
    source: str
