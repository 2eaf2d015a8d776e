"""Open a case of the office itself: planned or found there, reported by no resident."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.cases import opening
from flows.cases.filing import Filing
from flows.cases.kind import kind_named
from flows.conversation.context import Context
from flows.settings.calendar import local
from storage.records.case import Case

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.case import Own
    from storage.records.staff import Staff
    from storage.store import Store

OFFICE = "物业服务中心"


@dataclass(frozen=True, slots=True)
class Inside:
    """What such a case begins with; it has the id that `own` names. `by` is who entered it."""

    kind: str
    community: str
    title: str
    own: Own
    holder_id: str | None
    by: Staff | None = None


def open_inside(store: Store, moment: Moment, new: Inside) -> Case:
    """Store it with its number, its first deadline and whoever hears of it."""
    office = store.persons.office(new.community, OFFICE, moment.now)
    context = Context(moment.now, moment.settings, office, staff=new.by)
    day = f"{local(moment.now, moment.settings):%Y%m%d}"
    case = Case(
        **opening.NEW
        | {
            "id": new.own.case_id,
            "number": store.cases.next_number(kind_named(new.kind, moment.settings).letters, day),
            "kind": new.kind,
            "community": new.community,
            "category": "other",
            "urgency": "ordinary",
            "danger": None,
            "description": new.title,
            "place": "",
            "home_id": None,
            "building": None,
            "unit": None,
            "room": None,
            "reporter_id": office.id,
            "reporter_name": OFFICE,
            "reporter_phone": "",
            "verified": 1,
            "shared": 0,
            "source": "desk",
            "entered_by": new.by.id if new.by else None,
            "available_from": None,
            "available_until": None,
            "created_at": moment.now,
            "from_case_id": None,
            "own": new.own,
            "holder_id": new.holder_id,
        }
    )
    return opening.begin(store, context, case, new.by, Filing())
