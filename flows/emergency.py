"""Danger: the right advice and numbers at once, and an urgent case with what is known.

Another kind of danger is another case, with its own advice; the same kind, or a cry that does not
say what happened, is added to the one that goes on.

Paging until somebody says 我去 belongs here, too, once it is built; today everybody on duty is
pushed once and the ladder climbs as for any urgent case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows import case_work, dialogue, opening, places
from flows.commands.wishes import parse
from flows.emergency_details import DETAILS, add_to
from flows.feedback import resident_deed
from flows.rules import deadlines
from flows.texts import emergency as texts
from flows.texts import general, times
from nlp.danger import CRY, is_cry
from nlp.spelling import plain

if TYPE_CHECKING:
    from flows.context import Context, Said
    from flows.engine import Answers
    from storage.records import Case
    from storage.store import Store

SAME_EVENT_MS = 30 * 60_000  # what is said again within it belongs to the same emergency
HEARD_MS = 24 * 3600_000  # within it the one who raised an emergency may say that it is over
ASKS = frozenset({"urge", "progress"})
CATEGORIES = {
    "fire": "fire_safety",
    "gas": "gas_heating",
    "trapped": "lift",
    "shock": "electricity_lighting",
    "life_support": "electricity_lighting",
}


def divert(store: Store, context: Context, said: Said) -> str:
    """Answer danger: advice, numbers, and a case that everybody on duty hears of."""
    kind = said.meaning.danger or ""
    running = _same_event(store, context, said)
    dialogue.step_aside(store, context)
    if running is not None:
        unclear = kind == CRY or is_cry(plain(said.text))
        return _add(store, context, running, said, running.danger if unclear else kind)
    place = _place(context, said)
    phone = _phone(context, said)
    draft = opening.Draft(
        kind="report",
        category=CATEGORIES.get(kind, said.meaning.category or "other"),
        description=opening.description_of(said.text, said.meaning.phones) or said.text,
        place=place,
        phone=phone,
        name=_name(context),
        danger=kind,
    )
    case = opening.create(store, context, draft)
    reply = texts.advice(kind, case, context.community)
    if place["text"] != texts.UNKNOWN_PLACE and phone:
        return reply
    known: Answers = {} if place["text"] == texts.UNKNOWN_PLACE else {"place": "known"}
    known |= {"phone": phone} if phone else {}
    asked = dialogue.start(store, context, DETAILS, None, subject=case.id, answers=known)
    return f"{reply}\n\n{asked}"


def heard(store: Store, context: Context, said: Said) -> str | None:
    """Answer what only somebody in an emergency says so: a cry, 来了没, 没事了; else None."""
    text = said.text.strip()
    if said.to or said.meaning.danger or parse(text) is not None:
        return None
    clear = texts.is_all_clear(text)
    thanks = said.meaning.intent == "thanks"
    if not (clear or thanks or is_cry(plain(text)) or said.meaning.intent in ASKS):
        return None
    if clear or thanks:
        return _end(store, context, said, clear=clear)
    running = running_one(store, context)
    if running is None or running.status in deadlines.AWAITS_RESIDENT:
        return None
    if said.meaning.category not in {None, running.category}:
        return None  # 我报的灯什么时候修
    return _add(store, context, running, said, running.danger)


def running_one(store: Store, context: Context) -> Case | None:
    """Return the newest emergency of the last half hour, or None."""
    return next(iter(_running(store, context, SAME_EVENT_MS)), None)


def tell_more(store: Store, context: Context, case: Case, text: str) -> str:
    """Pass what is said after an emergency on to those who are on their way."""
    add_to(store, context, case, text)
    return texts.told_more(case, _going(store, context, case), context.community)


def _add(store: Store, context: Context, case: Case, said: Said, kind: str | None) -> str:
    """Add words to a running emergency, and say again what to do."""
    add_to(store, context, case, said.text)
    reply = texts.added(case, kind or "", _going(store, context, case), context.community)
    for open_one in dialogue.open_conversations(store, context):
        if (open_one.flow, open_one.subject) == (DETAILS.name, case.id):  # 在哪里？
            return f"{reply}\n\n{dialogue.come_back(store, context, open_one, quiet=True)}"
    return reply


def _running(store: Store, context: Context, within_ms: int) -> list[Case]:
    """Return the speaker's emergencies that are open, the newest first."""
    since = context.now - within_ms
    cases = store.cases.of_reporter(context.person.id, since)
    return [c for c in cases if c.danger and c.created_at >= since and deadlines.is_open(c)]


def _same_event(store: Store, context: Context, said: Said) -> Case | None:
    """Return the running emergency that the words belong to."""
    running = _running(store, context, SAME_EVENT_MS)
    same = next((case for case in running if case.danger == said.meaning.danger), None)
    if same is not None:
        return same
    unclear = said.meaning.danger == CRY or is_cry(plain(said.text))
    return next((case for case in running if unclear or case.danger == CRY), None)


def _going(store: Store, context: Context, case: Case) -> str:
    """Say who comes, or that nobody has answered yet."""
    engineer = store.staff.get(case.engineer_id) if case.engineer_id else None
    name = engineer.name if engineer else texts.A_COLLEAGUE
    due = case.promised_at
    by = times.moment(due, context.now, context.settings.zone) if due else ""
    return texts.going(case, name, by)


def _end(store: Store, context: Context, said: Said, *, clear: bool) -> str | None:
    """Hear that it is over; another open question takes such words first."""
    others = [c for c in dialogue.open_conversations(store, context) if c.flow != DETAILS.name]
    gives_up = said.text.strip() in general.CANCEL_WORDS - texts.OVER
    if any(c.status == "front" or gives_up for c in others):
        return None
    case = next(iter(_running(store, context, HEARD_MS)), None)
    if case is None or not (clear or case.status in deadlines.AWAITS_RESIDENT):
        return None
    about = context.about(case)
    if case.status in deadlines.AWAITS_RESIDENT:
        case_work.perform(store, about, case, resident_deed(about, "confirm"))
        return texts.over(case.number)
    dialogue.drop(store, context, DETAILS)
    add_to(store, context, case, said.text)
    taken_back = case_work.refusal(about, case, resident_deed(about, "withdraw"))
    return texts.all_clear(case, may_withdraw=taken_back is None)


def _place(context: Context, said: Said) -> places.Place:
    spot = places.spot_of(said.meaning)
    if said.meaning.home is not None:
        found = places.completed(context.community, said.meaning.home)
        if found is not None:
            return found | {"text": spot}
    if spot and not places.is_inside(spot):
        building = context.homes[0].building if len(context.homes) == 1 else None
        return places.at_public(spot, building)
    if len(context.homes) == 1:
        return places.of_bound(context.homes[0], spot)
    return places.at_public(texts.UNKNOWN_PLACE)


def _phone(context: Context, said: Said) -> str:
    if said.meaning.phones:
        return said.meaning.phones[0]
    if context.homes:
        return context.homes[0].phone
    return (context.staff.phone if context.staff else context.person.phone) or ""


def _name(context: Context) -> str:
    if context.homes:
        return context.homes[0].name
    known = context.staff.name if context.staff else context.person.name
    return known or texts.A_RESIDENT
