"""What somebody does to a case, when, by which rule, and why it was not possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.settings.site import Settings
    from storage.records.case import Case, Own

ActorKind = Literal["resident", "staff", "system"]
# Who may act, as the tables of the kinds name them.
ANYBODY: tuple[ActorKind, ...] = ("resident", "staff", "system")
RESIDENT: tuple[ActorKind, ...] = ("resident", "staff")  # staff: what a resident said by phone
OURS: tuple[ActorKind, ...] = ("staff", "system")


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happens (ms UTC), and by which settings."""

    now: int
    settings: Settings


@dataclass(frozen=True, slots=True)
class Where:
    """A place as a case keeps it: its label, and the home or the building where it is one."""

    label: str
    building: str | None
    unit: str | None
    room: str | None
    home_id: str | None


@dataclass(frozen=True, slots=True)
class Deed:
    """One act on a case: who, what, in which words, and what the act itself needs.

    `actor_id` is a staff member's id for staff and a person's id for residents. `until` is what
    the resident is promised, `today` how often this was done to the case today already, and
    `may_exceed` that the actor may go beyond the limits (defer longer, lower a severity).
    `times` are the moments proposed for a talk, `way` is how it is held (meeting, phone).
    `hides` are the marks of who is accused; they lose what they had of the case. `into` is the
    other case that this one was turned into. `where` and `phone` are other than the case has them.
    `own` is what only its kind knows, as it becomes. `said` are the words in which it was said,
    where the resident reads them beside the step.
    """

    action: str
    actor_id: str | None
    actor_name: str
    actor_kind: ActorKind = "staff"
    text: str = ""
    target_id: str | None = None
    until: int | None = None
    reason: str | None = None
    rating: int | None = None
    category: str | None = None
    urgency: str | None = None
    available: tuple[int | None, int | None] | None = None
    today: int = 0
    may_exceed: bool = False
    severity: str | None = None
    finding: str | None = None
    hides: tuple[str, ...] = ()
    department: str | None = None
    into: Case | None = None
    loses_holder: bool = False
    loses_engineer: bool = False
    times: tuple[int, ...] = ()
    way: str = ""
    where: Where | None = None
    phone: str = ""
    own: Own | None = None
    said: str = ""


class NotPossible(Exception):
    """The action does not fit the case as it is now; `possible` are those that do."""

    def __init__(self, reason: str, possible: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.possible = possible


@dataclass(frozen=True, slots=True)
class Rule:
    """When an act is possible (`starts`, `check`), who may do it, and what it changes."""

    starts: frozenset[str]
    change: Callable[[Case, Deed, Moment], Case]
    ends: str | None = None  # None: the status stays, or `change` decides
    actors: tuple[ActorKind, ...] = ("staff",)
    acts: bool = True  # somebody really did something: alerts begin anew
    check: Callable[[Case, Deed, Moment], str | None] | None = None
    in_emergency: frozenset[str] = frozenset()  # further `starts`: nobody waits to be sent

    def starts_of(self, case: Case) -> frozenset[str]:
        """Return the statuses in which the act is possible for this case."""
        return self.starts | self.in_emergency if case.urgency == "emergency" else self.starts


HUMAN = "human"  # the source of a case that only asks for a person
