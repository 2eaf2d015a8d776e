"""Persons: the messenger accounts, their push allowances and their limits on tries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.records.people import Person

if TYPE_CHECKING:
    from storage.database import Connection

MESSAGE_LEFT, MESSAGE_MS = 5, 48 * 3600_000  # after a message (WECHAT.md §4)
OFFICE = "office:"  # before the community: the id of the person that is an office
CLICK_LEFT, CLICK_MS = 3, 60_000  # after a menu click, a scan or a follow


@dataclass(frozen=True, slots=True)
class Contact:
    """How somebody just reached us: which allowance that resets."""

    openid: str
    opens: str  # "message", "click" or "nothing"


def is_office(person_id: str) -> bool:
    """Tell whether a person is an office, whom nothing is told and nobody calls."""
    return person_id.startswith(OFFICE)


class Persons:
    """Repository of `persons` and `tries`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def arrive(self, contact: Contact, now: int) -> Person:
        """Lock and load the person behind a message, new or known, and reset the allowance.

        One statement on purpose: the row stays locked until the turn commits, so two messages
        of one person are handled one after the other on either engine.
        """
        message = contact.opens == "message"
        click = contact.opens == "click"
        row = self._db.one(
            "INSERT INTO persons (id, openid, created_at, seen_at, message_left, message_until,"
            " click_left, click_until) VALUES (:id, :openid, :now, :now, :ml, :mu, :cl, :cu)"
            " ON CONFLICT (openid) DO UPDATE SET seen_at = :now,"
            " followed = CASE WHEN :nothing = 1 THEN persons.followed ELSE 1 END,"
            " message_left = CASE WHEN :message = 1 THEN :ml ELSE persons.message_left END,"
            " message_until = CASE WHEN :message = 1 THEN :mu ELSE persons.message_until END,"
            " click_left = CASE WHEN :click = 1 THEN :cl ELSE persons.click_left END,"
            " click_until = CASE WHEN :click = 1 THEN :cu ELSE persons.click_until END"
            " RETURNING *",
            id=new_id(now),
            openid=contact.openid,
            now=now,
            message=int(message),
            click=int(click),
            nothing=int(contact.opens == "nothing"),  # a late event of who left brings nobody back
            ml=MESSAGE_LEFT if message else 0,
            mu=now + MESSAGE_MS if message else 0,
            cl=CLICK_LEFT if click else 0,
            cu=now + CLICK_MS if click else 0,
        )
        assert row is not None  # noqa: S101 - an upsert always returns its row
        return Person.from_row(row)

    def get(self, person_id: str) -> Person | None:
        """Return the person, or None."""
        row = self._db.one("SELECT * FROM persons WHERE id = :id", id=person_id)
        return Person.from_row(row) if row else None

    def by_openid(self, openid: str) -> Person | None:
        """Return the person behind a messenger account, or None."""
        row = self._db.one("SELECT * FROM persons WHERE openid = :openid", openid=openid)
        return Person.from_row(row) if row else None

    def by_phone_only(self, phone: str) -> Person | None:
        """Return who is known by this phone and has no messenger account, or None."""
        row = self._db.one(
            "SELECT * FROM persons WHERE phone = :phone AND openid IS NULL ORDER BY id LIMIT 1",
            phone=phone,
        )
        return Person.from_row(row) if row else None

    def add_phone_only(self, phone: str, name: str, community: str, now: int) -> Person:
        """Remember somebody who called: reachable by phone until they bind an account."""
        person_id = new_id(now)
        self._db.insert(
            "persons",
            id=person_id,
            openid=None,
            phone=phone,
            name=name,
            community=community,
            created_at=now,
            seen_at=now,
        )
        person = self.get(person_id)
        assert person is not None  # noqa: S101 - inserted one line above
        return person

    def office(self, community: str, name: str, now: int) -> Person:
        """Return the office of a community, in whose name the cases of the office itself stand."""
        row = self._db.one(
            "INSERT INTO persons (id, openid, name, community, created_at, seen_at)"
            " VALUES (:id, NULL, :name, :community, :now, :now)"
            " ON CONFLICT (id) DO UPDATE SET name = :name RETURNING *",
            id=f"{OFFICE}{community}",
            name=name,
            community=community,
            now=now,
        )
        assert row is not None  # noqa: S101 - an upsert always returns its row
        return Person.from_row(row)

    def absorb_phone_only(self, phone: str, person_id: str) -> int:
        """Give all that is kept under a phone number to the account; return how many cases.

        The cases keep their version: `Cases.save` never writes who reported, so what somebody
        else stores at this moment does not undo it.
        """
        known = self.by_phone_only(phone)
        if known is None:
            return 0
        moved = self._db.execute(
            "UPDATE cases SET reporter_id = :to WHERE reporter_id = :old",
            to=person_id,
            old=known.id,
        )
        for table in ("outbox", "evidence", "binding_requests", "callbacks"):
            self._db.execute(
                f"UPDATE {table} SET person_id = :to WHERE person_id = :old",  # noqa: S608 - names above
                to=person_id,
                old=known.id,
            )
        self._db.execute("UPDATE persons SET phone = NULL WHERE id = :old", old=known.id)
        return moved

    def set_profile(self, person_id: str, name: str, phone: str, community: str) -> None:
        """Keep how this person is called and reached, as they told us or the roster knows."""
        self._db.execute(
            "UPDATE persons SET name = :name, phone = :phone, community = :community"
            " WHERE id = :id",
            name=name,
            phone=phone,
            community=community,
            id=person_id,
        )

    def set_community(self, person_id: str, community: str) -> None:
        """Keep which community this person speaks of, where the account serves several."""
        self._db.execute(
            "UPDATE persons SET community = :community WHERE id = :id",
            community=community,
            id=person_id,
        )

    def consent(self, person_id: str, now: int) -> None:
        """Keep when the person was told how data is used (PIPL 17)."""
        self._db.execute(
            "UPDATE persons SET consented_at = :now WHERE id = :id", now=now, id=person_id
        )

    def mute(self, person_id: str, kinds: str) -> None:
        """Replace the kinds of pushes that this person does not want (space separated)."""
        self._db.execute(
            "UPDATE persons SET muted = :kinds WHERE id = :id", kinds=kinds, id=person_id
        )

    def leave(self, person_id: str) -> None:
        """Note that the account was unfollowed: nothing can be sent until the next contact."""
        self._db.execute(
            "UPDATE persons SET followed = 0, message_left = 0, click_left = 0 WHERE id = :id",
            id=person_id,
        )

    def spend(self, person_id: str, now: int) -> None:
        """Take one customer-service message off the allowances, the shorter one first."""
        self._db.execute(
            "UPDATE persons SET"
            " message_left = message_left - CASE"
            " WHEN click_left > 0 AND click_until > :now THEN 0"
            " WHEN message_left > 0 THEN 1 ELSE 0 END,"
            " click_left = click_left - CASE"
            " WHEN click_left > 0 AND click_until > :now THEN 1 ELSE 0 END"
            " WHERE id = :id",
            now=now,
            id=person_id,
        )

    def exhaust(self, person_id: str) -> None:
        """Believe the platform when it says that the window is closed or used up."""
        self._db.execute(
            "UPDATE persons SET message_left = 0, click_left = 0 WHERE id = :id", id=person_id
        )

    def keep_claim(self, person_id: str, mine: int, until: int) -> bool:
        """Prolong the claim that ends at `mine`; False when somebody else has it by now."""
        kept = self._db.execute(
            "UPDATE persons SET claimed_until = :until WHERE id = :id AND claimed_until = :mine",
            until=until,
            mine=mine,
            id=person_id,
        )
        return kept > 0

    def release_claim(self, person_id: str, mine: int, push_after: int | None = None) -> None:
        """Give one's own claim back; only a page is sent before `push_after` (None: as it was)."""
        self._db.execute(
            "UPDATE persons SET claimed_until = NULL, claimed_by = NULL,"
            " push_after = COALESCE(:after, push_after)"
            " WHERE id = :id AND claimed_until = :mine",
            after=push_after,
            mine=mine,
            id=person_id,
        )

    def free_claims_of(self, owner: str) -> int:
        """End the claims of a sender that is dead; return how many."""
        return self._db.execute(
            "UPDATE persons SET claimed_until = NULL, claimed_by = NULL WHERE claimed_by = :owner",
            owner=owner,
        )

    def try_again(self, person_id: str, what: str, now: int, window_ms: int) -> int:
        """Count one try and return how many there were in the current window, this one included."""
        row = self._db.one(
            "INSERT INTO tries (person_id, what, window_at, count)"
            " VALUES (:person, :what, :now, 1)"
            " ON CONFLICT (person_id, what) DO UPDATE SET"
            " count = CASE WHEN tries.window_at + :window <= :now THEN 1 ELSE tries.count + 1 END,"
            " window_at = CASE WHEN tries.window_at + :window <= :now THEN :now"
            " ELSE tries.window_at END RETURNING count",
            person=person_id,
            what=what,
            now=now,
            window=window_ms,
        )
        return int(row["count"]) if row else 1
