"""A management office on a real database: its people, its cases, and what they say."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.wechat.markup import to_wechat
from flows.cases import opening
from flows.cases.filing import Draft
from flows.conversation.context import Said
from flows.desk import desk
from flows.places import place as places
from flows.turn import arrival as arrivals
from flows.writing.markup import plain
from nlp.understanding import understand
from storage.persons import Contact
from storage.records.people import Home, Resident
from storage.records.staff import Staff
from storage.store import Store
from tests.flows.sample import COMMUNITY, SETTINGS, at

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context
    from storage.database import Database
    from storage.records.case import Case, Event
    from storage.records.people import Person

ELSEWHERE = "翠湖二期"
PHONE = "13800000001"
STAFF = [  # name, phone, role, trades, community
    ("陈静", "13900000001", "clerk", "", COMMUNITY),
    ("王强", "13900000002", "engineer", "水电", COMMUNITY),
    ("刘洋", "13900000003", "engineer", "水电 木工", COMMUNITY),
    ("马超", "13900000004", "engineer", "秩序", COMMUNITY),
    ("赵刚", "13900000005", "department_head", "", COMMUNITY),
    ("周敏", "13900000007", "site_manager", "", COMMUNITY),
    ("业委", "13900000009", "owners_committee", "", COMMUNITY),
    ("何平", "13900000011", "clerk", "", ELSEWHERE),
]
UNBOUND = ("李刚", "13900000012", "engineer", "水电", COMMUNITY)


class Office:
    """Everybody of the tests, the clock, and what each of them is answered."""

    def __init__(self, database: Database) -> None:
        self.database = database
        first = SETTINGS.communities[0]
        second = first.model_copy(update={"name": ELSEWHERE})
        self.settings = SETTINGS.model_copy(update={"communities": (first, second)})
        self.now = at("2026-11-25 10:00")
        self.database.run(self._fill)

    def _fill(self, connection: Any) -> None:  # noqa: ANN401 - a connection
        store = Store(connection)
        for name, phone, role, trades, community in (*STAFF, UNBOUND):
            made = Staff(
                f"s-{name}", community, name, phone, role, "工程部", trades, "", None, None, 1
            )
            store.staff.put(made, self.now)
            if name != UNBOUND[0]:
                person = store.persons.arrive(Contact(f"o-{name}", "message"), self.now)
                store.staff.bind(made.id, person.id)
        home = Home("h-1501", COMMUNITY, "3", "2", "1501")
        store.residents.add_home(home, None, None)
        resident = Resident("r-1", home.id, COMMUNITY, "李雷", PHONE, "业主", None, 1)
        store.residents.put(resident, self.now)
        person = store.persons.arrive(Contact("o-李雷", "message"), self.now)
        store.residents.bind(person.id, resident, self.now)
        store.persons.set_profile(person.id, "李雷", PHONE, COMMUNITY)
        store.persons.consent(person.id, self.now)

    def advance(self, *, minutes: int = 0, hours: int = 0, days: int = 0) -> None:
        """Move the clock."""
        self.now += ((days * 24 + hours) * 60 + minutes) * 60_000

    def run(self, work: Callable[[Store], Any]) -> Any:  # noqa: ANN401 - whatever the work returns
        """Do something in one transaction."""
        return self.database.run(lambda connection: work(Store(connection)))

    def person(self, store: Store, name: str) -> Person:
        """Return somebody as they write to the account."""
        return store.persons.arrive(Contact(f"o-{name}", "message"), self.now)

    def context(self, store: Store, name: str) -> Context:
        """Return the facts of a turn of somebody."""
        person = self.person(store, name)
        return arrivals.context_for(store, self.settings, person, self.now)

    def heard(self, name: str, text: str, to: str = "") -> str | None:
        """Return what the desk answers, marks included; None when the text is no command."""
        here = datetime.fromtimestamp(self.now / 1000, self.settings.zone)
        said = Said(text, understand(text, here), to)
        reply: str | None = self.run(lambda s: desk.answer(s, self.context(s, name), said))
        return reply

    def says(self, name: str, text: str) -> str:
        """Return what the desk answers, as it is read."""
        reply = self.heard(name, text)
        assert reply is not None, f"{text} is no command"
        shown = plain(reply)
        assert "确认" not in shown
        assert len(shown) <= 600
        assert len(to_wechat(reply).encode()) <= 2048
        return shown

    def opens(self, description: str = "厨房水管漏水", **changes: Any) -> Case:  # noqa: ANN401 - of a draft
        """Open a case as 李雷 does in chat, or as somebody else would."""
        name = changes.pop("name", "李雷")
        draft = Draft(
            kind="report",
            category="water_drainage",
            description=description,
            place=places.at_home("3", "2", "1501"),
            phone=PHONE,
            name=name,
        )
        draft = replace(draft, **changes)
        case: Case = self.run(lambda s: opening.create(s, self.context(s, name), draft))
        return case

    def numbered(self, number: str, **changes: Any) -> Case:  # noqa: ANN401 - of a draft
        """Open a case that has a certain number."""
        case = self.opens(**changes)
        self.database.run(
            lambda c: c.execute("UPDATE cases SET number = :n WHERE id = :i", n=number, i=case.id)
        )
        return self.case(number)

    def case(self, number: str) -> Case:
        """Return the stored case."""
        found: Case | None = self.run(lambda store: store.cases.by_number(number))
        assert found is not None
        return found

    def timeline(self, number: str) -> list[Event]:
        """Return the timeline of a case."""
        case = self.case(number)
        events: list[Event] = self.run(lambda store: store.cases.timeline(case.id))
        return events

    def pushes(self, name: str) -> list[str]:
        """Return what waits to be sent to somebody."""
        texts: list[str] = []
        with suppress(LookupError):
            texts = self.run(
                lambda s: [
                    plain(p.text) for p in s.outbox.due_for(self.person(s, name).id, self.now)
                ]
            )
        return texts

    def taken(self, **changes: Any) -> str:  # noqa: ANN401 - of a draft
        """Return the number of a case that 王强 has taken."""
        number = self.dispatched(**changes)
        self.says("王强", f"接 {number}")
        return number

    def dispatched(self, **changes: Any) -> str:  # noqa: ANN401 - of a draft
        """Return the number of a case that was given to 王强."""
        number = self.opens(**changes).number
        self.says("陈静", f"受理 {number}")
        self.says("陈静", f"派 {number} 王强")
        return number

    def finished(self, **changes: Any) -> str:  # noqa: ANN401 - of a draft
        """Return the number of a case that 王强 has finished."""
        number = self.taken(**changes)
        self.says("王强", f"完成 {number} 换了角阀")
        return number
