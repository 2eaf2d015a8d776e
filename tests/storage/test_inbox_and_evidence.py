"""Messages are kept once, files until they are fetched, signs of life until the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from storage.evidence import Belongs, Stored
from storage.inbox import Received
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import MINUTE, NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database


def test_a_message_seen_before_is_not_added(database: Database, second: Database) -> None:
    message = Received("key", "person", NOW, "text", "水管漏水")

    assert database.run(lambda c: Store(c).inbox.add(message, "first"))
    assert not second.run(lambda c: Store(c).inbox.add(message, "second"))
    assert database.read(lambda c: Store(c).inbox.reply_to("key")) == (True, "first")


def test_words_are_forgotten_before_keys(database: Database) -> None:
    def keep(connection: Connection, message: Received) -> None:
        Store(connection).inbox.add(message, "reply", failed=True)

    for age in range(4):
        message = Received(f"key-{age}", "person", NOW - age, "text", "words")
        database.run(partial(keep, message=message))

    def seen() -> list[tuple[bool, str | None]]:
        keys = [f"key-{age}" for age in range(4)]
        return database.read(lambda c: [Store(c).inbox.reply_to(key) for key in keys])

    assert database.run(lambda c: Store(c).inbox.forget_texts(NOW - 1, 1)) == 1
    assert database.run(lambda c: Store(c).inbox.forget_texts(NOW - 1, 9)) == 1
    assert database.run(lambda c: Store(c).inbox.forget_texts(NOW - 1, 9)) == 0
    assert seen() == [(True, "reply"), (True, "reply"), (True, None), (True, None)]

    assert database.run(lambda c: Store(c).inbox.forget_keys(NOW - 2, 9)) == 1
    assert seen()[3] == (False, None)


def test_files_go_along_with_what_a_case_becomes(database: Database) -> None:
    """Moved, the old case has none; copied, both have the same bytes."""

    def work(connection: Connection) -> None:
        who, files = examples.person(connection).id, Store(connection).evidence
        kept = files.add(who, "image", "1", Belongs(case_id="old"), NOW)
        files.stored(kept, Stored("2026/a.jpg", "image/jpeg", 3, "abc"), NOW)
        assert files.copy("old", "other", NOW + 1) == 1
        assert files.move("old", "new") == 1
        assert files.of_case("old") == []
        assert [file.id for file in files.of_case("new")] == [kept]
        copied = files.of_case("other")
        assert [(f.path, f.status, f.sha256) for f in copied] == [("2026/a.jpg", "stored", "abc")]
        assert copied[0].id != kept

    database.run(work)


def test_files_find_their_case(database: Database) -> None:
    def work(connection: Connection) -> None:
        who, files = examples.person(connection).id, Store(connection).evidence
        during = files.add(who, "image", "1", Belongs(conversation_id="talk"), NOW)
        before = files.add(who, "image", "2", Belongs(), NOW + 1)
        files.add(who, "image", "3", Belongs(), NOW - MINUTE)
        assert files.of_conversation("talk") == 1
        assert files.count_waiting(who, "talk", NOW) == {"image": 2}
        assert files.count_waiting(who, "another", NOW + 2) == {}
        assert files.give_to_case("talk", "case-1") == 1
        assert files.give_loose(who, "case-1", NOW) == 1
        assert [file.id for file in files.of_case("case-1")] == [during, before]

    database.run(work)


def test_files_are_fetched_until_stored_or_given_up(database: Database) -> None:
    def claim(now: int) -> list[str]:
        found = database.run(lambda c: Store(c).evidence.claim_waiting(now, now + MINUTE, 9))
        return [file.media_id for file in found]

    def add(connection: Connection) -> list[str]:
        who, files = examples.person(connection).id, Store(connection).evidence
        return [files.add(who, "image", name, Belongs(), NOW) for name in "abc"]

    stored, lost, later = database.run(add)
    assert sorted(claim(NOW)) == ["a", "b", "c"]
    assert claim(NOW) == []

    file = Stored("a.jpg", "image/jpeg", 9, "hash")
    database.run(lambda c: Store(c).evidence.stored(stored, file, NOW))
    database.run(lambda c: Store(c).evidence.give_up(lost, "lost", "40007"))
    database.run(lambda c: Store(c).evidence.again(later, NOW + 5, "timeout"))

    assert claim(NOW + 4) == []
    assert claim(NOW + 5) == ["c"]
    assert claim(NOW + 9 * MINUTE) == ["c"]


def test_signs_of_life_and_budgets(database: Database, second: Database) -> None:
    database.run(lambda c: Store(c).signs.beat("sweeper", NOW))
    second.run(lambda c: Store(c).signs.beat("sweeper", NOW + 1))

    assert database.read(lambda c: Store(c).signs.last("sweeper")) == NOW + 1
    assert database.read(lambda c: Store(c).signs.last("nobody")) is None
    assert [db.run(lambda c: Store(c).signs.count("x", NOW)) for db in (database, second)] == [1, 2]
    assert database.read(lambda c: Store(c).signs.total("nobody")) == 0
