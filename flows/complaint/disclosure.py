"""Who may still read a message about a complaint when it leaves: asked again at that moment.

Between the decision and the sending somebody may have become accused, or the complaint
confidential; then the message is dropped, or leaves without what tells who complained.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import confidentiality
from flows.cases.rules.conflict import is_hidden
from flows.complaint.settings import COMPLAINTS
from flows.writing.markup import plain

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.records.messages import Push
    from storage.records.people import Person
    from storage.records.staff import Staff
    from storage.store import Store

CONFLICT, LEFT = "conflict of interest", "works here no longer"


def withheld(store: Store, person: Person, push: Push) -> str | None:
    """Return why somebody is not to have a message about a complaint, or None."""
    case = _complaint_of_others(store, push)
    if case is None:
        return None
    staff = _staff(store, person)
    if staff is None:
        return LEFT
    return CONFLICT if is_hidden(case, staff) else None


def as_read(store: Store, settings: Settings, person: Person, push: Push) -> Push:
    """Return a message as its reader may have it now; ask `withheld` first."""
    case = _complaint_of_others(store, push)
    staff = _staff(store, person)
    if case is None or staff is None or confidentiality.knows_who(case, staff, settings):
        return push
    text = (
        push.text if _is_clean(push.text, case) else confidentiality.masked(plain(push.text), case)
    )
    return replace(push, text=text, fields=_fields_without_who(push, case))


def _is_clean(text: str, case: Case) -> bool:
    """Tell whether nothing would be taken out: then the taps in it can stay."""
    read = plain(text)
    return confidentiality.masked(read, case) == read


def _fields_without_who(push: Push, case: Case) -> str | None:
    if push.fields is None:
        return None
    values = json.loads(push.fields)
    for name in ("what", "place", "who"):
        if isinstance(values.get(name), str):
            values[name] = confidentiality.masked(values[name], case)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _complaint_of_others(store: Store, push: Push) -> Case | None:
    """Return the complaint a message is about, unless it goes to who complained."""
    case = store.cases.get(push.case_id) if push.case_id else None
    if case is None or case.kind != COMPLAINTS or case.reporter_id == push.person_id:
        return None
    return case


def _staff(store: Store, person: Person) -> Staff | None:
    staff = store.staff.get(person.staff_id) if person.staff_id else None
    return staff if staff and staff.active else None
