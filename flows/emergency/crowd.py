"""One emergency that many report: who comes after the first joins it instead of raising another.

The same danger at the same place, within half an hour of the last report of it. Joining writes a
row of its own; what follows from it (a page to staff, news to who joined) is the alarm's to send,
flows/emergency/picture.py.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.emergency import place as emergency_place
from flows.emergency import reading
from flows.emergency.settings import Emergencies
from flows.emergency.texts import advice as advice_texts
from flows.emergency.texts import crowd as crowd_texts
from nlp.homes import find_mentions
from nlp.spelling import plain

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.places import place as places
    from flows.settings.site import Settings
    from nlp.understanding import Meaning
    from storage.records.case import Case
    from storage.store import Store

OF_BUILDING = frozenset({"fire", "gas"})  # seen and smelt from other flats
OF_UNIT = frozenset({"trapped"})  # each unit has its lift
MISSING = "child"  # who is missing is at no place
MINUTE_MS, DAY_MS = 60_000, 24 * 3600_000


def same(store: Store, context: Context, meaning: Meaning, place: places.Place) -> Case | None:
    """Return the emergency of others that this is, or None: then it is one of its own.

    Who reports the like at this moment waits for this turn, and joins what comes of it.
    """
    store.alarms.alone_in(context.community.name, meaning.danger or "")
    near = at_home(store, context, meaning) or _searched(store, context, meaning)
    if near is not None:
        return near
    guessed = emergency_place.is_guess(place, meaning)
    theirs = followed(store, context)
    no_other = guessed or emergency_place.is_vague(place)
    if theirs is not None and theirs.danger == meaning.danger and no_other:
        return theirs
    return next(
        (
            case
            for case in _running(store, context, meaning.danger or "")
            if is_same_place(case, place, guessed=guessed) or _is_named(case, place, meaning.text)
        ),
        None,
    )


def at_home(store: Store, context: Context, meaning: Meaning) -> Case | None:
    """Return the emergency of others in the speaker's own home, unless they speak of elsewhere."""
    homes = {home.home_id for home in context.homes}
    if not homes or meaning.home is not None or meaning.danger == MISSING:
        return None
    found = _running(store, context)
    return next((case for case in found if case.home_id in homes and case.danger != MISSING), None)


def is_known(store: Store, context: Context, meaning: Meaning, danger: str) -> bool:
    """Tell whether others reported a danger of which the words may tell: nobody asks again."""
    meant = replace(meaning, danger=danger)
    return same(store, context, meant, emergency_place.find(context, meant)) is not None


def _searched(store: Store, context: Context, meaning: Meaning) -> Case | None:
    """Return the search for a child that somebody saw, wherever that was."""
    if not reading.is_sighting(meaning.text):
        return None
    return next(iter(_running(store, context, MISSING)), None)


def perhaps_same(store: Store, context: Context, case: Case) -> Case | None:
    """Return what an emergency of an unknown place may belong to; the reporter is asked."""
    if not emergency_place.is_vague(emergency_place.of_case(case)):
        return None
    others = _running(store, context, case.danger or "")
    return next((other for other in others if other.id != case.id), None)


def is_same_place(case: Case, place: places.Place, *, guessed: bool) -> bool:
    """Tell whether two reports of one danger tell of one place.

    Where the speaker did not say the building it is guessed from their home: they may stand beside
    a fire, so that only its building counts; what befalls one person is at one door.
    """
    home = place["home"] or {}
    building = home.get("building") or place.get("building")
    if not building or not case.building:
        return (
            not building and not case.building and _is_known(case) and _label(case) == _bare(place)
        )
    if building != case.building:
        return False
    if case.danger in OF_BUILDING:
        return guessed or _fits(_unit(place), _unit(emergency_place.of_case(case)))
    if case.danger in OF_UNIT:
        return _fits(_unit(place), _unit(emergency_place.of_case(case)))
    parts = (home.get("unit"), home.get("room"), _bare(place))
    return parts == (case.unit, case.room, _label(case))


def _is_named(case: Case, place: places.Place, text: str) -> bool:
    """Tell whether words name where it is that belongs to no building, wherever its smoke is seen.

    烟是从B1上来的, said in 3栋; 东门 for 东门垃圾房.
    """
    if case.building or not _is_known(case):
        return False
    part = "" if place["home"] or emergency_place.is_vague(place) else _bare(place)
    return _label(case) in text or (bool(part) and part in _label(case))


def join(store: Store, context: Context, case: Case, said: Said, who: tuple[str, str]) -> str:
    """Let somebody (name, phone) follow an emergency of others; they are answered as the first."""
    store.followers.add(case.id, context.person.id, who, said.text, context.now)
    store.alarms.watch(case.id, context.now)
    kind = said.meaning.danger or case.danger or ""
    what_to_do = advice_texts.what_to_do(kind, context.community)
    return crowd_texts.joined(what_to_do, case.number, going(store, case))


def concerned(store: Store, context: Context, said: Said) -> Case | None:
    """Return the emergency of others that words go on about: followed, at home, or a search."""
    found = followed(store, context) or at_home(store, context, said.meaning)
    return found or _searched(store, context, said.meaning)


def followed(store: Store, context: Context) -> Case | None:
    """Return the running emergency that somebody follows since a short while, or None."""
    since = context.now - _within_ms(context)
    for case_id in store.followers.followed_by(context.person.id, since):
        case = store.cases.get(case_id)
        if case is not None and deadlines.is_open(case):
            return case
    return None


def heard_more(store: Store, context: Context, case: Case, said: Said, *, clear: bool) -> str:
    """Pass on what a follower says later; nobody's emergency ends by the words of another."""
    phone = next(iter(said.meaning.phones), "")
    store.followers.add(case.id, context.person.id, ("", phone), said.text, context.now)
    if clear:
        return crowd_texts.glad(case.number)
    return crowd_texts.passed_on(case.number, going(store, case))


def going(store: Store, case: Case) -> str:
    """Say to who follows it who comes, or that people were called."""
    return crowd_texts.who_comes(case, _engineer(store, case))


def erase_old(store: Store, settings: Settings, now: int, limit: int) -> int:
    """Erase who joined emergencies that ended long ago, and what they said; return how many."""
    days = settings.section(Emergencies).joined_kept_days
    old = store.followers.old(now - days * DAY_MS, limit)
    for one in old:
        store.followers.erase(one)
    return len(old)


def _running(store: Store, context: Context, danger: str | None = None) -> list[Case]:
    """Return what others reported of this danger, or of any, and goes on, the newest first."""
    since = context.now - _within_ms(context)
    found = store.cases.emergencies(context.community.name, danger)
    return [
        case
        for case in found
        if case.status not in deadlines.AWAITS_RESIDENT
        and case.reporter_id != context.person.id
        and (case.created_at >= since or store.followers.last_at(case.id) >= since)
    ]


def _within_ms(context: Context) -> int:
    return context.settings.section(Emergencies).joined_within * MINUTE_MS


def _fits(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _unit(place: places.Place) -> str | None:
    """Return the unit of a place, also of 3栋2单元电梯, which is no home."""
    if place["home"]:
        unit: str | None = place["home"]["unit"]
        return unit
    mentioned = find_mentions(plain(place["text"]))
    return next((one.home.unit for one in mentioned if one.home.unit), None)


def _is_known(case: Case) -> bool:
    return not emergency_place.is_vague(emergency_place.of_case(case))


def _label(case: Case) -> str:
    return _bare(emergency_place.of_case(case))


def _bare(place: places.Place) -> str:
    text: str = place["text"]
    return text.strip().removeprefix("小区").removesuffix("里")


def _engineer(store: Store, case: Case) -> str:
    engineer = store.staff.get(case.engineer_id) if case.engineer_id else None
    return engineer.name if engineer else advice_texts.A_COLLEAGUE
