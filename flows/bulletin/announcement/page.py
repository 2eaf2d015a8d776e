"""An announcement as a page for everybody, to be printed and hung up: as it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.bulletin.announcement.record import Announcement, announcement_of
from flows.bulletin.announcement.texts import page as page_texts
from storage.records.bulletin import Bulletin, body_of

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.store import Store


def page_of(store: Store, moment: Moment, number: str) -> Bulletin | None:
    """Return what stands on the page of a number; None for what residents were not told."""
    case = store.cases.by_number(number)
    if case is None or not isinstance(case.own, Announcement):
        return None
    sent_at = announcement_of(case).sent_at
    if sent_at is None:
        return None
    events = store.cases.timeline(case.id)
    moved = [one.at for one in events if one.action in page_texts.CHANGES]
    return Bulletin(
        case.id,
        case.number,
        None,
        case.community,
        page_texts.title(case),
        page_texts.summary(case, moment.settings),
        body_of([page_texts.section(case, moment.settings)]),
        "",
        sent_at,
        max([sent_at, *moved]),
    )
