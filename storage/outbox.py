"""The outbox: what was decided to be sent, stored with the decision (promise 3 of the design)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.records.messages import Push

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.database import Connection


PAGE, URGENT = -1, 0  # weights: a page of an emergency comes before all else
JOINING = "joining"  # waits a moment for more of its kind
QUIET = "quiet hours"  # waits for their end
KEPT = "kept for results"  # missed, as the rest of the allowance is for what matters more
QUOTA = "quota"  # waits for the platform's next day; the next contact may come before that
INVITATION = "invitation"  # kind that no missed row stands for: the next reply makes it anew
NOTICE = "notice"  # kind that nobody is phoned about: the next contact shows it
OUTAGE = "outage"  # the same, of what no quiet hours hold
REPLY = "reply"  # kind of the further parts of a long answer
URGENT_HOLD_MS = 30_000  # nobody is put on hold for longer while something urgent is due
HOLD_AT_MOST_MS = 300_000  # a longer hold was written by a clock that went back since
_HELD = "status IN ('waiting', 'sending')"
# As in the index outbox_person, word for word: only then does SQLite see that it fits.
OF_PERSON = "person_id = :person AND status IN ('waiting', 'sending', 'missed', 'in_brief')"
_DUE = f"id IN (SELECT person_id FROM outbox WHERE {_HELD} AND not_before <= :now"  # noqa: S608 - ours
_FREE = "(push_after <= :now OR push_after > :now + :hold)"
# By the weight that is asked for; nothing holds a page back.
_CLAIMABLE = {
    PAGE: f"{_DUE} AND weight < 0)",
    URGENT: f"{_FREE} AND {_DUE} AND weight <= 0)",
    None: f"{_FREE} AND {_DUE})",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """Who claims (`owner` is the name of a lock that is held while it lives), when, until when."""

    owner: str
    now: int
    until: int


@dataclass(frozen=True, slots=True)
class NewPush:
    """A message to be sent: already cut to the platform's length.

    `weight` -1 is a page of an emergency, 0 is urgent, 1 a result, decision or question, 2 a
    lesser step, 3 may wait.
    `only_while` names the case statuses, separated by spaces, in which the news is still true.
    `picture` is an image below DATA_DIR, sent instead of the text where that is possible;
    `report_id` is the report of a month that it sends.
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
    report_id: str | None = None


class Outbox:
    """The rows: waiting, sending, sent, in_brief, missed, shown, by_phone or dropped."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, push: NewPush, now: int, not_before: int) -> str:
        """Store a message in the transaction of the decision it tells about; return its id."""
        push_id = self._ordered_id(push.person_id, now)
        self._db.insert(
            "outbox",
            id=push_id,
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
            report_id=push.report_id,
            status="waiting",
            created_at=now,
            not_before=not_before,
        )
        return push_id

    def _ordered_id(self, person_id: str, now: int) -> str:
        """Return an id after all that wait for this person, also within one millisecond."""
        fresh = new_id(now)
        row = self._db.one(
            f"SELECT MAX(id) AS last FROM outbox WHERE {OF_PERSON}",  # noqa: S608 - ours
            person=person_id,
        )
        last = row["last"] if row else None
        return new_id(_millis(last) + 1) if last is not None and fresh <= last else fresh

    def claim_persons(self, claim: Claim, limit: int, *, weight: int | None = None) -> list[str]:
        """Claim persons who have something due of this weight or less: one sender a person.

        `weight` is PAGE, URGENT or None for anything. The longest not served come first; who was
        put on hold is left alone until then, but not for long when something urgent has come
        since, and not at all for a page.
        """
        rows = self._db.claim(
            "persons",
            _CLAIMABLE[weight],
            order="push_after",
            limit=limit,
            until=claim.until,
            now=claim.now,
            hold=URGENT_HOLD_MS if weight == URGENT else HOLD_AT_MOST_MS,
        )
        for row in rows:
            self._db.execute(
                "UPDATE persons SET claimed_by = :owner WHERE id = :id",
                owner=claim.owner,
                id=row["id"],
            )
        return [row["id"] for row in rows]

    def has_pages(self, now: int) -> bool:
        """Tell whether a page of an emergency is due to anybody."""
        row = self._db.one(
            f"SELECT 1 AS found FROM outbox WHERE {_HELD} AND weight < 0"  # noqa: S608 - ours
            " AND not_before <= :now LIMIT 1",
            now=now,
        )
        return row is not None

    def due_for(
        self, person_id: str, now: int, limit: int = 200, *, pages_only: bool = False
    ) -> list[Push]:
        """Return what is due for a person: pages, then the oldest, with what waits to be joined."""
        pages = " AND weight < 0" if pages_only else ""
        rows = self._db.all(
            f"SELECT * FROM outbox WHERE {OF_PERSON} AND {_HELD}{pages}"  # noqa: S608 - ours
            " AND (not_before <= :now OR reason = :joining)"
            " ORDER BY CASE WHEN weight < 0 THEN 0 ELSE 1 END, id LIMIT :limit",
            person=person_id,
            now=now,
            joining=JOINING,
            limit=limit,
        )
        return [Push.from_row(row) for row in rows]

    def recall(self, person_id: str) -> int:
        """Let lesser steps that were missed for want of allowance join the next message."""
        return self._db.execute(
            f"UPDATE outbox SET status = 'waiting' WHERE {OF_PERSON}"  # noqa: S608 - ours
            " AND status = 'missed' AND reason = :kept",
            person=person_id,
            kept=KEPT,
        )

    def sending(self, push: Push) -> None:
        """Commit this before the call: after a crash the row is sent again (at least once).

        Raises Stale when a reply has shown it meanwhile.
        """
        self._db.change(
            "UPDATE outbox SET status = 'sending', attempts = attempts + 1"
            " WHERE id = :id AND status IN ('waiting', 'sending')",
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

    def sent_in_brief(self, push: Push, rung: str, now: int, message_id: str | None) -> None:
        """Note that less went than the text: the next contact shows it whole."""
        self.sent(push, rung, now, message_id)
        self._put(push, "in_brief", None)

    def undelivered(self, message_id: str, reason: str) -> bool:
        """Take back `sent`, by its id or the platform's, which reports later that it failed."""
        rows = self._db.all(
            "SELECT * FROM outbox WHERE (message_id = :message OR id = :message)"
            " AND status IN ('sent', 'in_brief')",
            message=message_id,
        )
        for row in rows:
            self.miss(Push.from_row(row), reason)
        return bool(rows)

    def again(self, push: Push, not_before: int, reason: str) -> None:
        """Put it back for a later try."""
        self._db.execute(
            "UPDATE outbox SET status = 'waiting', not_before = :at, reason = :reason"
            " WHERE id = :id",
            at=not_before,
            reason=reason,
            id=push.id,
        )

    def unanswered(self, push: Push) -> int:
        """Count a call that the platform did not answer; return how many there were."""
        row = self._db.one(
            "UPDATE outbox SET unanswered = unanswered + 1 WHERE id = :id RETURNING unanswered",
            id=push.id,
        )
        return int(row["unanswered"]) if row else 1

    def drop(self, push: Push, reason: str) -> None:
        """Give it up because it is no longer true or wanted."""
        self._put(push, "dropped", reason)

    def miss(self, push: Push, reason: str) -> None:
        """No rung reached the person: shown at their next contact."""
        self._put(push, "dropped" if push.kind == INVITATION else "missed", reason)

    def _put(self, push: Push, status: str, reason: str | None) -> None:
        self._db.execute(
            "UPDATE outbox SET status = :status, reason = :reason WHERE id = :id",
            status=status,
            reason=reason,
            id=push.id,
        )

    def by_phone(self, push: Push) -> None:
        """Put it on the phone list: the person has no account, so a clerk is to call them."""
        self._db.execute("UPDATE outbox SET status = 'by_phone' WHERE id = :id", id=push.id)

    def replace_waiting(self, case: str, kinds: Sequence[str], reason: str, to: str = "") -> None:
        """Drop what waits or was missed of these kinds about a case: there is something newer."""
        for kind in kinds:
            self._db.execute(
                "UPDATE outbox SET status = 'dropped', reason = :reason WHERE case_id = :case"
                " AND :to IN ('', person_id) AND kind = :kind"
                " AND status IN ('waiting', 'missed', 'in_brief')",
                to=to,
                reason=reason,
                case=case,
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

    def clock_went_back(self, now: int) -> int:
        """Let what was decided in a future that is gone wait from now on; return how many.

        What was put off (it has a reason) is looked at now: it may have been put off there, too.
        """
        return self._db.execute(
            f"UPDATE outbox SET created_at = CASE WHEN created_at > :now THEN :now"  # noqa: S608 - ours
            " ELSE created_at END, not_before = :now + CASE"
            " WHEN reason IS NULL AND not_before > created_at THEN not_before - created_at"
            f" ELSE 0 END WHERE {_HELD}"
            " AND (created_at > :now OR (not_before > :now AND reason IS NOT NULL))",
            now=now,
        )

    def waiting(self) -> int:
        """Return how many messages wait."""
        row = self._db.one(f"SELECT COUNT(*) AS n FROM outbox WHERE {_HELD}")  # noqa: S608 - ours
        return int(row["n"]) if row else 0


def _millis(uuid7: str) -> int:
    return int(uuid7[:8] + uuid7[9:13], 16)
