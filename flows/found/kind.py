"""Lost and found (失物招领): brings words, commands and chores, and no kind of case of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.chore import Batch, Each, Rewind
from flows.cases.rules.deeds import Moment
from flows.cases.subject import Subject
from flows.found import desk, matching, resident
from flows.found import texts as found_texts
from flows.found.settings import Found
from flows.settings.calendar import DAY, HOUR, after_quiet

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.rewinds import Stretch
    from storage.store import Store


def remind(store: Store, settings: Settings, item_id: str, now: int) -> None:
    """Tell the clerks that something still lies there, and when they hear of it again."""
    item = store.found_items.get(item_id)
    if item is None or item.status != "kept":
        return
    allowed = after_quiet(now, settings)
    if allowed > now:
        store.found_items.change(item, due_at=allowed)
        return
    decided = settings.section(Found)
    words = found_texts.still_here(item, Moment(now, settings))
    telling.tell_clerks(store, Moment(now, settings), item.community, words, kind="reminder")
    again = decided.papers_hours * HOUR if item.papers else decided.again_days * DAY
    store.found_items.change(item, due_at=now + again)


def look_sooner(store: Store, settings: Settings, stretch: Stretch, now: int) -> None:
    """After the clock went back let the clerks hear no later of what lies there than usual."""
    longest = settings.section(Found).unclaimed_days * DAY
    store.rewinds.lower("found_items", "due_at", now + longest, stretch)


def forget(store: Store, settings: Settings, now: int, _limit: int) -> int:
    """Drop who came for what was handed out long ago."""
    return store.found_items.forget(now - settings.section(Found).forget_days * DAY)


FOUND = Subject(
    "found",
    words=resident.WORDS,
    expects=(resident.expects,),
    commands=desk.COMMANDS,
    opened=(matching.sought,),
    data=(resident.told_data,),
    opens=(desk.may_see,),
    erases=(lambda store, phone: store.found_items.erase(phone),),
    chores=(
        Each("found", 60, lambda s, now, until, n: s.found_items.claim_due(now, until, n), remind),
        Batch("found_forgotten", 3600, forget),
    ),
    rewinds=(Rewind("found_items", look_sooner),),
    section=Found,
)
