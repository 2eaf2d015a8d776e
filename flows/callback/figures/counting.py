"""Counts the callbacks of a time as one reader may know them, and why people were not satisfied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.callback.figures import texts as words
from flows.callback.figures.causes import causes_of, common_words
from flows.callback.figures.statistics import figures_of
from flows.cases.kind import kinds_of
from flows.cases.rules.conflict import is_hidden, means
from storage.records.callback import DISSATISFIED

if TYPE_CHECKING:
    from flows.callback.figures.statistics import Figures
    from flows.settings.period import Period
    from flows.settings.site import Settings
    from storage.records.callback import Callback
    from storage.records.staff import Staff
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class Causes:
    """What the words of those name who were not satisfied, and which words many used."""

    named: list[tuple[str, int]]
    common: list[tuple[str, int]]


def rows_of(store: Store, community: str, period: Period, reader: Staff | None) -> list[Callback]:
    """Return the callbacks of a time; for a reader it is as if those hidden from them were none.

    What staff say of their own work counts for nobody.
    """
    made = store.callbacks.made_between(community, period.since, period.until)
    theirs = {one.id: one.person_id for one in store.staff.active_in(community)}
    rows = [row for row in made if theirs.get(row.worker_id or "") != row.person_id]
    if reader is None or not any(means(one, reader) for one in store.standing.marks(community)):
        return rows
    cases = {case_id: store.cases.get(case_id) for case_id in {row.case_id for row in rows}}
    hidden = {name for name, case in cases.items() if case is None or is_hidden(case, reader)}
    return [row for row in rows if row.case_id not in hidden]


def counted(store: Store, rows: list[Callback]) -> Figures:
    """Count them beside the answers that some of them prove."""
    asked_again = {row.checks for row in rows if row.checks}
    earlier = {one: found for one in asked_again if (found := store.callbacks.get(one))}
    return figures_of(rows, earlier)


def causes(rows: list[Callback]) -> Causes:
    """Return why people were not satisfied."""
    texts = [row.words for row in rows if row.result == DISSATISFIED and row.words]
    return Causes(causes_of(texts), common_words(texts))


def names(store: Store, community: str, settings: Settings) -> words.Names:
    """Return how sources, categories, people and buildings are called here."""
    staff = {one.id: one.name for one in store.staff.active_in(community)}
    categories = {key: one.name for key, one in settings.categories.items()}
    sources = {
        name: source.called
        for kind in kinds_of(settings)
        for name, source in kind.callbacks.items()
    }
    return words.names_of(sources, categories, staff)
