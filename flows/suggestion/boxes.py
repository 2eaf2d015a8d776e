"""The wooden suggestion boxes (BOX-1): opened every working day, with count and photo."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.rules.deeds import Moment
from flows.settings import calendar
from flows.settings.calendar import DAY, local, on_day
from flows.suggestion.settings import Suggestions
from flows.suggestion.texts import boxes as boxes_texts
from storage.ids import new_id
from storage.records.suggestion import BoxOpening

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.staff import Staff
    from storage.store import Store

SEARCHED_DAYS = 60  # for the next working day


def with_boxes(settings: Settings) -> list[str]:
    """Return who has such boxes."""
    return [one.name for one in settings.communities if one.boxes]


def next_look(now: int, settings: Settings) -> int:
    """Return when it is looked next whether every box was opened."""
    today = local(now, settings).date()
    for away in range(SEARCHED_DAYS):
        day = today + timedelta(days=away)
        at = on_day(day, settings.section(Suggestions).boxes_remind_at, settings)
        if at > now and calendar.is_working_day(day, settings.calendar):
            return at
    return now + DAY


def keep_opening(
    store: Store, moment: Moment, staff: Staff, building: str, count: int
) -> BoxOpening:
    """Keep that somebody opened a box today."""
    opening = BoxOpening(
        new_id(moment.now),
        staff.community,
        building,
        day_of(moment),
        count,
        staff.id,
        staff.name,
        moment.now,
    )
    return store.boxes.opened(opening)


def day_of(moment: Moment) -> str:
    """Return the local day as it is kept."""
    return local(moment.now, moment.settings).date().isoformat()


def left(store: Store, moment: Moment, community: str) -> list[str]:
    """Return the buildings whose box nobody opened today."""
    known = moment.settings.community(community)
    done = {one.building for one in store.boxes.on_day(community, day_of(moment))}
    return [building for building in (known.boxes if known else ()) if building not in done]


def remind(store: Store, settings: Settings, community: str, now: int) -> int:
    """Remind who is on duty of the boxes that nobody opened today; return how many."""
    moment = Moment(now, settings)
    missing = left(store, moment, community)
    if missing:
        telling.tell_clerks(
            store, moment, community, boxes_texts.reminder(missing), kind="reminder"
        )
    return len(missing)
