"""Bind a messenger account to a home (绑定): checked against the roster, confirming nothing else.

Every mismatch gets the same answer, so nobody learns who lives where; a clerk decides, or the
account that is already bound to the same resident (COM-3, PRACTICE.md "Law and shame").
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, cast

from flows.binding import notices as binding_notices
from flows.binding import rules as binding_clocks
from flows.binding import texts as binding_texts
from flows.conversation.engine import Answers, Ask, Flow, InvalidAnswer
from flows.conversation.readers import found_phone, phone_number, text_up_to
from flows.intake import remarks as report_remarks
from flows.places import place as places
from storage.ids import new_id
from storage.records.people import BindingRequest, Home, Resident

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.conversation.context import Context, Said
    from flows.settings.site import Community, Settings
    from storage.store import Store

DAY_MS = 24 * 3600_000
NAME_LIMIT = 20
LONGEST_NAME = 4  # characters of a name that may look like the words for a problem


def steps(_context: Context) -> Sequence[Ask]:
    """Return the three questions of a binding."""
    return [
        Ask("home", binding_texts.ASK_HOME, read_home, fill=find_home),
        Ask("name", binding_texts.ASK_NAME, read_name, fill=find_name),
        Ask("phone", binding_texts.ASK_PHONE, phone_number, fill=found_phone),
    ]


def read_home(said: Said, context: Context, _answers: Answers) -> dict[str, str]:
    """Read a whole home; an impossible one is explained (which rooms exist is no secret)."""
    home = said.meaning.home
    found = find_home(said, context, {})
    if found is not None:
        return found
    problem = places.problem_with(context.community, home) if home else None
    raise InvalidAnswer(problem or binding_texts.WHICH_HOME, instead=not problem)


def find_home(said: Said, context: Context, _answers: Answers) -> dict[str, str] | None:
    """Find a whole home in a sentence; one that can't be only where a phone stands beside it.

    Such a claim is a mismatch like any other; else the question for the home says what is wrong.
    """
    home = said.meaning.home
    for community in _communities(context):
        if home is None or places.problem_with(community, home):
            continue
        place = places.completed(community, home)
        if place and places.is_complete(place):
            found: dict[str, str] = place["home"]
            return found
    if home and home.building and home.unit and home.room and said.meaning.phones:
        return {"building": home.building, "unit": home.unit, "room": home.room}
    return None


def _communities(context: Context) -> list[Community]:
    """Return where a home may be, the speaker's own community first."""
    own = context.community
    return [own, *(c for c in context.settings.communities if c.name != own.name)]


def read_name(said: Said, context: Context, answers: Answers) -> str:
    """Read a name: what is said, without titles."""
    words = text_up_to(NAME_LIMIT, at_least=2, hint=binding_texts.WHICH_NAME)(
        said, context, answers
    )
    tells = said.meaning.category and len(words) > LONGEST_NAME  # 厨房水管漏水了 is nobody
    if tells or any(character.isdecimal() for character in words):
        raise InvalidAnswer(binding_texts.WHICH_NAME)
    return said.meaning.name or words


def find_name(said: Said, _context: Context, _answers: Answers) -> str | None:
    """Find a name that is said to be one."""
    return said.meaning.name


def finish(context: Context, store: Store, answers: Answers) -> str:
    """Bind at once when the roster agrees; else keep a request for somebody to decide."""
    tries = store.persons.try_again(context.person.id, "binding", context.now, DAY_MS)
    if tries > context.settings.resident.binding_tries_a_day:
        return binding_texts.tries_used(context.community.duty_phone)
    context, living, match = _on_roster(store, context, answers)
    if match is not None and _is_free(store, context, match):
        bind_account(store, context, context.person.id, match)
        return binding_texts.bound(places.home_label(**answers["home"]), match.name)
    request = _ask_somebody(store, context, answers, match)
    binding_notices.ask(store, context, request, _roster_view(living, answers))
    until = binding_clocks.promised(context.now, context.settings)
    return binding_texts.wait_for_answer(
        until, context.now, context.settings.zone, context.community.duty_phone
    )


def _on_roster(
    store: Store, context: Context, answers: Answers
) -> tuple[Context, list[Resident], Resident | None]:
    """Find the home and whom of it is meant, in whichever community knows them.

    The context comes back as of that community; a room's code names it, else the own one counts.
    """
    every = _communities(context)
    found = []
    for community in [c for c in every if c.name == answers.get("community")] or every:
        person = replace(context.person, community=community.name)
        home = store.residents.home(community.name, **answers["home"])
        living = store.residents.living_in(home.id) if home else []
        who = (r for r in living if (r.name, r.phone) == (answers["name"], answers["phone"]))
        found.append((replace(context, person=person, homes=()), living, next(who, None)))
    return next((one for one in found if one[2] is not None), found[0])


def bind_account(store: Store, context: Context, person_id: str, resident: Resident) -> None:
    """Bind the account, keep that the use of data was told, and take over what was phoned in."""
    store.residents.bind(person_id, resident, context.now)
    store.persons.absorb_phone_only(resident.phone, person_id)
    store.persons.set_profile(person_id, resident.name, resident.phone, resident.community)
    store.persons.consent(person_id, context.now)
    for follow in bound_hooks(context.settings):
        follow(store, context, person_id, resident.home_id)


def asked_of(store: Store, context: Context) -> list[BindingRequest]:
    """Return what waits for the yes of this account, the first one of its residents."""
    return store.binding_requests.open_for_resident([home.resident_id for home in context.homes])


def decide(store: Store, context: Context, number: int, *, agreed: bool) -> str:
    """Decide a request by its number: a clerk, or an account bound to the same resident."""
    request = store.binding_requests.by_number(number)
    if request is None or not _may_decide(store, context, request):
        return binding_texts.NO_SUCH_REQUEST
    if request.status != "open":
        return binding_texts.DECIDED_BEFORE
    status = "agreed" if agreed else "refused"
    store.binding_requests.decide(request, status, context.person.id, context.now)
    if agreed:
        bind_account(store, context, request.person_id, _resident_for(store, context, request))
    binding_notices.tell_decision(store, context, request, agreed=agreed)
    return binding_texts.decided(request.home, request.name, agreed=agreed)


def _is_free(store: Store, context: Context, resident: Resident) -> bool:
    others = set(store.residents.accounts_of(resident.id)) - {context.person.id}
    return not others


def _ask_somebody(
    store: Store, context: Context, answers: Answers, match: Resident | None
) -> BindingRequest:
    earlier = store.binding_requests.open_of(context.person.id)
    if earlier is not None:
        store.binding_requests.decide(earlier, "replaced", context.person.id, context.now)
    request = BindingRequest(
        id=new_id(context.now),
        number=0,
        community=context.community.name,
        person_id=context.person.id,
        resident_id=match.id if match else None,
        home=places.home_label(**answers["home"]),
        name=answers["name"],
        phone=answers["phone"],
        status="open",
        created_at=context.now,
        version=1,
    )
    first = binding_clocks.next_look(context.now, context.now, context.settings)
    return store.binding_requests.add(request, first)


def _roster_view(living: list[Resident], answers: Answers) -> str:
    """Say to the clerk, and only to the clerk, what the roster holds against the request."""
    if not living:
        return binding_texts.HOME_UNKNOWN
    if any(r.name == answers["name"] and r.phone == answers["phone"] for r in living):
        return binding_texts.SECOND_ACCOUNT
    if any(r.name == answers["name"] for r in living):
        return binding_texts.PHONE_DIFFERS
    return binding_texts.NAME_DIFFERS


def _may_decide(store: Store, context: Context, request: BindingRequest) -> bool:
    staff = context.staff
    if staff is not None and staff.community == request.community:
        role = context.settings.roles.get(staff.role)
        if role and "accept" in role.permissions:
            return True
    if request.resident_id is None or request.person_id == context.person.id:
        return False
    return context.person.id in store.residents.accounts_of(request.resident_id)


def _resident_for(store: Store, context: Context, request: BindingRequest) -> Resident:
    """Return the roster's resident, added now when a clerk vouches for somebody new."""
    known = store.residents.get(request.resident_id) if request.resident_id else None
    if known is not None:
        return known
    building, unit, room = places.parts_of_label(request.home)
    home_id = store.residents.add_home(
        Home(new_id(context.now), request.community, building, unit, room), None, None
    )
    resident = Resident(
        id=new_id(context.now),
        home_id=home_id,
        community=request.community,
        name=request.name,
        phone=request.phone,
        relation=binding_texts.RELATION_VOUCHED,
        occupancy=None,
        active=1,
    )
    resident_id = store.residents.put(resident, context.now)
    stored = store.residents.get(resident_id)
    return stored or resident


BINDING = Flow(
    "binding",
    binding_texts.TITLE,
    steps=steps,
    finish=finish,
    hear=report_remarks.hear_binding,
    takes_details=True,
    splits=True,
)


class _WithBound(Protocol):
    """What binding needs of the catalog: what else follows when somebody was bound to a home."""

    @property
    def bound(self) -> Sequence[Callable[[Store, Context, str, str], None]]: ...


def bound_hooks(settings: Settings) -> Sequence[Callable[[Store, Context, str, str], None]]:
    """Return what else follows when somebody was bound to a home: given person and home."""
    return cast("_WithBound", settings.catalog).bound


HOUR_MS = 3600_000
CODE_TRIES_AN_HOUR = 5


def use_code(store: Store, context: Context, code: str) -> str:
    """Bind a member of staff by their one-time code."""
    tries = store.persons.try_again(context.person.id, "code", context.now, HOUR_MS)
    if tries > CODE_TRIES_AN_HOUR:
        return binding_texts.STAFF_TRIES_USED
    staff = store.staff.use_invitation(hash_of(code), context.person.id, context.now)
    if staff is None or not staff.active:
        return binding_texts.STAFF_CODE_WRONG
    store.staff.bind(staff.id, context.person.id)
    role = context.settings.roles.get(staff.role)
    return binding_texts.bound_staff(
        staff.name, role.title if role else staff.role, staff.community
    )


def hash_of(code: str) -> str:
    """Return what is kept of a code; the code itself is nowhere."""
    return hashlib.sha256(code.upper().encode()).hexdigest()
