"""After the clock went back: no case waits for a time that nobody meant (promise 2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import rewinding
from flows.cases.rules.deeds import Moment
from flows.cases.watch import SYSTEM
from flows.conversation import rows
from storage.cases import Act

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.rewinds import Stretch
    from storage.store import Store

_LOOKS = ("alert_at", "alert_level", "news_at")  # when sweeps look again stands in no timeline
_ACT = Act("clock_back", None, SYSTEM, public=False)


def bound_cases(store: Store, settings: Settings, stretch: Stretch, now: int) -> None:
    """Bound the deadlines, alerts and news of the cases of a stretch."""
    moment = Moment(now, settings)
    for case in store.rewinds.waiting_cases(stretch):
        said = [name for name in rewinding.SAID if getattr(case, name) is not None]
        said_at = store.cases.set_at(case, said) if said else {}
        bounded = rewinding.rewound(case, said_at, moment)
        looks = {name: getattr(bounded, name) for name in _LOOKS}
        if replace(case, **looks) != bounded:
            store.cases.save(case, bounded, _ACT, now)
            store.cases.release(case.id)
        elif case != bounded:
            store.cases.move_alert(case, **looks)


def bound_conversations(store: Store, settings: Settings, stretch: Stretch, now: int) -> None:
    """Let no conversation of a stretch stay open for longer than one that is held now."""
    store.rewinds.lower(stretch.table, "expires_at", rows.expiry(now, settings), stretch)
