"""Enter what a caller says (代报): home, name, phone and the words in one line, in any order.

The caller is treated like everybody who reports in chat: known by the roster, bound or not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows import opening, places, telling
from flows.commands import people
from flows.commands.promise import is_time, without_time
from flows.rules.calendar import local
from flows.telling import RESULT, Telling
from flows.texts import commands as words
from flows.texts import complaint_desk as complaint_texts
from flows.texts import desk_entering as texts
from flows.texts import filing as filing_texts
from flows.texts import opening as opening_texts
from flows.texts.secrecy import is_secret
from nlp.understanding import understand, understand_briefly

if TYPE_CHECKING:
    from flows.commands.asked import Asked
    from flows.context import Context
    from nlp.understanding import Meaning, TimeRange
    from storage.records import BoundHome, Case, Person

BEST = 3  # engineers offered at once
KINDS = {"complaint": "complaint", "help_request": "help", "suggestion": "suggestion"}
SURE = 0.6
_NAME = re.compile(r"[一-鿿·]{2,4}")
_BUILDING = re.compile(r"^[A-Za-z\d]{1,3}(?:栋|幢|号楼|座)(?:\d{1,2}单元)?\s+")
_COMING = re.compile(r"明|后天|周|星期|礼拜|号|日")
SHORTEST = 3  # characters of words about a problem
_EDGE = " 　,，。;；:：、"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who called, as far as the roster and earlier calls know them."""

    person: Person
    name: str
    homes: tuple[BoundHome, ...]


def enter(asked: Asked) -> str:
    """Open a case for a caller; the reply carries the full number."""
    source, line = _source(asked.command.rest)
    here = local(asked.now, asked.settings).replace(tzinfo=None)
    meaning = understand(line, here)
    context = _at_work(asked)
    place = _place(context, meaning)
    if place == texts.NO_PLACE and _kind(meaning) == "complaint":
        place = _home_of(asked, meaning)  # it may be about anything
    if isinstance(place, str):
        return place
    phone = meaning.phones[0] if meaning.phones else ""
    if not phone and not meaning.danger:
        return texts.NO_PHONE
    name, description = _name_and_words(asked, meaning, phone)
    if not description:
        return texts.NO_WORDS
    caller = _caller(asked, phone, name)
    draft = replace(_draft(asked, meaning, (place, phone, description), caller), source=source)
    case = opening.create(asked.store, context, draft)
    _tell_caller(asked, context, case, caller)
    view = asked.view(case)
    if case.kind == "complaint":
        return complaint_texts.entered(view)
    return texts.entered(view, people.candidates(asked, case)[:BEST], context.community)


def _at_work(asked: Asked) -> Context:
    """Return the turn as the clerk's at work, whatever home they have themselves."""
    clerk = replace(asked.context.person, community=asked.community)
    return replace(asked.context, person=clerk, homes=(), conversation_id="")


def _draft(
    asked: Asked, meaning: Meaning, said: tuple[places.Place, str, str], caller: Caller
) -> opening.Draft:
    place, phone, description = said
    time = meaning.time or _said_apart(asked, meaning)
    return opening.Draft(
        kind=_kind(meaning),
        category=meaning.category or "other",
        description=description[:500],
        place=place,
        phone=phone,
        name=caller.name,
        available={"start": time.start, "end": time.end} if time else {},
        source="phone",
        entered_by=asked.staff.id,
        reporter=caller.person,
        homes=caller.homes,
        danger=meaning.danger,
        confidential=_kind(meaning) == "complaint" and is_secret(meaning.text),
    )


def _kind(meaning: Meaning) -> str:
    sure = meaning.intents.get(meaning.intent, 0.0) >= SURE
    return KINDS.get(meaning.intent, "report") if sure and not meaning.danger else "report"


def _source(line: str) -> tuple[str, str]:
    """Tell somebody at the desk from somebody on the phone, by the first word of the line."""
    first, _, rest = line.partition(" ")
    return ("desk", rest) if rest and first in words.AT_DESK else ("phone", line)


def _home_of(asked: Asked, meaning: Meaning) -> places.Place:
    """Return the home that the roster knows for the caller's phone, or no place."""
    phone = meaning.phones[0] if meaning.phones else ""
    for resident in asked.store.residents.find_by_phone(asked.community, phone):
        home = asked.store.residents.home_by_id(resident.home_id)
        if home is not None:
            return places.at_home(home.building, home.unit, home.room)
    return places.at_public("")


def _said_apart(asked: Asked, meaning: Meaning) -> TimeRange | None:
    """Find a coming time that stands alone in the line, as in `明早 马桶堵了`."""
    parts = [p for p in meaning.text.split() if is_time(p) and _COMING.search(p)]
    here = local(asked.now, asked.settings).replace(tzinfo=None)
    return understand_briefly(" ".join(parts), here).time


def _place(context: Context, meaning: Meaning) -> places.Place | str:
    """Return where it is, or what is missing about it."""
    home, spot = meaning.home, places.spot_of(meaning)
    if home is not None:
        problem = places.problem_with(context.community, home)
        if problem:
            return problem
        found = places.completed(context.community, home)
        if found is not None and places.is_complete(found):
            return found | {"text": spot if places.is_inside(spot) else ""}
    if spot and not places.is_inside(spot):
        return places.at_public(spot, home.building if home else None)
    return places.at_public(texts.UNKNOWN_PLACE) if meaning.danger else texts.NO_PLACE


def _name_and_words(asked: Asked, meaning: Meaning, phone: str) -> tuple[str, str]:
    """Tell the caller's name from the words about the problem."""
    left = opening.description_of(meaning.text, meaning.phones)
    known = {one.name for one in asked.store.residents.find_by_phone(asked.community, phone)}
    name = next((one for one in known if one in left), "") or meaning.name or ""
    parts = left.replace(name, " ", 1).split() if name else left.split()
    if not name:
        found = next((n for n, part in enumerate(parts[:2]) if _is_name(asked, part)), None)
        if found is not None and len(parts) > 1:
            name = parts.pop(found)
    described = without_time(" ".join(parts).strip(_EDGE)) or " ".join(parts).strip(_EDGE)
    return name or min(known, default=words.A_RESIDENT), _without_place(described, meaning)


def _without_place(described: str, meaning: Meaning) -> str:
    """Leave out the building and a public place before the words: they stand beside them."""
    place = meaning.place or ""
    if places.is_inside(place):
        return described
    left = _BUILDING.sub("", described.removeprefix(place).strip(_EDGE))
    return left if len(left) >= SHORTEST else described


def _is_name(asked: Asked, part: str) -> bool:
    """Tell whether a part of the line may be a name: short, no place, no trouble, no time."""
    if not _NAME.fullmatch(part) or is_time(part):
        return False
    here = local(asked.now, asked.settings).replace(tzinfo=None)
    found = understand(part, here)
    return found.place is None and found.category is None


def _caller(asked: Asked, phone: str, name: str) -> Caller:
    """Find the caller's account over the roster, or who called with this phone before."""
    store, community = asked.store, asked.community
    for resident in store.residents.find_by_phone(community, phone):
        for person_id in store.residents.accounts_of(resident.id):
            person = store.persons.get(person_id)
            if person is not None:
                homes = tuple(store.residents.bound_homes(person.id))
                return Caller(person, name or resident.name, homes)
    if not phone:
        return Caller(asked.context.person, name, ())
    known = store.persons.by_phone_only(phone)
    person = known or store.persons.add_phone_only(phone, name, community, asked.now)
    return Caller(person, name, ())


def _tell_caller(asked: Asked, context: Context, case: Case, caller: Caller) -> None:
    """Give the number to a caller who reads messages, as to everybody who reports."""
    if caller.person.openid is None or caller.person.id == asked.context.person.id:
        return
    text = opening_texts.opened(case, context)
    if case.kind == "complaint":  # the caller says whether it was written down as they meant it
        text = filing_texts.entered(case, asked.staff.name, context)
    message = Telling(caller.person.id, text, "step", RESULT, to_resident=True)
    telling.tell(asked.store, asked.moment, case, message)
