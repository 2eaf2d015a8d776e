"""The outbox: what was decided to be sent, stored with the decision (promise 3 of the design)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.records.messages import Push

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.database import Connection


JOINING = "joining"  # waits a moment for more of its kind
URGENT_HOLD_MS = 30_000  # nobody is put on hold for longer while something urgent is due
MAX_TIME = (1 << 63) - 1
KEPT = "kept for results"  # missed, as the rest of the allowance is for what matters more
QUOTA = "quota"  # waits for the platform's next day; the next contact may come before that


@dataclass(frozen=True, slots=True)
class NewPush:
    """A message to be sent: already cut to the platform's length.

    `weight` 0 is urgent, 1 a result, decision or question, 2 a lesser step, 3 may wait.
    `only_while` names the case statuses, separated by spaces, in which the news is still true.
    `picture` is an image below DATA_DIR, sent instead of the text where that is possible.
    """

    person_id: str
    kind: str
    text: str
    weight: int = 2
    case_id: str | None = None
    community: str | None = None
    template: str | None = None
    fields: str | None = None
    only_while: str | None = None
    picture: str | None = None


class Outbox:
    """Repository of `outbox`.

    Status: waiting, sending, sent, in_brief, missed, shown, by_phone, dropped.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, push: NewPush, now: int, not_before: int) -> None:
        """Store a message in the transaction of the decision it tells about."""
        self._db.insert(
            "outbox",
            id=self._ordered_id(push.person_id, now),
            person_id=push.person_id,
            case_id=push.case_id,
            community=push.community,
            kind=push.kind,
            weight=push.weight,
            text=push.text,
            template=push.template,
            fields=push.fields,
            only_while=push.only_while,
            picture=push.picture,
            status="waiting",
            created_at=now,
            not_before=not_before,
        )

    def _ordered_id(self, person_id: str, now: int) -> str:
        """Return an id after all that wait for this person, also within one millisecond."""
        fresh = new_id(now)
        row = self._db.one(
            "SELECT MAX(id) AS last FROM outbox WHERE person_id = :person"
            " AND status IN ('waiting', 'sending', 'missed')",
            person=person_id,
        )
        last = row["last"] if row else None
        return new_id(_millis(last) + 1) if last is not None and fresh <= last else fresh

    def claim_persons(self, now: int, until: int, limit: int, *, urgent: bool) -> list[str]:
        """Claim persons who have something due, or something urgent: one sender per person.

        The longest not served come first; who was put on hold is left alone until then, but
        not for long when something urgent has come since.
        """
        rows = self._db.claim(
            "persons",
            "(push_after <= :now OR push_after > :long) AND id IN (SELECT person_id FROM outbox"
            " WHERE status IN ('waiting', 'sending') AND not_before <= :now"
            " AND weight <= :weight)",
            order="push_after",
            limit=limit,
            until=until,
            now=now,
            weight=0 if urgent else 9,
            long=now + URGENT_HOLD_MS if urgent else MAX_TIME,
        )
        return [row["id"] for row in rows]

    def due_for(self, person_id: str, now: int, limit: int = 50) -> list[Push]:
        """Return what is due for a person, the oldest first, with what waits to be joined."""
        rows = self._db.all(
            "SELECT * FROM outbox WHERE person_id = :person AND status IN ('waiting', 'sending')"
            " AND (not_before <= :now OR reason = :joining) ORDER BY id LIMIT :limit",
            person=person_id,
            now=now,
            joining=JOINING,
            limit=limit,
        )
        return [Push.from_row(row) for row in rows]

    def recall(self, person_id: str) -> int:
        """Let lesser steps that were missed for want of allowance join the next message."""
        count = self._db.execute(
            "UPDATE outbox SET status = 'waiting' WHERE person_id = :person"
            " AND status = 'missed' AND reason = :kept",
            person=person_id,
            kept=KEPT,
        )
        self._db.execute(
            "UPDATE persons SET missed = missed - :count WHERE id = :id", count=count, id=person_id
        )
        return count

    def sending(self, push: Push) -> None:
        """Commit this before the call: after a crash the row is sent again (at least once)."""
        self._db.execute(
            "UPDATE outbox SET status = 'sending', attempts = attempts + 1 WHERE id = :id",
            id=push.id,
        )

    def sent(self, push: Push, rung: str, now: int, message_id: str | None = None) -> None:
        """Note which rung of the ladder delivered it, and the platform's id for it if any."""
        self._db.execute(
            "UPDATE outbox SET status = 'sent', rung = :rung, sent_at = :now, reason = NULL,"
            " message_id = :message WHERE id = :id",
            rung=rung,
            now=now,
            message=message_id,
            id=push.id,
        )

    def sent_in_brief(self, push: Push, now: int, message_id: str | None) -> None:
        """Note that a card went which tells less than the text: the next contact shows it whole."""
        self.sent(push, "template", now, message_id)
        self._left_unread(push, "in_brief", None)

    def undelivered(self, message_id: str, reason: str) -> bool:
        """Take back `sent`: the platform reports later that the person did not get it."""
        row = self._db.one(
            "SELECT * FROM outbox WHERE message_id = :message AND status IN ('sent', 'in_brief')",
            message=message_id,
        )
        if row is not None:
            self.miss(Push.from_row(row), reason)
        return row is not None

    def again(self, push: Push, not_before: int, reason: str) -> None:
        """Put it back for a later try."""
        if reason == QUOTA:
            self._left_unread(push, "waiting", reason)
        self._db.execute(
            "UPDATE outbox SET status = 'waiting', not_before = :at, reason = :reason"
            " WHERE id = :id",
            at=not_before,
            reason=reason,
            id=push.id,
        )

    def drop(self, push: Push, reason: str) -> None:
        """Give it up because it is no longer true or wanted."""
        self._db.execute(
            "UPDATE outbox SET status = 'dropped', reason = :reason WHERE id = :id",
            reason=reason,
            id=push.id,
        )

    def miss(self, push: Push, reason: str) -> None:
        """No rung reached the person: shown at their next contact."""
        self._left_unread(push, "missed", reason)

    def _left_unread(self, push: Push, status: str, reason: str | None) -> None:
        self._db.execute(
            "UPDATE outbox SET status = :status, reason = :reason WHERE id = :id",
            status=status,
            reason=reason,
            id=push.id,
        )
        self._db.execute("UPDATE persons SET missed = missed + 1 WHERE id = :id", id=push.person_id)

    def by_phone(self, push: Push) -> None:
        """Put it on the phone list: the person has no account, so a clerk is to call them."""
        self._db.execute(
            "UPDATE outbox SET status = 'by_phone' WHERE id = :id",
            id=push.id,
        )

    def take_missed(self, person_id: str, now: int, limit: int) -> list[Push]:
        """Return the oldest that a person missed, marked as shown; the rest stays missed."""
        rows = self._db.all(
            "UPDATE outbox SET status = 'shown', rung = 'next contact', sent_at = :now"
            " WHERE id IN (SELECT id FROM outbox WHERE person_id = :person"
            " AND (status IN ('missed', 'in_brief') OR (status = 'waiting' AND reason = :quota))"
            " ORDER BY id LIMIT :limit) RETURNING *",
            person=person_id,
            now=now,
            quota=QUOTA,
            limit=limit,
        )
        self._db.execute(
            "UPDATE persons SET missed = (SELECT COUNT(*) FROM outbox WHERE person_id = :id"
            " AND (status IN ('missed', 'in_brief') OR (status = 'waiting' AND reason = :quota)))"
            " WHERE id = :id",
            id=person_id,
            quota=QUOTA,
        )
        return sorted((Push.from_row(row) for row in rows), key=lambda push: push.id)

    def missed_in(self, community: str, limit: int) -> list[Push]:
        """Return what reached nobody in a community: the phone list for staff."""
        rows = self._db.all(
            "SELECT * FROM outbox WHERE (status IN ('missed', 'by_phone')"
            " OR (status = 'waiting' AND reason = :quota)) AND community = :community"
            " AND case_id IS NOT NULL ORDER BY id DESC LIMIT :limit",
            community=community,
            quota=QUOTA,
            limit=limit,
        )
        return [Push.from_row(row) for row in rows]

    def called(self, case_id: str, now: int) -> int:
        """Take a case off the phone list: somebody called; return how many messages that was."""
        return self._db.execute(
            "UPDATE outbox SET status = 'shown', rung = 'phone', sent_at = :now"
            " WHERE case_id = :case AND (status IN ('missed', 'by_phone')"
            " OR (status = 'waiting' AND reason = :quota))",
            case=case_id,
            now=now,
            quota=QUOTA,
        )

    def replace_waiting(self, case_id: str, kinds: Sequence[str], reason: str) -> None:
        """Drop what waits or was missed of these kinds about a case: there is something newer."""
        for kind in kinds:
            self._db.execute(
                "UPDATE outbox SET status = 'dropped', reason = :reason WHERE case_id = :case"
                " AND kind = :kind AND status IN ('waiting', 'missed', 'in_brief')",
                reason=reason,
                case=case_id,
                kind=kind,
            )

    def waits_until(self, case_id: str, kind: str) -> int | None:
        """Return from when on what waits of a kind about a case may leave; None: nothing waits."""
        row = self._db.one(
            "SELECT MIN(not_before) AS at FROM outbox WHERE case_id = :case AND kind = :kind"
            " AND status = 'waiting'",
            case=case_id,
            kind=kind,
        )
        return row["at"] if row else None

    def persons_about(self, case_id: str) -> set[str]:
        """Return the persons to whom anything about a case goes or went."""
        rows = self._db.all(
            "SELECT DISTINCT person_id FROM outbox WHERE case_id = :case", case=case_id
        )
        return {row["person_id"] for row in rows}

    def waiting(self) -> int:
        """Return how many messages wait."""
        row = self._db.one(
            "SELECT COUNT(*) AS n FROM outbox WHERE status IN ('waiting', 'sending')"
        )
        return int(row["n"]) if row else 0


def _millis(uuid7: str) -> int:
    return int(uuid7[:8] + uuid7[9:13], 16)
