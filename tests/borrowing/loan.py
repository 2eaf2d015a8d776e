"""What only a loan knows: which thing, since when, until when, and when it came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from storage.records.case import Own

if TYPE_CHECKING:
    from storage.records.case import Case

BORROW = "borrow"  # the kind of these cases, as it is stored


@dataclass(frozen=True, slots=True)
class Loan(Own):
    """One row of `loans`; times are ms UTC."""

    kind: ClassVar[str] = BORROW
    table: ClassVar[str] = "loans"

    thing: str
    lent_at: int | None = None
    back_by: int | None = None
    given_back_at: int | None = None


def loan_of(case: Case) -> Loan:
    """Return what a case of this kind has had since it was opened."""
    assert isinstance(case.own, Loan)  # `Kind.file` gives one to each
    return case.own
