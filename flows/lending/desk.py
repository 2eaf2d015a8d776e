"""What clerks do with the things that are lent: 借出 归还 借物."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.desk.promise import is_time, promised
from flows.desk.word import StaffWord, Usage
from flows.lending import shelf
from flows.lending import texts as lending_texts
from flows.lending.settings import Lends
from flows.places import place as places
from flows.settings.calendar import DAY, local
from nlp.understanding import understand_briefly
from storage.ids import new_id
from storage.records.lending import Lending

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.asked import Asked
    from flows.lending.settings import Thing
    from storage.records.people import BoundHome, Home, Resident


def lend(asked: Asked) -> str:
    """Hand a thing to a home, until a day or as long as it is lent (借出)."""
    thing = asked.settings.section(Lends).named(asked.command.rest)
    if thing is None:
        return lending_texts.which_thing(asked.command.word, asked.settings.section(Lends).things)
    home = _home(asked, thing)
    if isinstance(home, str):
        return home
    known = shelf.of_thing(asked.store, asked.community, thing)
    theirs = [one for one in known if one.home_id == home.id]
    if any(one.status == "lent" for one in theirs) and thing.count == 1:
        return lending_texts.has_it(theirs[0], asked.moment)
    held = next((one for one in theirs if one.status in {"held", "waiting"}), None)
    if not shelf.left(thing, known) and (held is None or held.status != "held"):
        return lending_texts.none_left(thing, known, asked.moment)
    until = _until(asked) or asked.now + thing.days * DAY
    lending = held or _new(asked, thing, home)
    asked.store.lendings.change(
        lending, status="lent", until=until, alert_at=until, lent_by=asked.staff.id
    )
    shelf.tell(asked.store, asked.moment, lending, lending_texts.lent(lending, until, asked.moment))
    return lending_texts.lent_noted(lending, until, asked.moment)


def take_back(asked: Asked) -> str:
    """Take a thing back, and hold it for who is first in line (归还)."""
    thing = asked.settings.section(Lends).named(asked.command.rest)
    home = _home(asked, thing)
    if isinstance(home, str):
        return home
    known = asked.store.lendings.open_in(asked.community)
    out = [one for one in known if one.status == "lent" and one.home_id == home.id]
    things = {one.thing for one in out}
    if thing is None and len(things) == 1:
        thing = asked.settings.section(Lends).named(out[0].thing)
    out = [one for one in out if thing is None or one.thing == thing.name]
    if thing is None or not out:
        return lending_texts.which_back(places.home_label(home.building, home.unit, home.room), out)
    lending = out[0]
    asked.store.lendings.change(lending, status="back", alert_at=None, ended_at=asked.now)
    shelf.tell(asked.store, asked.moment, lending, lending_texts.thanks(lending))
    first = shelf.pass_on(asked.store, asked.moment, asked.community, thing)
    return lending_texts.back_noted(lending, first)


def show(asked: Asked) -> str:
    """List what is out, to whom and until when, what is held and who waits (借物)."""
    known = asked.store.lendings.open_in(asked.community)
    return lending_texts.all_out(known, asked.moment) if known else lending_texts.ALL_THERE


def _home(asked: Asked, thing: Thing | None) -> Home | str:
    """Return the home that stands in the line, or what is missing."""
    here = local(asked.now, asked.settings).replace(tzinfo=None)
    named, community = understand_briefly(asked.command.rest, here).home, asked.context.community
    place = places.completed(community, named) if named else None
    if place is None or not places.is_complete(place):
        return lending_texts.how(asked.command.word, thing)
    parts = place["home"]
    home = asked.store.residents.home(
        asked.community, parts["building"], parts["unit"] or "", parts["room"]
    )
    return home or lending_texts.no_such_home(places.label(place))


def _until(asked: Asked) -> int | None:
    """Return the time that stands in the line, apart from the home."""
    parts = [part for part in asked.command.rest.split() if is_time(part)]
    times = " ".join(part for part in parts if not part.isdecimal())
    return promised(times, asked.now, asked.settings) if times else None


def _new(asked: Asked, thing: Thing, home: Home) -> Lending:
    """Keep who fetches a thing without having asked in chat."""
    bound = [
        one for one in asked.store.residents.bound_in(asked.community) if one.home_id == home.id
    ]
    living = asked.store.residents.living_in(home.id)
    named = _named(asked.command.rest, [*bound, *living]) or (
        (bound[0].name, bound[0].phone) if bound else ("", "")
    )
    person = next((one.person_id for one in bound if one.name == named[0]), None)
    lending = Lending(
        id=new_id(asked.now),
        community=asked.community,
        thing=thing.name,
        home_id=home.id,
        home=places.home_label(home.building, home.unit, home.room),
        person_id=person,
        name=named[0],
        phone=named[1],
        status="held",
        asked_at=asked.now,
    )
    asked.store.lendings.add(lending)
    return lending


def _named(words: str, people: Sequence[BoundHome | Resident]) -> tuple[str, str] | None:
    """Return who of a home is named in the line."""
    return next(((one.name, one.phone) for one in people if one.name in words), None)


COMMANDS = (
    StaffWord(
        "借出", lend, needs="accept", takes_home=True,
        forms=(Usage("借物　借出 梯子 3-2-1501 明天18点　归还 梯子 3-2-1501", "accept", 35, "服务"),),
    ),
    StaffWord("归还", take_back, needs="accept", takes_home=True),
    StaffWord("借物", show, also=("借用登记", "借出清单"), alone=True, needs="accept"),
)  # fmt: skip
