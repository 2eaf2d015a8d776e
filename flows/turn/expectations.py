"""Everything that is open for a speaker and may be answered, as the subjects declare it.

The question in front and the choices that were offered come before (reception, choices).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.expectation import ANSWER, hear
from flows.turn.catalog import catalog

if TYPE_CHECKING:
    from flows.cases.expectation import Expectation, Heard
    from flows.cases.wish import Wish
    from flows.conversation.context import Context, Said
    from storage.store import Store

    Meant = tuple[Expectation, Wish]


def open_for(store: Store, context: Context) -> list[Expectation]:
    """List what is open for the speaker."""
    declared = (declare(store, context) for declare in catalog(context.settings).expects)
    return [one for found in declared for one in found]


def takers(
    expected: list[Expectation], act: str, heard: Heard, price: float | None = None
) -> list[Meant]:
    """Find what an act may be meant for, of the lowest rank, each with the command it would be.

    With a price only where the act is sure enough, after what was asked there.
    """
    waiting = [one for one in expected if act in one.acts]
    sure = [one for one in waiting if price is None or heard.says(act, one.asked) >= price]
    does = [(one, one.do(act, heard)) for one in sure]
    meant = [(one, wish) for one, wish in does if wish is not None]
    first = min((one.rank for one, _wish in meant), default=0)
    return [(one, wish) for one, wish in meant if one.rank == first]


def waits_for_answer(store: Store, context: Context, said: Said) -> bool:
    """Tell whether words that are no more than an answer may be meant for anything."""
    return bool(takers(open_for(store, context), ANSWER, hear(said)))
