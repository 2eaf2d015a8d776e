"""What subjects offer staff beside a case of any kind: a tap each, to what its home wants known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.store import Store


class _WithOffers(Protocol):
    """What this needs of the catalog."""

    @property
    def beside(self) -> Sequence[Callable[[Store, Moment, Case], str]]: ...


def offered(store: Store, moment: Moment, case: Case) -> str:
    """Return what is offered for a case, in one line; empty where nothing is."""
    known = cast("_WithOffers", moment.settings.catalog).beside
    return "　".join(tap for offer in known if (tap := offer(store, moment, case)))
