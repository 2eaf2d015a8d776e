"""A town on a real database for complaints: everybody talks through the doors of the flows.

What each person reads is kept: replies with their taps, pushes as they leave, and cards.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.outbox import letters
from flows.cases import telling, watch
from flows.cases.rules.deeds import Moment
from flows.conversation.context import Said
from flows.turn import arrival as arrivals
from flows.turn import reception
from nlp.understanding import understand, unread
from storage.outbox import Claim
from storage.persons import Contact
from storage.records.people import Home, Resident
from storage.records.staff import Staff
from storage.store import Store
from tests.flows.sample import COMMUNITY, SETTINGS, at

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.database import Connection, Database
    from storage.records.case import Case
    from storage.records.complaint import Accused

HOMES = (("3", "2", "1704"), ("3", "2", "1804"), ("5", "1", "802"))
RESIDENTS = (  # name, phone, home
    ("李雷", "13866660001", 0),
    ("韩梅梅", "13800000002", 0),
    ("张秀英", "13800000003", 2),
    ("钱楼上", "13800000004", 1),
)
STAFF = (  # name, role, department, trades
    ("陈静", "clerk", "客服部", ""),
    ("王强", "engineer", "工程部", "水电"),
    ("刘洋", "engineer", "工程部", "水电 木工"),
    ("马超", "worker", "秩序部", "秩序"),
    ("赵刚", "department_head", "工程部", ""),
    ("孙丽", "affairs_head", "客服部", ""),
    ("周敏", "site_manager", "管理处", ""),
    ("吴总", "general_manager", "公司", ""),
    ("郑品", "quality", "品质部", ""),
    ("业委", "owners_committee", "", ""),
)
LIVES_UPSTAIRS = "马超"  # of the staff: bound to 3栋2单元1804


@dataclass(frozen=True, slots=True)
class Read:
    """What somebody read: whether by reply, push or card, and what they had typed before it."""

    name: str
    text: str
    way: str
    typed: str = ""


class Town:
    """Everybody, the clock, and all that anybody has read."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = at("2026-11-25 10:00")
        self.read: list[Read] = []
        self.persons: dict[str, str] = {}
        self.run(self._fill)

    def _fill(self, store: Store) -> None:
        for n, (building, unit, room) in enumerate(HOMES):
            store.residents.add_home(Home(f"h-{n}", COMMUNITY, building, unit, room), None, None)
        for n, (name, phone, home) in enumerate(RESIDENTS):
            resident = Resident(f"r-{n}", f"h-{home}", COMMUNITY, name, phone, "业主", None, 1)
            store.residents.put(resident, self.now)
            self._bind(store, name, phone, resident)
        for n, (name, role, department, trades) in enumerate(STAFF):
            phone = f"1390000000{n}"
            made = Staff(
                f"s-{n}", COMMUNITY, name, phone, role, department, trades, "", None, None, 1
            )
            store.staff.put(made, self.now)
            person = self._arrive(store, name)
            store.staff.bind(made.id, person)
            if name == LIVES_UPSTAIRS:
                resident = Resident("r-9", "h-1", COMMUNITY, name, phone, "租户", None, 1)
                store.residents.put(resident, self.now)
                self._bind(store, name, phone, resident)

    def _arrive(self, store: Store, name: str) -> str:
        person = store.persons.arrive(Contact(f"o-{name}", "message"), self.now)
        self.persons[name] = person.id
        return person.id

    def _bind(self, store: Store, name: str, phone: str, resident: Resident) -> None:
        person = self._arrive(store, name)
        store.residents.bind(person, resident, self.now)
        store.persons.set_profile(person, name, phone, COMMUNITY)
        store.persons.consent(person, self.now)

    def run(self, work: Callable[[Store], Any]) -> Any:  # noqa: ANN401 - whatever the work returns
        """Do something in one transaction."""

        def within(connection: Connection) -> Any:  # noqa: ANN401
            return work(Store(connection))

        return self.database.run(within)

    def says(self, name: str, text: str) -> str:
        """Let somebody write; return the reply with the marks of its taps."""
        self.now += 1000
        here = datetime.fromtimestamp(self.now / 1000, SETTINGS.zone).replace(tzinfo=None)
        said = Said(text, understand(text, here))

        def turn(store: Store) -> str:
            person = store.persons.arrive(Contact(f"o-{name}", "message"), self.now)
            context = arrivals.context_for(store, SETTINGS, person, self.now)
            return reception.respond(store, context, said)

        reply: str = self.run(turn)
        self.read.append(Read(name, reply, "reply", text))
        self.deliver()
        return reply

    def sends_photo(self, name: str) -> str:
        """Let somebody send a photo; return the reply."""
        self.now += 1000
        said = Said("", unread(""), media="image")

        def turn(store: Store) -> str:
            person = store.persons.arrive(Contact(f"o-{name}", "message"), self.now)
            context = arrivals.context_for(store, SETTINGS, person, self.now)
            return reception.receive_media(store, context, said, f"m{self.now}")

        reply: str = self.run(turn)
        self.read.append(Read(name, reply, "reply"))
        self.deliver()
        return reply

    def deliver(self) -> None:
        """Send all that is due to everybody, as the sender would."""
        self.now += 4000  # lesser steps wait to be joined
        self.run(self._empty)

    def _empty(self, store: Store) -> None:
        names = {person_id: name for name, person_id in self.persons.items()}
        for person_id in store.outbox.claim_persons(Claim("town", self.now, self.now), 50):
            while self._next(store, names.get(person_id, "by phone"), person_id):
                pass

    def _next(self, store: Store, name: str, person_id: str) -> bool:
        letter = letters.next_letter(store, person_id, letters.Moment(self.now, SETTINGS))
        if letter is None:
            return False
        self.read.append(Read(name, letter.text, "push"))
        if letter.card is not None:
            card = json.dumps(letter.card.data, ensure_ascii=False)
            self.read[-1] = Read(name, card, "card")
        for push in letter.pushes:
            store.outbox.sent(push, letter.rung, self.now)
        return True

    def heard(self, name: str) -> str:
        """Return what somebody was pushed so far."""
        return "\n".join(r.text for r in self.read if r.name == name and r.way != "reply")

    def wait(self, hours: float) -> None:
        """Let time pass, with the sweeps at its end."""
        self.now += round(hours * 3600_000)
        self.run(self._sweep)
        self.deliver()

    def _sweep(self, store: Store) -> None:
        until = self.now + 60_000
        for case in store.cases.claim_alerts(self.now, until, 50):
            watch.look(store, SETTINGS, case.id, self.now)
        for case in store.cases.claim_news(self.now, until, 50):
            watch.tell_news(store, SETTINGS, case.id, self.now)

    def complaint(self) -> Case:
        """Return the first complaint."""
        cases: list[Case] = self.run(lambda s: s.cases.recent_in(COMMUNITY, 0))
        return min((c for c in cases if c.kind == "complaint"), key=lambda c: c.number)

    def staff(self) -> list[Staff]:
        """Return everybody who works here."""
        found: list[Staff] = self.run(lambda s: s.staff.active_in(COMMUNITY))
        return found

    def desk(self, case: Case) -> list[Staff]:
        """Return whom a case waits for that nobody has accepted."""
        moment = Moment(self.now, SETTINGS)
        found: list[Staff] = self.run(lambda s: telling.clerks(s, moment, COMMUNITY, case))
        return found


def files(town: Town, words: str, who: str = "李雷") -> Case:
    """Let somebody complain in one sentence."""
    town.says(who, words)
    town.says(who, "确认")
    return town.complaint()


def accused_in(town: Town, case: Case) -> list[Accused]:
    """Return who is recorded as accused."""
    found: list[Accused] = town.run(lambda s: s.complaints.accused_in(case.id))
    return found


def names(town: Town, case: Case) -> set[str]:
    """Return who the case is hidden from, by name."""
    marks = case.hidden_from.split()
    return {one.name for one in town.staff() if one.id in marks}
