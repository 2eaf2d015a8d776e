"""What is known of a case before it is one, and what a kind makes of it when it is opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.cases.rules.deeds import Moment
    from flows.places.place import Place
    from storage.records.case import Case
    from storage.records.people import BoundHome, Person
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a case before it is one; `reporter` only when it is not the speaker.

    `lives_at` is the reporter's home where the place is another. `sort` is which of its sorts it is,
    where the kind has any and one was chosen.
    """

    kind: str
    category: str
    description: str
    place: Place
    phone: str
    name: str
    available: dict[str, str | None] = field(default_factory=dict)
    source: str = "chat"
    entered_by: str | None = None
    reporter: Person | None = None
    homes: tuple[BoundHome, ...] | None = None
    danger: str | None = None
    confidential: bool = False
    from_case_id: str | None = None
    lives_at: dict[str, Any] | None = None
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """The reporter's home (None: not known), and the home of a neighbour it is about."""

    home: dict[str, Any] | None
    bound: BoundHome | None
    against: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """How a case comes to be: drafted by somebody, or turned from another with whom that blames.

    `homes` are the reporter's own, `blamed` ids of staff.
    """

    draft: Draft | None = None
    homes: Sequence[BoundHome] = ()
    blamed: tuple[str, ...] = ()


def _nothing_noted(_store: Store, case: Case, _moment: Moment) -> Case:
    return case


@dataclass(frozen=True, slots=True)
class Filed:
    """A case as its kind opens it, what is noted beside it once it is stored, and the word for it.

    `reason` is that of the opening, for the notices.
    """

    case: Case
    noted: Callable[[Store, Case, Moment], Case] = _nothing_noted
    reason: str | None = None
