"""Cases and their timelines; every write names the version it read and leaves a line behind."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from storage.case_words import index_words, search
from storage.ids import new_id
from storage.records.case import Case, Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storage.database import Connection

CLOSED = ("closed", "withdrawn")
_COLUMNS = tuple(field.name for field in fields(Case))
_NEVER_CHANGES = ("id", "number", "kind", "community", "version", "created_at", "reporter_id")


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did to a case: becomes one line of its timeline.

    `actor_id` is a person's or a staff member's id, None for the system; `public` lines may be
    shown to the resident.
    """

    action: str
    actor_id: str | None
    actor_name: str
    text: str = ""
    public: bool = True
    message_key: str | None = None


class Cases:
    """Repository of `cases`, `timeline` and the counters behind the numbers."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def next_number(self, letters: str, day: str) -> str:
        """Return the next number of a kind and local day, such as BX20261124-0007."""
        row = self._db.one(
            "INSERT INTO counters (name, value) VALUES (:name, 1)"
            " ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value",
            name=letters + day,
        )
        return f"{letters}{day}-{int(row['value']) if row else 1:04d}"

    def add(self, case: Case, act: Act) -> Case:
        """Store a new case with the first line of its timeline."""
        self._db.insert("cases", **{name: getattr(case, name) for name in _COLUMNS})
        self._write(case, act, case.created_at, {})
        return case

    def save(self, before: Case, after: Case, act: Act, now: int) -> Case:
        """Store a changed case and the line that says why.

        Raises Stale when the case is no longer the version that `before` is.
        """
        changed = {
            name: getattr(after, name)
            for name in _COLUMNS
            if name not in _NEVER_CHANGES and getattr(after, name) != getattr(before, name)
        }
        stored = self._update(before, changed)
        old = {name: getattr(before, name) for name in changed}
        self._write(stored, act, now, {"before": old, "after": changed})
        return stored

    def move_alert(self, case: Case, **columns: int | None) -> Case:
        """Change only when the sweeps look again, and end the claim; raises Stale.

        Leaves no line: the case itself is as it was.
        """
        moved = self._update(case, dict(columns))
        self.release(case.id)
        return moved

    def _update(self, case: Case, changed: dict[str, Any]) -> Case:
        sets = "".join(f", {name} = :{name}" for name in changed)
        self._db.change(
            f"UPDATE cases SET version = version + 1{sets}"  # noqa: S608 - names of fields
            " WHERE id = :case_id AND version = :case_version",
            **changed,
            case_id=case.id,
            case_version=case.version,
        )
        return replace(case, **changed, version=case.version + 1)

    def _write(self, case: Case, act: Act, now: int, details: dict[str, Any]) -> None:
        self._db.insert(
            "timeline",
            id=new_id(now),
            case_id=case.id,
            version=case.version,
            at=now,
            action=act.action,
            actor_id=act.actor_id,
            actor_name=act.actor_name,
            text=act.text,
            public=int(act.public),
            details=json.dumps(details, ensure_ascii=False, separators=(",", ":")),
            message_key=act.message_key,
        )

    def get(self, case_id: str) -> Case | None:
        """Return the case, or None."""
        row = self._db.one("SELECT * FROM cases WHERE id = :id", id=case_id)
        return Case.from_row(row) if row else None

    def by_number(self, number: str) -> Case | None:
        """Return the case with this full number, or None."""
        row = self._db.one("SELECT * FROM cases WHERE number = :number", number=number)
        return Case.from_row(row) if row else None

    def timeline(self, case_id: str) -> list[Event]:
        """Return the timeline of a case in the order things happened."""
        rows = self._db.all(
            "SELECT * FROM timeline WHERE case_id = :id ORDER BY version, id", id=case_id
        )
        return [Event.from_row(row) for row in rows]

    def of_reporter(self, person_id: str, since: int) -> list[Case]:
        """Return somebody's own cases: all open ones and those closed after `since`."""
        return self._list(
            "reporter_id = :person AND (status NOT IN ('closed', 'withdrawn')"
            " OR closed_at >= :since) ORDER BY created_at DESC, id DESC LIMIT 50",
            person=person_id,
            since=since,
        )

    def shared_in_homes(
        self, home_ids: Sequence[str], person_id: str, kinds: Sequence[str]
    ) -> list[Case]:
        """Return open cases of these kinds that others of the household share."""
        found: list[Case] = []
        named = {f"kind{n}": kind for n, kind in enumerate(kinds)}
        any_of = ", ".join(f":{name}" for name in named)
        for home_id in home_ids if kinds else ():
            found += self._list(
                f"home_id = :home AND shared = 1 AND kind IN ({any_of})"
                " AND reporter_id <> :person"
                " AND status NOT IN ('closed', 'withdrawn') ORDER BY created_at DESC LIMIT 20",
                home=home_id,
                person=person_id,
                **named,
            )
        return found

    def held_by(self, staff_id: str) -> list[Case]:
        """Return the open cases that somebody holds or works on, the most pressing first."""
        return self._list(
            "(holder_id = :staff OR engineer_id = :staff)"
            " AND status NOT IN ('closed', 'withdrawn')"
            " ORDER BY COALESCE(due_at, created_at), id LIMIT 200",
            staff=staff_id,
        )

    def open_in(self, community: str, limit: int = 500) -> list[Case]:
        """Return the open cases of a community, the most pressing first."""
        return self._list(
            "community = :community AND status NOT IN ('closed', 'withdrawn')"
            " ORDER BY COALESCE(due_at, created_at), id LIMIT :limit",
            community=community,
            limit=limit,
        )

    def calls_owed(self, community: str) -> list[Case]:
        """Return the cases of a community whose resident was promised a call, open or closed."""
        return self._list(
            "community = :community AND due_for = 'callback' ORDER BY due_at, id LIMIT 200",
            community=community,
        )

    def open_of_kind(self, community: str, kind: str, limit: int = 500) -> list[Case]:
        """Return the open cases of one kind, the oldest first."""
        return self._list(
            "community = :community AND status NOT IN ('closed', 'withdrawn') AND kind = :kind"
            " ORDER BY created_at, id LIMIT :limit",
            community=community,
            kind=kind,
            limit=limit,
        )

    def recent_in(self, community: str, since: int, limit: int = 500) -> list[Case]:
        """Return what was opened or closed in a community since then, the newest first."""
        return self._list(
            # a union, as an OR makes SQLite walk through all the years of a community
            "id IN (SELECT id FROM cases WHERE community = :community AND created_at >= :since"
            " UNION SELECT id FROM cases WHERE community = :community AND closed_at >= :since)"
            " ORDER BY created_at DESC, id DESC LIMIT :limit",
            community=community,
            since=since,
            limit=limit,
        )

    def by_tail(self, community: str, digits: str) -> list[Case]:
        """Return the newest cases of a community whose number ends in these digits."""
        return self._list(
            "community = :community AND number LIKE :pattern ESCAPE '!'"
            " ORDER BY created_at DESC, id DESC LIMIT 20",
            community=community,
            pattern="%" + digits.replace("!", "!!").replace("%", "!%").replace("_", "!_"),
        )

    def find_duplicates(
        self, community: str, building: str | None, unit: str | None, category: str, since: int
    ) -> list[Case]:
        """Return open cases since then that may be the same outage, the oldest first.

        Without a unit the whole building is meant, without a building what is in none.
        """
        return self._list(
            "community = :community AND status NOT IN ('closed', 'withdrawn')"
            " AND created_at >= :since AND category = :category"
            " AND COALESCE(building, '') = :building"
            " AND (:unit = '' OR COALESCE(unit, '') IN ('', :unit))"
            " ORDER BY created_at, id LIMIT 20",
            community=community,
            since=since,
            category=category,
            building=building or "",
            unit=unit or "",
        )

    def count_of_reporter(self, person_id: str, since: int) -> int:
        """Return how many cases somebody opened since then."""
        row = self._db.one(
            "SELECT COUNT(*) AS n FROM cases WHERE reporter_id = :person AND created_at >= :since",
            person=person_id,
            since=since,
        )
        return int(row["n"]) if row else 0

    def index_words(self, case_id: str, words: Iterable[str]) -> None:
        """Let the case be found by these words, as the caller cut them."""
        index_words(self._db, case_id, words)

    def search(self, community: str, words: Iterable[str], limit: int) -> list[Case]:
        """Return the cases of a community that have all these words, the newest first."""
        return [Case.from_row(row) for row in search(self._db, community, words, limit)]

    def load_of(self, staff_ids: Iterable[str]) -> dict[str, int]:
        """Return how many open cases each of these engineers works on."""
        loads: dict[str, int] = {}
        for staff_id in staff_ids:
            row = self._db.one(
                "SELECT COUNT(*) AS n FROM cases WHERE engineer_id = :id"
                " AND status IN ('dispatched', 'taken', 'arrived', 'deferred', 'reopened')",
                id=staff_id,
            )
            loads[staff_id] = int(row["n"]) if row else 0
        return loads

    def claim_alerts(self, now: int, until: int, limit: int) -> list[Case]:
        """Claim the cases that a deadline sweep has to look at now."""
        rows = self._db.claim(
            "cases", "alert_at <= :now", order="alert_at", limit=limit, until=until, now=now
        )
        return [Case.from_row(row) for row in rows]

    def claim_news(self, now: int, until: int, limit: int) -> list[Case]:
        """Claim the cases whose resident has heard nothing for long."""
        rows = self._db.claim(
            "cases", "news_at <= :now", order="news_at", limit=limit, until=until, now=now
        )
        return [Case.from_row(row) for row in rows]

    def claim_months(self, now: int, until: int, limit: int) -> list[Case]:
        """Claim the complaints whose one-month rule has to be looked at (COM-4)."""
        rows = self._db.claim(
            "cases", "month_at <= :now", order="month_at", limit=limit, until=until, now=now
        )
        return [Case.from_row(row) for row in rows]

    def claim_callbacks(self, now: int, until: int, limit: int) -> list[Case]:
        """Claim the complaints whose resident nobody has called yet (CAL-2)."""
        rows = self._db.claim(
            "cases", "callback_at <= :now", order="callback_at", limit=limit, until=until, now=now
        )
        return [Case.from_row(row) for row in rows]

    def earlier_like(self, case: Case, since: int) -> list[Case]:
        """Return what the same person, or the same home, raised before of the same category."""
        found = self._list(
            "reporter_id = :person AND created_at >= :since AND category = :category"
            " AND id <> :id ORDER BY created_at LIMIT 50",
            person=case.reporter_id,
            since=since,
            category=case.category,
            id=case.id,
        )
        if case.home_id is not None:
            found += self._list(
                "home_id = :home AND created_at >= :since AND category = :category"
                " AND id <> :id AND reporter_id <> :person ORDER BY created_at LIMIT 50",
                home=case.home_id,
                since=since,
                category=case.category,
                id=case.id,
                person=case.reporter_id,
            )
        return found

    def actors_of(self, case_id: str, actions: Sequence[str]) -> set[str]:
        """Return the ids of who did any of these to a case."""
        found: set[str] = set()
        for action in actions:
            rows = self._db.all(
                "SELECT DISTINCT actor_id FROM timeline WHERE case_id = :case"
                " AND action = :action AND actor_id IS NOT NULL",
                case=case_id,
                action=action,
            )
            found |= {str(row["actor_id"]) for row in rows}
        return found

    def count_actions(self, case_id: str, action: str, actor_id: str | None, since: int) -> int:
        """Return how often somebody did this to the case since then."""
        row = self._db.one(
            "SELECT COUNT(*) AS n FROM timeline WHERE case_id = :case AND action = :action"
            " AND actor_id = :actor AND at >= :since",
            case=case_id,
            action=action,
            actor=actor_id or "",
            since=since,
        )
        return int(row["n"]) if row else 0

    def release(self, case_id: str) -> None:
        """Give a claim back."""
        self._db.execute("UPDATE cases SET claimed_until = NULL WHERE id = :id", id=case_id)

    def _list(self, where: str, **params: object) -> list[Case]:
        rows = self._db.all(f"SELECT * FROM cases WHERE {where}", **params)  # noqa: S608 - ours
        return [Case.from_row(row) for row in rows]
