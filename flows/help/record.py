"""What only a request for help knows: its type, until when somebody answers, what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from flows.help.settings import HELP, HelpRequests, HelpType
from storage.records.case import Own

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.case import Case


@dataclass(frozen=True, slots=True)
class Help(Own):
    """One row of `helps`; times are ms UTC. `price` is what was told, `agreed_at` when to it."""

    kind: ClassVar[str] = HELP
    table: ClassVar[str] = "helps"

    type: str
    answer_by: int
    from_child: int = 0
    price: str | None = None
    agreed_at: int | None = None


def help_of(case: Case) -> Help:
    """Return what a case of this kind has had since it was opened."""
    assert isinstance(case.own, Help)  # noqa: S101 - `Kind.file` gives one to each
    return case.own


def type_of(case: Case, settings: Settings) -> HelpType:
    """Return which type of help it is."""
    return settings.section(HelpRequests).of(help_of(case).type)


def waits_for_agreement(case: Case) -> bool:
    """Tell whether it costs something that the resident did not agree to yet."""
    own = help_of(case)
    return own.price is not None and own.agreed_at is None
