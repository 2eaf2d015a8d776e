"""The outbox: what was decided leaves in its order, once it is time, or is shown later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.outbox import KEPT, PAGE, QUIET, URGENT, Claim, NewPush
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import MINUTE, NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database
    from storage.records.messages import Push


@pytest.fixture
def who(database: Database) -> str:
    return database.run(lambda c: examples.person(c).id)


def add(db: Database, who: str, text: str, now: int = NOW, **columns: object) -> None:
    push = NewPush(who, "case", text, **columns)  # type: ignore[arg-type]
    db.run(lambda c: Store(c).outbox.add(push, now, now))


def due(db: Database, who: str, now: int = NOW, limit: int = 50) -> list[Push]:
    return db.read(lambda c: Store(c).outbox.due_for(who, now, limit))


def claim(
    db: Database, now: int = NOW, *, weight: int | None = None, owner: str = "one"
) -> list[str]:
    claimed = Claim(owner, now, now + MINUTE)
    return db.run(lambda c: Store(c).outbox.claim_persons(claimed, 10, weight=weight))


def test_the_order_holds_within_a_millisecond_and_when_the_clock_goes_back(
    database: Database, who: str
) -> None:
    texts = [str(number) for number in range(60)]

    def work(connection: Connection) -> None:
        for number, text in enumerate(texts):
            push = NewPush(who, "case", text)
            Store(connection).outbox.add(push, NOW - number // 20, NOW - MINUTE)

    database.run(work)

    assert [push.text for push in due(database, who, limit=99)] == texts
    assert [push.text for push in due(database, who, limit=2)] == ["0", "1"]


def test_only_what_is_due_and_theirs(database: Database, who: str) -> None:
    add(database, who, "now")
    add(database, who, "later", NOW + 1)
    add(database, database.run(lambda c: examples.person(c, "another").id), "not theirs")

    assert [push.text for push in due(database, who)] == ["now"]


def test_one_sender_has_a_person(database: Database, second: Database, who: str) -> None:
    add(database, who, "one")
    add(database, who, "two")

    assert claim(database) == [who]
    assert claim(second) == []
    assert claim(second, NOW + MINUTE) == [who]


def test_only_ones_own_claim_is_prolonged_or_given_back(database: Database, who: str) -> None:
    add(database, who, "one")
    claim(database)
    claim(database, NOW + MINUTE)  # the first was too slow
    mine, theirs = NOW + MINUTE, NOW + 2 * MINUTE

    assert not database.run(lambda c: Store(c).persons.keep_claim(who, mine, theirs + 9))
    database.run(lambda c: Store(c).persons.release_claim(who, mine, 0))
    assert claim(database, NOW + MINUTE) == []

    assert database.run(lambda c: Store(c).persons.keep_claim(who, theirs, theirs + 9))
    database.run(lambda c: Store(c).persons.release_claim(who, theirs + 9, NOW + MINUTE + 5))
    assert claim(database, NOW + MINUTE) == []
    assert claim(database, NOW + MINUTE + 5) == [who]


def test_the_urgent_are_claimed_first_where_asked(database: Database, who: str) -> None:
    add(database, who, "step")
    alarmed = database.run(lambda c: examples.person(c, "alarmed").id)
    add(database, alarmed, "fire", weight=0)

    assert claim(database, weight=URGENT) == [alarmed]
    assert claim(database) == [who]


def test_what_was_being_sent_when_we_crashed_is_due_again(database: Database, who: str) -> None:
    add(database, who, "text")
    [push] = due(database, who)

    database.run(lambda c: Store(c).outbox.sending(push))
    [again] = due(database, who)
    assert (again.id, again.status, again.attempts) == (push.id, "sending", 1)

    database.run(lambda c: Store(c).outbox.sent(push, "message", NOW))
    assert due(database, who) == []
    assert database.read(lambda c: Store(c).outbox.waiting()) == 0


def test_a_later_try_waits_for_its_time(database: Database, who: str) -> None:
    add(database, who, "text")
    [push] = due(database, who)

    database.run(lambda c: Store(c).outbox.again(push, NOW + 9, "busy"))

    assert due(database, who, NOW + 8) == []
    assert [later.id for later in due(database, who, NOW + 9)] == [push.id]


def test_what_was_missed_is_shown_at_the_next_contact(database: Database, who: str) -> None:
    for text in "abc":
        add(database, who, text)

    def miss(connection: Connection) -> None:
        for push in Store(connection).outbox.due_for(who, NOW, 9):
            Store(connection).outbox.miss(push, "no allowance")

    def take(limit: int) -> str:
        def work(connection: Connection) -> str:
            unread = Store(connection).unread
            shown = unread.of_person(who, NOW, limit)
            for push in shown:
                unread.shown(push, NOW)
            return "".join(push.text for push in shown)

        return database.run(work)

    database.run(miss)
    assert [take(2), take(2), take(2)] == ["ab", "c", ""]


def unread(db: Database, who: str, now: int = NOW) -> list[str]:
    found = db.read(lambda c: Store(c).unread.of_person(who, now))
    return [push.text for push in found]


def test_a_message_reported_as_undelivered_is_missed(database: Database, who: str) -> None:
    add(database, who, "text")
    [push] = due(database, who)
    database.run(lambda c: Store(c).outbox.sent(push, "template", NOW, "platform-7"))

    assert database.run(lambda c: Store(c).outbox.undelivered("platform-7", "blocked"))
    assert not database.run(lambda c: Store(c).outbox.undelivered("platform-7", "blocked"))
    assert len(unread(database, who)) == 1


def test_the_phone_list_is_a_communitys_and_ends_with_the_call(
    database: Database, who: str
) -> None:
    for text in ("caller", "missed"):
        add(database, who, text, case_id="case-1", community="yuhu")
    by_phone, unseen = due(database, who)

    def listed() -> list[str]:
        return [
            push.text
            for push in database.read(lambda c: Store(c).unread.in_community("yuhu", NOW, 9))
        ]

    database.run(lambda c: Store(c).outbox.by_phone(by_phone))
    database.run(lambda c: Store(c).outbox.miss(unseen, "gone"))
    assert listed() == ["missed", "caller"]

    assert database.run(lambda c: Store(c).unread.told_by_phone("case-1", NOW)) == 2
    assert listed() == []


def test_newer_news_takes_the_place_of_older(database: Database, who: str) -> None:
    add(database, who, "old", case_id="case-1")
    add(database, who, "of another case", case_id="case-2")

    database.run(lambda c: Store(c).outbox.replace_waiting("case-1", ["case"], "newer"))
    assert [push.text for push in due(database, who)] == ["of another case"]

    [push] = due(database, who)
    database.run(lambda c: Store(c).outbox.drop(push, "no longer true"))
    assert due(database, who) == []


def test_steps_kept_back_for_results_join_the_next_message(database: Database, who: str) -> None:
    for text in ("step", "gone"):
        add(database, who, text)
    step, gone = due(database, who)
    database.run(lambda c: Store(c).outbox.miss(step, KEPT))
    database.run(lambda c: Store(c).outbox.miss(gone, "no allowance"))

    assert database.run(lambda c: Store(c).outbox.recall(who)) == 1

    assert [push.text for push in due(database, who)] == ["step"]
    assert len(unread(database, who)) == 1


def test_what_waits_of_a_kind_says_when_it_may_leave(database: Database, who: str) -> None:
    def until(kind: str) -> int | None:
        return database.read(lambda c: Store(c).outbox.waits_until("case-1", kind))

    for at in (NOW + MINUTE, NOW):
        push = NewPush(who, "photos", "照片", case_id="case-1")
        database.run(lambda c, push=push, at=at: Store(c).outbox.add(push, NOW, at))  # type: ignore[misc]

    assert until("photos") == NOW
    assert until("step") is None
    database.run(lambda c: Store(c).outbox.replace_waiting("case-1", ("photos",), "more came"))
    assert until("photos") is None


def test_a_page_is_claimed_alone_though_its_person_is_on_hold(database: Database, who: str) -> None:
    add(database, who, "step")
    assert claim(database) == [who]
    database.run(lambda c: Store(c).persons.release_claim(who, NOW + MINUTE, NOW + 5 * MINUTE))
    add(database, who, "fire", weight=PAGE)

    assert claim(database) == []
    assert claim(database, weight=PAGE) == [who]
    assert [push.text for push in due(database, who)] == ["fire", "step"]


def test_a_hold_of_a_clock_that_went_back_holds_nobody(database: Database, who: str) -> None:
    add(database, who, "step")
    claim(database)
    later = NOW + 120 * MINUTE
    database.run(lambda c: Store(c).persons.release_claim(who, NOW + MINUTE, later))

    assert claim(database) == [who]


def test_the_claims_of_one_who_died_are_free(database: Database, who: str) -> None:
    add(database, who, "step")
    claim(database, owner="dead")

    assert database.run(lambda c: Store(c).persons.free_claims_of("somebody else")) == 0
    assert claim(database) == []
    assert database.run(lambda c: Store(c).persons.free_claims_of("dead")) == 1
    assert claim(database) == [who]


def test_what_waits_too_long_is_unread_but_not_what_is_being_sent(
    database: Database, who: str
) -> None:
    for text in ("tried", "quiet", "sending", "due"):
        add(database, who, text, community="yuhu")
    tried, quiet, sending, _ = due(database, who)
    database.run(lambda c: Store(c).outbox.again(tried, NOW + 5 * MINUTE, "busy"))
    database.run(lambda c: Store(c).outbox.again(quiet, NOW + 5 * MINUTE, QUIET))
    database.run(lambda c: Store(c).outbox.sending(sending))

    assert unread(database, who, NOW + MINUTE - 1) == []
    assert unread(database, who, NOW + MINUTE) == ["tried", "due"]
    listed = database.read(lambda c: Store(c).unread.in_community("yuhu", NOW + MINUTE, 9))
    assert [push.text for push in listed] == ["due", "tried"]


def test_what_was_decided_in_a_future_that_is_gone_waits_from_now_on(
    database: Database, who: str
) -> None:
    add(database, who, "at once", NOW + 60 * MINUTE)
    push = NewPush(who, "photos", "in a minute")
    later = NOW + 60 * MINUTE
    database.run(lambda c: Store(c).outbox.add(push, later, later + MINUTE))

    assert database.run(lambda c: Store(c).outbox.clock_went_back(NOW)) == 2
    assert [push.text for push in due(database, who)] == ["at once"]
    assert [push.text for push in due(database, who, NOW + MINUTE)] == ["at once", "in a minute"]
