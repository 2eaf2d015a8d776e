"""Which home of the roster a word of staff names: 3-2-1501."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.places.place import bare
from flows.settings.calendar import local
from nlp.understanding import understand_briefly

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case
    from storage.records.people import Home


def home_named(asked: Asked, case: Case, word: str) -> Home | None:
    """Return the home that a word names, in the community of a case."""
    here = local(asked.now, asked.settings).replace(tzinfo=None)
    named = understand_briefly(word, here).home
    if named is None or not (named.building and named.room):
        return None
    parts = (bare(one or "") for one in (named.building, named.unit, named.room))
    return asked.store.residents.home(case.community, *parts)
