"""Seal a complaint at 归档 (COM-13): collect every row of it, and add it to the chain.

What is collected here is what `seal_check` compares again for as long as the archive is kept, so
a field may be added to it, and none may change its meaning.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from flows.cases.rules import access
from flows.cases.rules.deeds import NotPossible
from flows.complaint.archive import sealing
from flows.complaint.archive.paper_texts import TITLES
from flows.complaint.settings import COMPLAINTS, Complaints
from flows.places import place as places
from flows.settings.calendar import local
from storage.records.complaint import Archive

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from flows.settings.site import Settings
    from storage.records.case import Case, Event
    from storage.records.complaint import Accused, Talk
    from storage.records.messages import Evidence
    from storage.records.staff import Staff
    from storage.store import Store

    Json = dict[str, Any]

ARCHIVE = "archive"
KEPT = frozenset({"stored", "erasing", "erased"})  # a file whose bytes came, and its hash
_NOT_SEALED = frozenset({"version", "own", "reporter_id"})  # an account may change later
_RESIDENTS = ("neighbour", "other")  # accused whose name is personal
_TALK = ("id", "partner", "partner_name", "way", "proposed", "status", "agreed_at", "held_at",
         "record", "arranged_by", "created_at")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Papers:
    """What is printed of a complaint: its contents as they are sealed, or would be as a draft.

    `values` are the personal ones, None once they were erased.
    """

    case: Case
    contents: Json
    values: dict[str, str] | None
    archive: Archive | None = None


def require_ready(store: Store, case: Case) -> None:
    """Raise NotPossible while a file is still being fetched: it could not be sealed."""
    if any(file.status == "waiting" for file in store.evidence.of_case(case.id)):
        reason = "files_on_the_way"
        raise NotPossible(reason)


def seal(store: Store, moment: Moment, case: Case, deed: Deed) -> Archive:
    """Add the archive of a complaint that was just closed, in the same transaction."""
    position, previous = store.archives.next_place(case.community)
    settings = moment.settings
    keep_until = years_from(moment.now, settings.section(Complaints).keep_years, settings)
    head = {
        "case_id": case.id,
        "number": case.number,
        "community": case.community,
        "sealed_by": deed.actor_id or "",
        "sealed_at": moment.now,
        "keep_until": keep_until,
        **_words(store, case, moment),
    }
    contents, personal = _sealed(store, case, head)
    archive = Archive(
        case.id, case.number, case.community, position, sealing.hash_of(previous, contents),
        previous, contents, personal, deed.actor_id or "", moment.now, keep_until, None, None,
    )  # fmt: skip
    store.archives.add(archive)
    return archive


def papers_for(store: Store, moment: Moment, case_id: str, staff: Staff) -> Papers | None:
    """Return what can be printed of a complaint; None for whoever may not print it."""
    case = store.cases.get(case_id)
    if case is None or case.kind != COMPLAINTS:
        return None
    sees = access.staff_sees(case, staff, moment.settings)
    may = sees and access.may_do(staff, "paper", moment.settings)
    return papers(store, moment, case) if may else None


def papers(store: Store, moment: Moment, case: Case) -> Papers:
    """Return what can be printed of a complaint: the archive, before that a draft."""
    archive = store.archives.of_case(case.id)
    if archive is not None:
        values = sealing.values_of(archive.personal)
        return Papers(case, json.loads(archive.contents), values, archive)
    head = {"number": case.number, "community": case.community, **_words(store, case, moment)}
    contents, personal = _sealed(store, case, head)
    return Papers(case, json.loads(contents), sealing.values_of(personal))


def record_of(store: Store, case: Case) -> Json:
    """Return every stored row of a complaint as plain JSON, personal values in fields of their own.

    Residents stand as `account` and `resident_name`, staff as `actor_id` and `actor_name`.
    """
    openings = [asdict(one) for one in store.complaints.openings_of(case.id)]
    return {
        "case": _case(case),
        "timeline": [_line(store, event) for event in store.cases.timeline(case.id)],
        "accused": [_accused(one) for one in store.complaints.accused_in(case.id)],
        "openings": [_without(one, "case_id") for one in openings],
        "talks": [_talk(one) for one in store.archives.talks_of(case.id)],
        "evidence": [_file(case, one) for one in store.evidence.of_case(case.id)],
    }


def _sealed(store: Store, case: Case, head: Json) -> tuple[str, str]:
    record = record_of(store, case)
    home = store.residents.home_by_id(case.home_id) if case.home_id else None
    label = places.home_label(home.building, home.unit, home.room) if home else ""
    known = _known(store, case, record) | ({label: "place", home.room: "room"} if home else {})
    parts = {"record": record, "complainant": {"home": label or (case.place if case.room else "")}}
    return sealing.sealed(head, parts, known, lambda: secrets.token_hex(16))


def _words(store: Store, case: Case, moment: Moment) -> Json:
    """Name category, severity and roles as they are called today: later they may be others."""
    settings = moment.settings
    category = settings.categories.get(case.category)
    levels = settings.section(Complaints).levels
    actors = {event.actor_id for event in store.cases.timeline(case.id) if event.actor_id}
    staff = [one for one in map(store.staff.get, sorted(actors)) if one is not None]
    return {
        "category_name": category.name if category else case.category,
        "level_name": next((one.name for key, one in levels.items() if key == case.severity), ""),
        "titles": {s.id: settings.roles[s.role].title for s in staff if s.role in settings.roles},
    }


def _case(case: Case) -> Json:
    fields = _without(asdict(case), *_NOT_SEALED)
    if case.home_id is None and case.room is None:  # where it happened tells nobody's home
        fields["public_place"] = fields.pop("place")
    return fields


def _line(store: Store, event: Event) -> Json:
    fields = _without(asdict(event), "case_id", "actor_id", "actor_name", "details")
    is_staff = event.actor_id is None or store.staff.get(event.actor_id) is not None
    who, name = ("actor_id", "actor_name") if is_staff else ("account", "resident_name")
    fields |= {who: event.actor_id, name: event.actor_name}
    return fields | {"details": json.loads(event.details)}


def _accused(one: Accused) -> Json:
    fields = _without(asdict(one), "case_id")
    if one.kind in _RESIDENTS:
        fields["resident_name"] = fields.pop("name")
    return fields


def _talk(one: Talk) -> Json:
    fields = asdict(one)
    return {name: fields[name] for name in _TALK} | {"proposed": list(one.proposed)}


def _file(case: Case, one: Evidence) -> Json:
    return {
        "id": one.id,
        "kind": one.kind,
        "sent_by": "complainant" if one.person_id == case.reporter_id else "other",
        "received_at": one.received_at,
        "kept": one.status in KEPT,
        "mime": one.mime,
        "size": one.size,
        "sha256": one.sha256,
    }


def _without(fields: Json, *names: str) -> Json:
    return {name: value for name, value in fields.items() if name not in names}


def _known(store: Store, case: Case, record: Json) -> dict[str, str]:
    """Return the values to look for in free words: the complainant's, and the household's names."""
    names = {case.reporter_name, *_called(case.reporter_name)}
    known = {case.reporter_phone: "phone", case.room or "": "room"}
    if case.room or case.home_id:
        known[case.place] = "place"
    reporter = store.persons.get(case.reporter_id)
    if reporter is not None:
        names.add(reporter.name or "")
        known[reporter.phone or ""] = "phone"
        known[reporter.openid or ""] = "account"
    homes = {case.home_id, *(one.get("home_id") for one in record["accused"])}
    for home_id in sorted(home for home in homes if home):
        names |= {one.name for one in store.residents.living_in(home_id)}
    names |= {one["resident_name"] for one in record["accused"] if "resident_name" in one}
    return {**dict.fromkeys(sorted(names), "name"), **known}


def _called(name: str) -> set[str]:
    """Return how staff write of somebody: the family name with a title before or after it."""
    return {form.format(name[:1]) for form in TITLES} if 2 <= len(name) <= 4 else set()


def years_from(at: int, years: int, settings: Settings) -> int:
    """Return the same day years later, or earlier, in the site's own time."""
    day = local(at, settings)
    try:
        later = day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        later = day.replace(year=day.year + years, month=3, day=1)
    return round(later.timestamp() * 1000)
