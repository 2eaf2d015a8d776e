"""Plain examples of what the repositories keep, for the tests to vary."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from storage.cases import Act
from storage.persons import Contact
from storage.records.case import Case
from storage.records.messages import Conversation
from storage.records.people import Home, Resident
from storage.records.staff import Staff
from storage.store import Store

if TYPE_CHECKING:
    from storage.database import Connection, Database
    from storage.records.people import Person

NOW = 1_795_000_000_000
MINUTE = 60_000
HOUR = 60 * MINUTE
FILED = Act("registered", None, "小管家")

_BLANK = dict.fromkeys(Case.__dataclass_fields__) | {"alert_level": 0, "confidential": 0}
BLANK = Case(**_BLANK | {"hidden_from": "", "investigators": ""})  # type: ignore[arg-type]
A_CASE = replace(
    BLANK,
    id="case-1",
    number="BX20261124-0001",
    kind="report",
    community="yuhu",
    status="registered",
    version=1,
    category="water",
    urgency="ordinary",
    description="厨房水管漏水",
    place="home",
    building="3",
    unit="2",
    room="1501",
    reporter_name="王小明",
    reporter_phone="13800000001",
    verified=1,
    shared=0,
    source="chat",
    defer_count=0,
    urge_count=0,
    return_count=0,
    created_at=NOW,
)


def person(connection: Connection, openid: str = "resident", opens: str = "message") -> Person:
    """Let somebody write to the account."""
    return Store(connection).persons.arrive(Contact(openid, opens), NOW)


def case(connection: Connection, **columns: Any) -> Case:  # noqa: ANN401 - fields of a Case
    """Store a case of the example's reporter, or of another."""
    if "reporter_id" not in columns:
        columns["reporter_id"] = person(connection).id
    return Store(connection).cases.add(replace(A_CASE, **columns), FILED)


def stored_case(db: Database, **columns: Any) -> Case:  # noqa: ANN401 - fields of a Case
    """Store a case in a transaction of its own."""
    return db.run(lambda connection: case(connection, **columns))


def conversation(person_id: str, subject: str = "", **columns: Any) -> Conversation:  # noqa: ANN401 - fields
    """Make a conversation that is in front."""
    made = Conversation(
        id=f"conversation-{subject}",
        person_id=person_id,
        flow="report_issue",
        subject=subject,
        status="front",
        asking="place",
        answers={},
        misunderstood=0,
        front_at=NOW,
        expires_at=NOW + HOUR,
        version=1,
    )
    return replace(made, **columns)


def home(connection: Connection, room: str = "1501") -> str:
    """Store a home and return its id."""
    made = Home(f"home-{room}", "yuhu", "3", "2", room)
    return Store(connection).residents.add_home(made, None, None)


def resident(connection: Connection, **columns: Any) -> Resident:  # noqa: ANN401 - fields
    """Store a resident of the example's home."""
    home_id = columns.pop("home_id", None) or home(connection)
    made = Resident("resident-1", home_id, "yuhu", "王小明", "13800000001", "业主", None, 1)
    made = replace(made, **columns)
    Store(connection).residents.put(made, NOW)
    return made


def staff(connection: Connection, **columns: Any) -> Staff:  # noqa: ANN401 - fields
    """Store a member of staff."""
    made = Staff(
        "staff-1", "yuhu", "李工", "13900000001", "engineer", "工程", "water", "", None, None, 1
    )
    made = replace(made, **columns)
    Store(connection).staff.put(made, NOW)
    return made
