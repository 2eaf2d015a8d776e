"""After the clock went back: no case waits for a time that nobody meant (promise 2)."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from flows.cases.rules import rewinding
from flows.cases.rules.deeds import Moment
from flows.conversation import dialogue
from storage.records.case import Case

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.rewinds import Stretch
    from storage.store import Store


def bound_cases(store: Store, settings: Settings, stretch: Stretch, now: int) -> None:
    """Bound the deadlines, alerts and news of the cases of a stretch."""
    moment = Moment(now, settings)
    for case in store.rewinds.waiting_cases(stretch):
        bounded = rewinding.rewound(case, moment)
        pairs = ((f.name, getattr(case, f.name), getattr(bounded, f.name)) for f in fields(Case))
        changed = {name: after for name, before, after in pairs if before != after}
        if changed:
            store.cases.move_alert(case, **changed)


def bound_conversations(store: Store, settings: Settings, stretch: Stretch, now: int) -> None:
    """Let no conversation of a stretch stay open for longer than one that is held now."""
    store.rewinds.lower(stretch.table, "expires_at", dialogue.expiry(now, settings), stretch)
