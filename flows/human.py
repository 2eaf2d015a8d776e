"""Ask for a person (人工): a case like any other, so that somebody holds it and has a deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows import opening, places
from flows.rules import deadlines
from flows.texts import human as texts

if TYPE_CHECKING:
    from flows.context import Context
    from storage.records import Case
    from storage.store import Store

SOURCE = "human"
RECENT_MS = 24 * 3600_000


def ask(store: Store, context: Context, words: str = "") -> str:
    """Ask the clerks to call; asking again while one is open adds nothing new."""
    waiting = _waiting(store, context)
    if waiting is not None:
        return texts.already(waiting, context)
    home = context.homes[0] if context.homes else None
    draft = opening.Draft(
        kind="report",
        category="other",
        description=texts.description(words),
        place=places.of_bound(home) if home else places.at_public(texts.NO_PLACE),
        phone=(home.phone if home else context.person.phone) or "",
        name=(home.name if home else context.person.name) or texts.A_RESIDENT,
        source=SOURCE,
    )
    case = opening.create(store, context, draft)
    return texts.coming(case, context)


def _waiting(store: Store, context: Context) -> Case | None:
    recent = store.cases.of_reporter(context.person.id, context.now - RECENT_MS)
    return next((c for c in recent if c.source == SOURCE and deadlines.is_open(c)), None)
