"""Writing from a page, on the thread on which messages wait meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.service import Service

T = TypeVar("T")


def write(service: Service, work: Callable[[Store], T]) -> T:
    """Do it in one transaction; raises Busy where other writers would have to be waited for."""
    (outcome,) = service.database.run_each([lambda c: work(Store(c))])
    if isinstance(outcome, Exception):
        raise outcome
    return outcome
