"""Who is complained about: found in the words by the roster, and from then on kept away from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from flows.cases import work as case_work
from flows.cases.rules.conflict import mark_of_department
from flows.cases.rules.deeds import Deed
from flows.complaint.settings import COMPLAINTS
from flows.places import place as places
from nlp import listed, marks
from nlp.understanding import understand_briefly
from storage.ids import new_id
from storage.records.complaint import Accused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

SYSTEM = "小管家"
SHORTEST_DEPARTMENT = 3  # characters: 公司 may be anybody's


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody complained about; `marks` hide the case from them.

    From a neighbour it is hidden where they, too, work here.
    """

    kind: str
    name: str
    staff_id: str | None = None
    department: str | None = None
    home_id: str | None = None
    marks: tuple[str, ...] = ()


def find_accused(store: Store, case: Case, words: str) -> list[Found]:
    """Return who words name: staff, departments, a home; else whoever they say, as written."""
    found = _found(store, case.community, words, lambda name: name in words)
    then = datetime.fromtimestamp(case.created_at / 1000, UTC).replace(tzinfo=None)
    home = understand_briefly(words, then).home
    if home is not None and home.room:
        own = {"building": home.building or case.building, "unit": home.unit or case.unit}
        found += find_neighbour(store, case.community, own | {"room": home.room})
    return found or [Found("other", words[:20])]


def find_named(store: Store, community: str, words: str) -> list[Found]:
    """Return the members of staff that a complaint names, or else the departments it is about.

    Who was told of it before (我跟管理处说过) is not complained about: a department counts where
    the complaint, or a clause of it, begins with it.
    """
    return _found(store, community, words, lambda name: _is_about(name, words))


def _found(
    store: Store, community: str, words: str, is_meant: Callable[[str], bool]
) -> list[Found]:
    team = store.staff.active_in(community)
    people = [of_staff(one) for one in _named(team, words)]
    names = sorted({one.department for one in team if one.department}, key=len, reverse=True)
    return people or [_department(name) for name in names if is_meant(name)]


def _is_about(department: str, words: str) -> bool:
    if len(department) < SHORTEST_DEPARTMENT:
        return False
    found = listed.find_all(COMPLAINTS, words)
    ours = {one.start: one.end for one in found if one.kind == "ours"}
    begins = [0, *(one.end for one in found if one.kind == "complains")]
    begins += [at for at, sign in enumerate(words, 1) if sign in marks.PAUSES or sign.isspace()]
    return any(
        words.startswith(department, at) for one in begins for at in (one, ours.get(one, one))
    )


def find_by_id(store: Store, staff_id: str) -> list[Found]:
    """Return a member of staff as somebody complained about."""
    staff = store.staff.get(staff_id)
    return [of_staff(staff)] if staff else []


def find_neighbour(store: Store, community: str, home: dict[str, Any]) -> list[Found]:
    """Return a household as complained about; whoever of ours lives there does not see it."""
    if not home["building"] or not home["room"]:
        return []
    known = store.residents.home(community, home["building"], home["unit"] or "", home["room"])
    name = places.home_label(home["building"], home["unit"], home["room"])
    if known is None:
        return [Found("neighbour", name)]
    return [Found("neighbour", name, home_id=known.id, marks=_of_ours_in(store, known.id))]


def _of_ours_in(store: Store, home_id: str) -> tuple[str, ...]:
    """Return the ids of staff who live in a home: by their phone, or their own account."""
    found: dict[str, None] = {}
    for resident in store.residents.living_in(home_id):
        found |= {one.id: None for one in store.staff.by_phone(resident.phone)}
        for person_id in store.residents.accounts_of(resident.id):
            person = store.persons.get(person_id)
            if person is not None and person.staff_id:
                found[person.staff_id] = None
    return tuple(found)


def hide_from(  # noqa: PLR0913, PLR0917 - who says so of whom, and where it was found
    store: Store, context: Context, case: Case, found: Sequence[Found], deed: Deed, source: str
) -> Case:
    """Hide a complaint from who is accused, give it to somebody else where they had it."""
    keep_accused(store, case.id, found, source, context.now, deed.actor_id)
    marks = tuple(mark for one in found for mark in one.marks)
    department = next((one.department for one in found if one.department), None)
    done = replace(deed, hides=marks, department=department)
    return case_work.perform(store, context, case, done)


def hide_from_new_tenant(store: Store, context: Context, person_id: str, home_id: str) -> None:
    """Hide what is complained about a household from who of ours is bound to it from now on."""
    person = store.persons.get(person_id)
    if person is None or person.staff_id is None:
        return
    for case in store.complaints.against_home(home_id):
        deed = Deed("accuse", None, SYSTEM, "system", hides=(person.staff_id,))
        case_work.perform(store, context, case, deed)


def keep_accused(  # noqa: PLR0913, PLR0917 - a row and its source
    store: Store, case_id: str, found: Sequence[Found], source: str, now: int, by: str | None
) -> None:
    """Keep who is accused."""
    for one in found:
        row = Accused(
            new_id(now), case_id, one.kind, one.name, one.staff_id, one.department, one.home_id,
            source, by, now,
        )  # fmt: skip
        store.complaints.accuse(row)


def of_staff(staff: Staff) -> Found:
    """Return a member of staff as somebody complained about."""
    return Found("staff", staff.name, staff.id, staff.department or None, None, (staff.id,))


def _department(name: str) -> Found:
    return Found("department", name, department=name, marks=(mark_of_department(name),))


def _named(team: Sequence[Staff], words: str) -> list[Staff]:
    """Return who is named in full, and by a family name and a title that only one of them has.

    Two of the same family name are not told apart: then a person is asked. Who is only to be kept
    away from it (别让王强去打听) is complained of by nobody.
    """
    kept_away = {one.end for one in listed.find_all(COMPLAINTS, words) if one.kind == "keeps_away"}
    left = words
    for one in team:
        for at in (end for end in kept_away if words.startswith(one.name, end)):
            left = left[:at] + " " * len(one.name) + left[at + len(one.name) :]
    found = [one for one in team if one.name in left]
    for one in found:
        left = left.replace(one.name, " ")
    for family in sorted(_families_called(left)):
        called = [one for one in team if one.name[:1] == family]
        found += called if len(called) == 1 and called[0] not in found else []
    return found


def _families_called(words: str) -> set[str]:
    """Return each sign that stands before what our people are called by: 王师傅, 李工."""
    said = listed.find_all("people", words)
    no_post = {one.start for one in said if one.kind == "no_post"}
    posts = {one.start for one in said if one.kind == "post"} - no_post
    return {words[at - 1] for at in posts if at}
