"""What is on the shelf: who gets the next one, and what follows when one comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import telling
from flows.lending import texts as lending_texts
from flows.lending.settings import Lends, Thing
from flows.settings.calendar import MINUTE, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.rules.deeds import Moment
    from storage.records.lending import Lending
    from storage.store import Store

OUT = ("held", "lent")  # neither is on the shelf


def of_thing(store: Store, community: str, thing: Thing) -> list[Lending]:
    """Return who waits for a thing, has it held or has it; nobody else changes it meanwhile."""
    store.lendings.alone(community)
    return [one for one in store.lendings.open_in(community) if one.thing == thing.name]


def left(thing: Thing, known: Sequence[Lending]) -> int:
    """Return how many are there for who comes now."""
    return max(0, thing.count - sum(one.status in OUT for one in known))


def next_back(known: Sequence[Lending], now: int) -> int | None:
    """Return when the next is expected back; None where all are late, or only held."""
    expected = [one.until for one in known if one.status == "lent" and one.until]
    return min((until for until in expected if until > now), default=None)


def held_until(moment: Moment) -> int:
    """Return until when something is held for who asked now."""
    minutes = moment.settings.section(Lends).hold_minutes
    return later(moment.now, minutes * MINUTE, moment.settings)


def pass_on(store: Store, moment: Moment, community: str, thing: Thing) -> Lending | None:
    """Hold what came back for who is first in line, and tell them; return who that is."""
    known = of_thing(store, community, thing)
    first = next((one for one in known if one.status == "waiting"), None)
    if first is None or not left(thing, known):
        return None
    until = held_until(moment)
    store.lendings.change(first, status="held", until=until, alert_at=until)
    tell(store, moment, first, lending_texts.your_turn(first, until, moment))
    words = lending_texts.to_fetch(first, until, moment)
    telling.tell_clerks(store, moment, community, words, kind="reminder")
    return first


def own_up(store: Store, moment: Moment, late: Lending) -> None:
    """Tell who waits for a thing that it is late; not where another is expected back in time."""
    same = [one for one in store.lendings.open_in(late.community) if one.thing == late.thing]
    if next_back(same, moment.now) is None:
        for one in same:
            if one.status == "waiting":
                tell(store, moment, one, lending_texts.still_out(one))


def tell(store: Store, moment: Moment, lending: Lending, words: str, kind: str = "step") -> None:
    """Tell who asked for a thing or has it, where they can be written to."""
    if lending.person_id:
        telling.tell_person(
            store, moment.now, lending.person_id, words, kind=kind, community=lending.community
        )
