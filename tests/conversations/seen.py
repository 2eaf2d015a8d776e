"""What can be seen after a message: the rows of the database, and the reply on the phone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from flows.cases.rules.deeds import HUMAN
from flows.emergency.added import ADDED
from storage.outbox import REPLY
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from simulator import Bubble
    from storage.records.case import Case, Event
    from storage.records.messages import Conversation
    from tests.scenarios.conftest import World

Difference = tuple[str, str]  # what was expected, and what happened


@dataclass(frozen=True)
class Look:
    """The database at one moment."""

    cases: Mapping[str, Case]
    events: tuple[Event, ...]
    pushes: tuple[Mapping[str, Any], ...]  # with the openid of whom they are for

    def with_words_that_waited(self, later: Look) -> Look:
        """Return it with the words that were kept a moment, as an emergency pages once a minute."""
        known = {row["id"] for row in self.pushes}
        waited = [one for one in later.pushes if one["kind"] == ADDED and one["id"] not in known]
        return replace(self, pushes=(*self.pushes, *waited))


def look(world: World) -> Look:
    """Read what there is now."""

    def work(connection: Any) -> Look:  # noqa: ANN401 - of either engine
        store = Store(connection)
        numbers = connection.all("SELECT number FROM cases ORDER BY created_at, number")
        found = [store.cases.by_number(row["number"]) for row in numbers]
        cases = {case.id: case for case in found if case is not None}
        pushes = connection.all(
            "SELECT o.*, p.openid FROM outbox o JOIN persons p ON p.id = o.person_id"
        )
        events = [one for case in cases for one in store.cases.timeline(case)]
        return Look(cases, tuple(events), tuple(pushes))

    return world.service.database.read(work)


@dataclass(frozen=True)
class Seen:
    """What one message, or some time, brought about."""

    world: World
    before: Look
    now: Look
    who: str
    said: str
    reply: Bubble | None

    @cached_property
    def opened(self) -> list[Case]:
        """The cases that were not there before; a call for a person is none."""
        return [
            case
            for case in self.now.cases.values()
            if case.id not in self.before.cases and case.source != HUMAN
        ]

    @cached_property
    def changed(self) -> list[Case]:
        """The cases that something happened to."""
        old = self.before.cases
        return [c for c in self.now.cases.values() if c.id not in old or c != old[c.id]]

    @cached_property
    def news(self) -> list[tuple[str, Mapping[str, Any]]]:
        """The pushes that were decided, each with the name of whom it is for."""
        people = self.world.platform.people.everybody()
        names = {one.openid: one.name for one in people}
        known = {row["id"] for row in self.before.pushes}
        return [
            (names[row["openid"]], row)
            for row in self.now.pushes
            if row["id"] not in known
            and row["openid"] in names
            and row["kind"] != REPLY
            and row["status"] != "dropped"
        ]

    @cached_property
    def told(self) -> list[str]:
        """Who got a push; a reply to the speaker is none."""
        return sorted({name for name, _ in self.news})

    @cached_property
    def front(self) -> Conversation | None:
        """The question that is open to the speaker."""
        if not self.who:
            return None
        openid = self.world.platform.phone(self.who).openid

        def work(store: Store) -> Conversation | None:
            person = store.persons.by_openid(openid)
            talks = store.conversations.open_of(person.id) if person else []
            now = self.world.service.clock()
            return next((t for t in talks if t.status == "front" and t.expires_at > now), None)

        return self.world.service.database.read(lambda c: work(Store(c)))

    @cached_property
    def text(self) -> str:
        """The reply, empty for silence."""
        return self.reply.text if self.reply else ""

    @cached_property
    def taps(self) -> list[str]:
        """What can be tapped in the reply."""
        return [option.label for option in self.reply.options] if self.reply else []

    def one(self, which: str | None) -> Case | None:
        """Return the case that is meant: by its words, else that which changed, else the newest."""
        every = list(self.now.cases.values())
        cases = [case for case in every if case.source != HUMAN] or every
        if which:
            return next(
                (c for c in cases if which in f"{c.description} {c.place} {c.number}"), None
            )
        changed = [case for case in self.changed if case in cases]
        return changed[-1] if changed else cases[-1] if cases else None

    def words_of(self, case: Case) -> str:
        """Return all that whoever works on a case can read of it."""
        told = [e.text + e.details for e in self.now.events if e.case_id == case.id]
        pushed = [
            row["text"]
            for row in self.now.pushes
            if row["case_id"] == case.id and row["person_id"] != case.reporter_id
        ]
        home = f"{case.building}-{case.unit}-{case.room}" if case.room else ""
        return "\n".join((case.description, case.place, home, case.reporter_phone, *told, *pushed))


def names_of(names: Iterable[str]) -> str:
    """Write down who or what it was."""
    return "、".join(names) or "nobody"
