"""What a home wants known in help and danger: offered to staff beside its case, never written out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.store import Store


class _WithCare(Protocol):
    """What this needs of the catalog."""

    @property
    def care_of(self) -> Sequence[Callable[[Store, Moment, Case], str]]: ...


def offered(store: Store, moment: Moment, case: Case) -> str:
    """Return a tap for each that is known; empty where nothing is."""
    known = cast("_WithCare", moment.settings.catalog).care_of
    return "　".join(tap for offer in known if (tap := offer(store, moment, case)))
