"""The daily digest (BOX-1): each morning the clerks on duty read what is in the chat's box.

Comes round by a routine of its own for each community; after a long stop once, not many times.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.rules.deeds import Moment
from flows.desk.texts.lists import Pages
from flows.settings import calendar
from flows.settings.calendar import DAY, local, on_day
from flows.suggestion.settings import SUGGESTIONS
from flows.suggestion.texts import digest as digest_texts

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.store import Store

PAGE = 2  # suggestions in one message: each has five taps, and a reply holds 2,048 bytes
WAITING = ("registered", "opened", "adopted")
SEARCHED_DAYS = 60  # for the next working day


def communities(settings: Settings) -> list[str]:
    """Return for whom it comes round."""
    return [community.name for community in settings.communities]


def next_morning(now: int, settings: Settings) -> int:
    """Return when the office next opens after this moment."""
    today = local(now, settings).date()
    for away in range(SEARCHED_DAYS):
        day = today + timedelta(days=away)
        opens = on_day(day, settings.calendar.opens, settings)
        if opens > now and calendar.is_working_day(day, settings.calendar):
            return opens
    return now + DAY


def in_box(store: Store, community: str) -> list[Case]:
    """Return the suggestions that wait for us, what nobody opened first, the oldest of each."""
    found = [c for c in store.cases.open_of_kind(community, SUGGESTIONS) if c.status in WAITING]
    return sorted(found, key=lambda case: (WAITING.index(case.status), case.created_at))


def send(store: Store, settings: Settings, community: str, now: int) -> int:
    """Tell the clerks on duty what came since the morning before and what nobody opened.

    Nothing new is no message. Returns how many suggestions were listed.
    """
    moment = Moment(now, settings)
    since = _morning_before(now, settings)
    box = in_box(store, community)
    unopened = [case for case in box if case.status == "registered"]
    fresh = [case for case in box if case.created_at >= since]
    listed = unopened + [case for case in fresh if case.status == "opened"]
    if not listed:
        return 0
    counts = len(fresh), len(unopened)
    text = digest_texts.digest(community, counts, listed, Pages(len(listed), 1, PAGE), moment)
    telling.tell_clerks(store, moment, community, text, kind="digest")
    return len(listed)


def _morning_before(now: int, settings: Settings) -> int:
    """Return when the office opened on the working day before today."""
    today = local(now, settings).date()
    for away in range(1, SEARCHED_DAYS):
        day = today - timedelta(days=away)
        if calendar.is_working_day(day, settings.calendar):
            return on_day(day, settings.calendar.opens, settings)
    return now - DAY
