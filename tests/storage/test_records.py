"""Records come back from either engine as they were stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.cases import Act
from storage.evidence import Belongs, Stored
from storage.ids import new_id
from storage.inbox import Received
from storage.outbox import NewPush
from storage.records.case import Case
from storage.records.people import BindingRequest
from storage.store import Store
from storage.text import clean_text
from tests.storage import examples
from tests.storage.examples import NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database

ODD = [
    "",
    "'\"\\",
    "'; DROP TABLE cases; --",
    "%s %(name)s :name ::text $1 ?",
    "👨‍👩‍👧 水💧",
    "\r\n\t\x01",
]
texts = st.text(max_size=40) | st.sampled_from(ODD)
any_text = given(text=texts.map(clean_text))
briefly = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@briefly
@any_text
def test_a_case_comes_back(database: Database, text: str) -> None:
    full = {
        name: {"str": text, "int": 2**53 + 1}[str(field.type).split(" | ")[0]]
        for name, field in Case.__dataclass_fields__.items()
        if name != "own"  # no column
    }
    keys = {"id": new_id(NOW), "number": new_id(NOW), "created_at": NOW, "version": 1}

    def work(connection: Connection) -> tuple[Case, Case | None]:
        made = examples.case(
            connection, **{**full, **keys, "reporter_id": examples.person(connection).id}
        )
        return made, Store(connection).cases.get(made.id)

    made, found = database.run(work)

    assert found == made


def test_a_case_with_nothing_optional_comes_back(database: Database) -> None:
    made = examples.stored_case(database)

    assert database.read(lambda c: Store(c).cases.get(made.id)) == made
    assert database.read(lambda c: Store(c).cases.by_number(made.number)) == made


@briefly
@any_text
def test_an_event_comes_back(database: Database, text: str) -> None:
    def work(connection: Connection) -> None:
        made = examples.case(connection, id=new_id(NOW), number=new_id(NOW))
        act = Act(text, text, text, text, public=False, message_key=text)
        Store(connection).cases.save(made, replace(made, result=text), act, NOW + 1)
        first, event = Store(connection).cases.timeline(made.id)
        assert first.action == "registered"
        assert (event.action, event.actor_id, event.actor_name, event.text) == (text,) * 4
        assert (event.version, event.at, event.public) == (2, NOW + 1, 0)

    database.run(work)


answers = st.dictionaries(texts, texts | st.none() | st.booleans() | st.integers(-9, 9), max_size=3)


@briefly
@given(answers=answers, text=texts.map(clean_text))
def test_a_conversation_comes_back(database: Database, answers: dict[str, Any], text: str) -> None:
    """Answers may hold any text: JSON escapes what a column would not take."""

    def work(connection: Connection) -> None:
        person_id = examples.person(connection, opens=text).id
        made = examples.conversation(person_id, new_id(NOW), answers=answers, asking=text)
        Store(connection).conversations.add(made, NOW)
        assert Store(connection).conversations.get(made.id) == made

    database.run(work)


@briefly
@any_text
def test_a_push_comes_back(database: Database, text: str) -> None:
    def work(connection: Connection) -> None:
        who = examples.person(connection, new_id(NOW)).id
        push = NewPush(who, text, text, 1, text, text, text, text, text)
        outbox = Store(connection).outbox
        outbox.add(push, NOW, NOW + 5)
        [found] = outbox.due_for(who, NOW + 5, 10)
        assert (found.kind, found.text, found.case_id, found.community) == (text,) * 4
        assert (found.template, found.fields, found.only_while) == (text,) * 3
        assert (found.weight, found.created_at, found.not_before) == (1, NOW, NOW + 5)

    database.run(work)


@briefly
@any_text
def test_a_message_comes_back_with_its_reply(database: Database, text: str) -> None:
    def work(connection: Connection) -> None:
        key, inbox = new_id(NOW) + text, Store(connection).inbox
        assert inbox.reply_to(key) == (False, None)
        assert inbox.add(Received(key, "somebody", NOW, text, text), text)
        assert inbox.reply_to(key) == (True, text)

    database.run(work)


@briefly
@any_text
def test_people_come_back(database: Database, text: str) -> None:
    def work(connection: Connection) -> None:
        store = Store(connection)
        who = examples.person(connection)
        store.persons.set_profile(who.id, text, text, text)
        store.persons.mute(who.id, text)
        store.persons.consent(who.id, NOW)
        assert store.persons.by_openid("resident") == replace(
            who, name=text, phone=text, community=text, muted=text, consented_at=NOW
        )
        made = examples.staff(connection, phone=new_id(NOW), id=new_id(NOW), name=text, role=text)
        assert store.staff.get(made.id) == made
        lives = examples.resident(connection, id=new_id(NOW), name=new_id(NOW), relation=text)
        assert store.residents.get(lives.id) == lives

    database.run(work)


@briefly
@any_text
def test_a_binding_request_comes_back(database: Database, text: str) -> None:
    def work(connection: Connection) -> None:
        who = examples.person(connection).id
        asked = BindingRequest(new_id(NOW), 0, text, who, text, text, text, text, "open", NOW, 1)
        kept = Store(connection).binding_requests.add(asked, NOW)
        assert kept == replace(asked, number=kept.number, alert_at=NOW)

    database.run(work)


@briefly
@any_text
def test_evidence_comes_back(database: Database, text: str) -> None:
    def work(connection: Connection) -> None:
        who, files = examples.person(connection).id, Store(connection).evidence
        added = files.add(who, text, text, Belongs(text, text), NOW)
        files.stored(added, Stored(text, text, 2**40, text), NOW)
        found = files.get(added)
        assert found is not None
        assert (found.kind, found.media_id, found.case_id, found.conversation_id) == (text,) * 4
        assert (found.path, found.mime, found.sha256, found.size) == (text, text, text, 2**40)

    database.run(work)


@given(text=st.text(st.characters(categories=["Cs", "Cc", "L", "So"])))
def test_clean_text_takes_only_what_no_database_stores(text: str) -> None:
    lost = {chr(0), *map(chr, range(0xD800, 0xE000))}

    assert clean_text(text) == "".join(letter for letter in text if letter not in lost)


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"])
def test_clean_text_can_be_stored(database: Database, text: str) -> None:
    case = examples.stored_case(database, description=clean_text(text))

    found = database.read(lambda c: Store(c).cases.get(case.id))

    assert found is not None
    assert found.description == "ab"


def test_numbers_and_booleans_are_the_same_on_both_engines(database: Database) -> None:
    def work(connection: Connection) -> dict[str, Any]:
        connection.insert("signs", name="a", at=1, value=True)
        connection.insert("signs", name="b", at=2**62, value=2)
        sums = "SELECT SUM(value) AS n, AVG(value) AS mean, MAX(at) AS top, COUNT(*) AS rows"
        row = connection.one(sums + " FROM signs WHERE at >= :least", least=0)
        assert row is not None
        return dict(row)

    found = database.run(work)

    assert found == {"n": 3, "mean": 1.5, "top": 2**62, "rows": 2}
    assert [type(value) for value in found.values()] == [int, float, int, int]


def test_text_is_compared_by_code_point(database: Database) -> None:
    names = ["一", "Z", "a", "é", "B", "10", "9"]

    def work(connection: Connection) -> list[str]:
        for name in names:
            connection.insert("signs", name=name, at=0, value=0)
        return [row["name"] for row in connection.all("SELECT name FROM signs ORDER BY name")]

    assert database.run(work) == sorted(names)
