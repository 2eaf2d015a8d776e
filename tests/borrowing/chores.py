"""Each morning of a working day: who has something that is due back today is reminded."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.notice import LATER
from flows.cases.rules.deeds import Moment
from flows.cases.telling import Telling
from flows.settings.calendar import DAY, local, on_day
from tests.borrowing import texts as borrow_texts
from tests.borrowing.loan import BORROW, loan_of

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.store import Store


def communities(settings: Settings) -> list[str]:
    """Return for whom it comes round."""
    return [community.name for community in settings.communities]


def next_morning(now: int, settings: Settings) -> int:
    """Return when the office next opens; a thing is due back on a Sunday, too."""
    today = local(now, settings).date()
    opens = on_day(today, settings.calendar.opens, settings)
    return opens if opens > now else on_day(today + timedelta(1), settings.calendar.opens, settings)


def remind(store: Store, settings: Settings, community: str, now: int) -> int:
    """Remind everybody whose loan ends today; returns how many."""
    moment = Moment(now, settings)
    lent = [c for c in store.cases.open_of_kind(community, BORROW) if c.status == "lent"]
    due = [case for case in lent if now < (loan_of(case).back_by or 0) < _midnight(now, settings)]
    for case in due:
        words = borrow_texts.due_today(case, moment)
        message = Telling(case.reporter_id, words, "reminder", LATER, "lent", to_resident=True)
        telling.tell(store, moment, case, message)
    return len(due)


def _midnight(now: int, settings: Settings) -> int:
    return on_day(local(now, settings).date(), "00:00", settings) + DAY
