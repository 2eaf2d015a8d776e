"""Lending things (借物): brings words, commands and chores, and no kind of case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.chore import Batch, Each, Rewind
from flows.cases.rules.deeds import Moment
from flows.cases.subject import Subject
from flows.lending import counter, desk, resident, shelf
from flows.lending import texts as lending_texts
from flows.lending.settings import Lends
from flows.settings.calendar import DAY, HOUR, after_quiet

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.rewinds import Stretch
    from storage.store import Store


def look_after(store: Store, settings: Settings, lending_id: str, now: int) -> None:
    """Give what was not fetched to the next; remind who is late.

    A day after the clerks are reminded as well, and who waits for it hears that it is late.
    """
    lending, moment = store.lendings.get(lending_id), Moment(now, settings)
    if lending is None or lending.ended_at is not None:
        return
    allowed, decided = after_quiet(now, settings), settings.section(Lends)
    if allowed > now:
        store.lendings.change(lending, alert_at=allowed)
        return
    if lending.status == "held":
        store.lendings.change(lending, status="given_up", alert_at=None, ended_at=now)
        shelf.tell(store, moment, lending, lending_texts.not_fetched(lending))
        thing = decided.named(lending.thing)
        if thing is not None:
            shelf.pass_on(store, moment, lending.community, thing)
        return
    if lending.reminders or not lending.person_id:
        words = lending_texts.late(lending, moment)
        telling.tell_clerks(store, moment, lending.community, words, kind="reminder")
    if lending.reminders == 1:
        shelf.own_up(store, moment, lending)
    shelf.tell(store, moment, lending, lending_texts.due(lending), "reminder")
    store.lendings.change(
        lending, reminders=lending.reminders + 1, alert_at=now + decided.clerk_after_hours * HOUR
    )


def look_sooner(store: Store, settings: Settings, stretch: Stretch, now: int) -> None:
    """After the clock went back remind of what is due as if nobody had been reminded since."""
    held, again = shelf.held_until(Moment(now, settings)), settings.section(Lends).clerk_after_hours
    for lending in store.lendings.out_within(stretch):
        until, alert = lending.until or now, lending.alert_at or now
        if lending.status == "held":
            store.lendings.change(lending, until=min(until, held), alert_at=min(alert, held))
        elif until > now:
            store.lendings.change(lending, alert_at=until, reminders=0)
        else:
            store.lendings.change(lending, alert_at=min(alert, now + again * HOUR))


def forget(store: Store, settings: Settings, now: int, _limit: int) -> int:
    """Drop who had what long ago."""
    return store.lendings.forget(now - settings.section(Lends).forget_days * DAY)


LENDING = Subject(
    "lending",
    words=resident.WORDS,
    expects=(resident.expects,),
    hears=(counter.hear,),
    commands=desk.COMMANDS,
    data=(resident.told_data,),
    erases=(lambda store, phone: store.lendings.erase(phone),),
    chores=(
        Each(
            "lending", 60, lambda s, now, until, n: s.lendings.claim_due(now, until, n), look_after
        ),
        Batch("lending_forgotten", 3600, forget),
    ),
    rewinds=(Rewind("lendings", look_sooner),),
    section=Lends,
)
