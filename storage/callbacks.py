"""Callbacks (回访): whom to ask afterwards, how they want it, and every answer."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.records.callback import ANSWERED, Answer, Callback, Way

if TYPE_CHECKING:
    from storage.database import Connection
    from storage.records.record import Row
    from storage.rewinds import Stretch

_OPEN = "status IN ('waiting', 'asked', 'task')"
_NEVER_CHANGES = ("id", "version", "case_id", "created_at", "source")


class Callbacks:
    """Repository of `callbacks`, `callback_answers` and `callback_ways`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, callback: Callback) -> None:
        """Queue it, in the transaction that made it due."""
        self._db.insert("callbacks", **asdict(callback))

    def get(self, callback_id: str) -> Callback | None:
        """Return the callback, or None."""
        row = self._db.one("SELECT * FROM callbacks WHERE id = :id", id=callback_id)
        return Callback.from_row(row) if row else None

    def save(self, before: Callback, after: Callback) -> Callback:
        """Store what changed, and end the claim; raises Stale when `before` is not its version."""
        old, new = asdict(before), asdict(after)
        changed = {
            name: value
            for name, value in new.items()
            if name not in _NEVER_CHANGES and value != old[name]
        }
        sets = "".join(f", {name} = :{name}" for name in changed)
        self._db.change(
            "UPDATE callbacks SET version = version + 1, claimed_until = NULL"  # noqa: S608 - fields
            f"{sets} WHERE id = :callback AND version = :known",
            **changed,
            callback=before.id,
            known=before.version,
        )
        return replace(after, version=before.version + 1)

    def answer(self, before: Callback, after: Callback, now: int) -> Callback:
        """Store an answer beside those that were given before it; raises Stale."""
        stored = self.save(before, replace(after, status=ANSWERED, answered_at=now))
        self._db.insert(
            "callback_answers",
            id=new_id(now),
            callback_id=stored.id,
            result=stored.result,
            words=stored.words,
            way=stored.way,
            entered_by=stored.entered_by,
            at=now,
        )
        return stored

    def add_words(self, before: Callback, words: str) -> Callback:
        """Put words beside the last answer to one; raises Stale."""
        self._db.execute(
            "UPDATE callback_answers SET words = :words WHERE id = (SELECT id"
            " FROM callback_answers WHERE callback_id = :id ORDER BY at DESC, id DESC LIMIT 1)",
            words=words,
            id=before.id,
        )
        return self.save(before, replace(before, words=words))

    def answers_of(self, callback_id: str) -> list[Answer]:
        """Return every answer that was given to one, the first first."""
        rows = self._db.all(
            "SELECT * FROM callback_answers WHERE callback_id = :id ORDER BY at, id", id=callback_id
        )
        return [Answer.from_row(row) for row in rows]

    def claim_due(self, now: int, until: int, limit: int) -> list[str]:
        """Claim the ids of what is to be asked now, or was asked for a day in vain."""
        return self._claim("status IN ('waiting', 'asked') AND due_at <= :now", "due_at",
                           (now, until, limit))  # fmt: skip

    def claim_late(self, now: int, until: int, limit: int) -> list[str]:
        """Claim the ids of tasks of which the next level is to hear."""
        return self._claim("status = 'task' AND alert_at <= :now", "alert_at", (now, until, limit))

    def _claim(self, where: str, order: str, times: tuple[int, int, int]) -> list[str]:
        now, until, limit = times
        rows = self._db.claim("callbacks", where, order=order, limit=limit, until=until, now=now)
        return [str(row["id"]) for row in rows]

    def release(self, callback_id: str) -> None:
        """Give a claim back."""
        self._db.execute("UPDATE callbacks SET claimed_until = NULL WHERE id = :id", id=callback_id)

    def of_case(self, case_id: str) -> list[Callback]:
        """Return all about a case, the oldest first."""
        return self._all("case_id = :value ORDER BY id", value=case_id)

    def of_person(self, person_id: str, since: int) -> list[Callback]:
        """Return what somebody is or was asked since then, the newest first."""
        return self._all(
            "person_id = :value AND created_at >= :since ORDER BY created_at DESC, id DESC",
            value=person_id,
            since=since,
        )

    def open_of_person(self, person_id: str) -> list[Callback]:
        """Return what somebody is still to be asked, the oldest first."""
        return self._all(f"person_id = :value AND {_OPEN} ORDER BY created_at, id", value=person_id)

    def asked_with(self, outbox_id: str) -> list[Callback]:
        """Return what one message asks."""
        return self._all("outbox_id = :value ORDER BY id", value=outbox_id)

    def tasks(self, community: str) -> list[Callback]:
        """Return what staff are to ask in a community, what is due first before the rest."""
        return self._all("community = :value AND status = 'task' ORDER BY due_at, id",
                         value=community)  # fmt: skip

    def task_count(self, community: str, staff_id: str, *, unheld: bool) -> int:
        """Return how many somebody is to ask, with what nobody has where they may take it."""
        row = self._db.one(
            "SELECT COUNT(*) AS n FROM callbacks WHERE community = :community AND status = 'task'"
            " AND (holder_id = :staff OR (holder_id IS NULL AND :unheld = 1))",
            community=community,
            staff=staff_id,
            unheld=int(unheld),
        )
        return int(row["n"]) if row else 0

    def bring_forward(self, community: str, source: str, at: int) -> int:
        """Let all of a source that wait for later be asked from then on; return how many."""
        rows = self._db.all(
            "UPDATE callbacks SET due_at = :at, version = version + 1"
            " WHERE community = :community AND source = :source AND status = 'waiting'"
            " AND due_at > :at RETURNING id",
            at=at,
            community=community,
            source=source,
        )
        return len(rows)

    def made_between(self, community: str, since: int, until: int) -> list[Callback]:
        """Return what was queued in a community in a time, the oldest first."""
        return self._all(
            "community = :value AND created_at >= :since AND created_at < :until"
            " ORDER BY created_at, id",
            value=community,
            since=since,
            until=until,
        )

    def _all(self, where: str, **params: object) -> list[Callback]:
        rows = self._db.all(f"SELECT * FROM callbacks WHERE {where}", **params)  # noqa: S608 - ours
        return [Callback.from_row(row) for row in rows]

    def times_asked(self, person_id: str, since: int) -> list[int]:
        """Return when somebody was asked in chat or by mail, beside what follows a bad answer.

        What was asked in one message counts once.
        """
        rows = self._db.all(
            "SELECT DISTINCT asked_at AS at FROM callbacks WHERE person_id = :person"
            " AND created_at > :since AND asked_at IS NOT NULL AND promised = 0 ORDER BY asked_at",
            person=person_id,
            since=since,
        )
        return [int(row["at"]) for row in rows]

    def clock_went_back(self, stretch: Stretch, now: int, most: int) -> None:
        """Let nothing in a stretch wait longer from now on than it was to wait, at most so long.

        `most` is ms after now, for what was put off or given to somebody in a future that is gone.
        """
        self._db.execute(
            "UPDATE callbacks SET due_at = due_at - (created_at - :now), created_at = :now"
            " WHERE id > :after AND id <= :until AND created_at > :now",
            now=now,
            after=stretch.after,
            until=stretch.until,
        )
        for column, open_ones in (("due_at", "'asked', 'task'"), ("alert_at", "'task'")):
            self._db.execute(
                f"UPDATE callbacks SET {column} = :latest"  # noqa: S608 - written above
                f" WHERE id > :after AND id <= :until AND status IN ({open_ones})"
                f" AND {column} > :latest",
                latest=now + most,
                after=stretch.after,
                until=stretch.until,
            )

    def way_of(self, person_id: str) -> Way:
        """Return how somebody wants to be asked, as far as they chose it."""
        row: Row | None = self._db.one(
            "SELECT * FROM callback_ways WHERE person_id = :id", id=person_id
        )
        return Way.from_row(row) if row else Way(person_id)

    def keep_way(self, way: Way) -> None:
        """Keep how somebody wants to be asked; only they change it, so the last word counts."""
        values = asdict(way)
        names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
        sets = ", ".join(f"{name} = :{name}" for name in values if name != "person_id")
        self._db.execute(
            f"INSERT INTO callback_ways ({names}) VALUES ({marks})"  # noqa: S608 - names of fields
            f" ON CONFLICT (person_id) DO UPDATE SET {sets}",
            **values,
        )

    def forget_mail(self, person_id: str) -> None:
        """Erase somebody's address; what is still to be asked by mail becomes a call."""
        self._db.execute(
            "UPDATE callback_ways SET mail = NULL WHERE person_id = :person", person=person_id
        )

    def count_of(self, person_id: str) -> int:
        """Return how often somebody was or will be asked."""
        row = self._db.one(
            "SELECT COUNT(*) AS n FROM callbacks WHERE person_id = :person", person=person_id
        )
        return int(row["n"]) if row else 0

    def erase(self, case_id: str) -> None:
        """Forget what was said about a case, and ask no more; that it was asked stays."""
        self._db.execute(
            "UPDATE callback_answers SET words = '' WHERE callback_id IN"
            " (SELECT id FROM callbacks WHERE case_id = :case)",
            case=case_id,
        )
        self._db.execute(
            f"UPDATE callbacks SET status = 'dropped', reason = 'erased', version = version + 1"  # noqa: S608 - ours
            f" WHERE case_id = :case AND {_OPEN}",
            case=case_id,
        )
        self._db.execute("UPDATE callbacks SET words = '' WHERE case_id = :case", case=case_id)
