"""Grants: one-time permissions to send somebody one notice, offered, given, refused and spent.

Times of a decision are the platform's, as its events may come late and in any order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.ids import new_id

if TYPE_CHECKING:
    from storage.database import Connection
    from storage.records.messages import Push

_OF = "person_id = :person AND template = :template"
_OPEN = f"{_OF} AND status = 'given'"


class Grants:
    """Repository of `grants`; `template` is the id of a template on the platform."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def offer(self, person_id: str, template: str, case_id: str, now: int) -> None:
        """Note that somebody was asked for one, for the news of a case."""
        self._db.insert(
            "grants",
            id=new_id(now),
            person_id=person_id,
            template=template,
            case_id=case_id,
            status="offered",
            offered_at=now,
        )

    def is_open(self, person_id: str, template: str) -> bool:
        """Tell whether somebody gave one that is not spent."""
        return self._has(_OPEN, person=person_id, template=template)

    def was_offered(self, person_id: str, template: str, since: int, now: int) -> bool:
        """Tell whether somebody was asked since then."""
        asked = f"{_OF} AND offered_at BETWEEN :since AND :now"
        return self._has(asked, person=person_id, template=template, since=since, now=now)

    def is_refused(self, person_id: str, template: str) -> bool:
        """Tell whether a no is the last that somebody said to it."""
        row = self._db.one(
            f"SELECT status FROM grants WHERE {_OF} AND decided_at IS NOT NULL"  # noqa: S608 - ours
            " ORDER BY decided_at DESC, id DESC LIMIT 1",
            person=person_id,
            template=template,
        )
        return row is not None and row["status"] in {"refused", "off"}

    def is_settled(self, person_id: str, template: str) -> bool:
        """Tell whether there is nothing to ask: one is open, or a no was the last word."""
        return self.is_open(person_id, template) or self.is_refused(person_id, template)

    def give(self, person_id: str, template: str, at: int, now: int) -> None:
        """Note a yes: to the last offer, else once more to one that is open, else to none of ours.

        Where notices were switched off after it, it is worth nothing any more.
        """
        whose = {"person": person_id, "template": template, "at": at}
        if self._has(f"{_OF} AND status = 'off' AND decided_at >= :at", **whose):
            return
        again = f"UPDATE grants SET decided_at = :at WHERE {_OPEN} AND decided_at < :at"  # noqa: S608 - ours
        if self._decide("given", person_id, template, at) or self._db.execute(again, **whose):
            return
        if not self._has(f"{_OPEN} AND decided_at >= :at", **whose):
            self._add("given", person_id, template, at, now)

    def refuse(self, person_id: str, template: str, at: int, now: int) -> None:
        """Note a no, which takes nothing back that was given before."""
        if not self._decide("refused", person_id, template, at):
            self._add("refused", person_id, template, at, now)

    def switch_off(self, person_id: str, template: str, at: int, now: int) -> None:
        """Note that somebody wants no notices of this kind any more: what was given is void."""
        self._db.execute(
            f"UPDATE grants SET status = 'void' WHERE {_OPEN} AND decided_at <= :at",  # noqa: S608 - ours
            person=person_id,
            template=template,
            at=at,
        )
        self._add("off", person_id, template, at, now)

    def void(self, person_id: str) -> None:
        """Let what somebody gave be worth nothing: the platform takes none."""
        self._db.execute(
            "UPDATE grants SET status = 'void' WHERE person_id = :person AND status = 'given'",
            person=person_id,
        )

    def spend(self, person_id: str, template: str, push: Push, now: int) -> bool:
        """Take one for a message; that of its own case first, then the oldest. False: none is left.

        One that was taken for the same message before, and perhaps not used, is taken again.
        """
        if self._has("push_id = :push AND status = 'spent'", push=push.id):
            return True
        return bool(
            self._db.execute(
                "UPDATE grants SET status = 'spent', push_id = :push, spent_at = :now"  # noqa: S608 - ours
                f" WHERE id = (SELECT id FROM grants WHERE {_OPEN}"
                " ORDER BY CASE WHEN case_id = :case THEN 0 ELSE 1 END, decided_at, id LIMIT 1)"
                " AND status = 'given'",
                person=person_id,
                template=template,
                push=push.id,
                case=push.case_id or "",
                now=now,
            )
        )

    def give_back(self, push_id: str) -> None:
        """Keep for another message what was taken for one that did not go."""
        self._db.execute(
            "UPDATE grants SET status = 'given', push_id = NULL, spent_at = NULL"
            " WHERE push_id = :push",
            push=push_id,
        )

    def lose(self, person_id: str, push_id: str) -> None:
        """Believe the platform when it says that there is none: neither this nor another."""
        self.give_back(push_id)
        self.void(person_id)

    def reported(self, person_id: str, template: str) -> str | None:
        """Return the message of which the platform now says what became of it, once."""
        row = self._db.one(
            "UPDATE grants SET reported = 1 WHERE id = (SELECT id FROM grants"  # noqa: S608 - ours
            f" WHERE {_OF} AND status = 'spent' AND reported = 0"
            " ORDER BY spent_at DESC, id DESC LIMIT 1) RETURNING push_id",
            person=person_id,
            template=template,
        )
        return row["push_id"] if row else None

    def count_of(self, person_id: str) -> int:
        """Return how many somebody gave that are not spent."""
        row = self._db.one(
            "SELECT COUNT(*) AS n FROM grants WHERE person_id = :person AND status = 'given'",
            person=person_id,
        )
        return int(row["n"]) if row else 0

    def cut_from(self, case_id: str) -> None:
        """Forget for which case it was asked: it tells who reported that."""
        self._db.execute("UPDATE grants SET case_id = NULL WHERE case_id = :case", case=case_id)

    def erase(self, phone: str) -> list[str]:
        """Forget what whoever has this phone gave and refused; return what it was."""
        rows = self._db.all(
            "DELETE FROM grants WHERE person_id IN (SELECT id FROM persons WHERE phone = :phone)"
            " OR person_id IN (SELECT b.person_id FROM bindings b JOIN residents r"
            " ON r.id = b.resident_id WHERE r.phone = :phone) RETURNING id",
            phone=phone,
        )
        return [f"notice permission {row['id']}" for row in rows]

    def _has(self, where: str, **params: object) -> bool:
        found = f"SELECT 1 AS found FROM grants WHERE {where} LIMIT 1"  # noqa: S608 - ours
        return self._db.one(found, **params) is not None

    def _decide(self, status: str, person_id: str, template: str, at: int) -> bool:
        """Answer the last offer that is still open."""
        changed = self._db.execute(
            "UPDATE grants SET status = :status, decided_at = :at WHERE id = (SELECT id FROM grants"  # noqa: S608 - ours
            f" WHERE {_OF} AND status = 'offered' ORDER BY offered_at DESC, id DESC LIMIT 1)",
            status=status,
            person=person_id,
            template=template,
            at=at,
        )
        return changed > 0

    def _add(self, status: str, person_id: str, template: str, at: int, now: int) -> None:
        self._db.insert(
            "grants",
            id=new_id(now),
            person_id=person_id,
            template=template,
            status=status,
            decided_at=at,
        )
