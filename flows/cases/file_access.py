"""Who may open a file of a case at the moment they open it, whenever their link was made.

Somebody may have become accused since, or a complaint confidential; a file that the complainant
sent shows who they are, so it opens only for who knows them or has opened the seal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from flows.cases.rules import access, confidentiality

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.records.messages import Evidence
    from storage.records.staff import Staff
    from storage.store import Store

HOUR_MS = 3600_000


class _WithFiles(Protocol):
    """What this needs of the catalog."""

    @property
    def opens(self) -> Sequence[Callable[[Store, Moment, str, Staff], bool]]: ...


def may_open(store: Store, moment: Moment, file: Evidence, person_id: str) -> bool:
    """Tell whether a person may see a file now."""
    case = store.cases.get(file.case_id) if file.case_id else None
    if case is None:
        return file.person_id == person_id or _opens_elsewhere(store, moment, file, person_id)
    homes = [home.home_id for home in store.residents.bound_homes(person_id)]
    if access.resident_sees(case, person_id, homes, moment.settings):
        return True
    staff = _staff(store, person_id)
    if staff is None or not access.staff_sees(case, staff, moment.settings):
        return False
    is_theirs = file.person_id == case.reporter_id
    known = confidentiality.knows_who(case, staff, moment.settings)
    return known or not is_theirs or _has_opened_seal(store, moment, case, staff)


def _opens_elsewhere(store: Store, moment: Moment, file: Evidence, person_id: str) -> bool:
    """Tell whether a file of no case belongs to something of a subject's own that staff may see."""
    staff, whose = _staff(store, person_id), file.case_id
    if staff is None or whose is None:
        return False
    known = cast("_WithFiles", moment.settings.catalog).opens
    return any(may_open(store, moment, whose, staff) for may_open in known)


def _staff(store: Store, person_id: str) -> Staff | None:
    person = store.persons.get(person_id)
    return store.staff.get(person.staff_id) if person and person.staff_id else None


def _has_opened_seal(store: Store, moment: Moment, case: Case, staff: Staff) -> bool:
    """Tell whether somebody with the right gave a reason not longer ago than a link lives.

    One of a future that is gone does not count: it would open for as long as the clock went back.
    """
    since = moment.now - moment.settings.media.link_hours * HOUR_MS
    looks = store.complaints.openings_of(case.id)
    mine = any(one.staff_id == staff.id and since <= one.at <= moment.now for one in looks)
    return mine and access.has(staff, "unseal", moment.settings)
