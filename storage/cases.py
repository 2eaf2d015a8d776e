"""Cases and their timelines; every write names the version it read and leaves a line behind."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from storage import own_records
from storage.case_lists import CaseLists
from storage.case_words import index_words
from storage.ids import new_id
from storage.records.case import Case, Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_COLUMNS = tuple(field.name for field in fields(Case) if field.name != "own")
MOST_LEFT_OUT = 8  # numbers between two
_NEVER_CHANGES = ("id", "number", "kind", "community", "version", "reporter_id")


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


class Cases(CaseLists):
    """Repository of `cases`, `timeline` and the counters behind the numbers."""

    def next_number(self, letters: str, day: str) -> str:
        """Return the next number of a kind and local day, such as BX20261124-0007.

        Some are left out at random, whatever the kind: a complaint may hide any case it comes from
        or becomes, and a number that somebody misses is not to tell them so.
        """
        row = self._db.one(
            "INSERT INTO counters (name, value) VALUES (:name, :step)"
            " ON CONFLICT (name) DO UPDATE SET value = counters.value + :step RETURNING value",
            name=letters + day,
            step=1 + secrets.randbelow(MOST_LEFT_OUT + 1),
        )
        return f"{letters}{day}-{int(row['value']) if row else 1:04d}"

    def add(self, case: Case, act: Act) -> Case:
        """Store a new case with the first line of its timeline."""
        self._db.insert("cases", **{name: getattr(case, name) for name in _COLUMNS})
        own_records.write(self._db, case)
        self._write(case, act, case.created_at, {})
        return case

    def save(self, before: Case, after: Case, act: Act, now: int) -> Case:
        """Store a changed case, what only its kind knows, and the line that says why.

        Raises Stale when the case is no longer the version that `before` is.
        """
        changed = {
            name: getattr(after, name)
            for name in _COLUMNS
            if name not in _NEVER_CHANGES and getattr(after, name) != getattr(before, name)
        }
        stored = self._update(before, changed)
        old = {name: getattr(before, name) for name in changed}
        if after.own != before.own:
            own_records.write(self._db, after)
            was, own = own_records.difference(before.own, after.own)
            old, changed = old | {"own": was}, changed | {"own": own}
        self._write(stored, act, now, {"before": old, "after": changed})
        return replace(stored, own=after.own)

    def move_alert(self, case: Case, **columns: int | str | None) -> Case:
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

    def timeline(self, case_id: str) -> list[Event]:
        """Return the timeline of a case in the order things happened."""
        rows = self._db.all(
            "SELECT * FROM timeline WHERE case_id = :id ORDER BY version, id", id=case_id
        )
        return [Event.from_row(row) for row in rows]

    def set_at(self, case: Case, columns: Iterable[str]) -> dict[str, int]:
        """Return when each of these columns was last set, as its timeline tells."""
        lines = self.timeline(case.id)
        found = dict.fromkeys(columns, lines[0].at if lines else case.created_at)
        for line in lines:
            told = json.loads(line.details).get("after", {})
            found |= {name: line.at for name in found if name in told}
        return found

    def count_of_reporter(self, person_id: str, since: int, until: int) -> int:
        """Return how many cases somebody opened between two moments."""
        row = self._db.one(
            "SELECT COUNT(*) AS n FROM cases WHERE reporter_id = :person"
            " AND created_at BETWEEN :since AND :until",
            person=person_id,
            since=since,
            until=until,
        )
        return int(row["n"]) if row else 0

    def index_words(self, case_id: str, words: Iterable[str]) -> None:
        """Let the case be found by these words, as the caller cut them."""
        index_words(self._db, case_id, words)

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

    def count_actions(
        self, case_id: str, action: str, actor_id: str | None, since: int, until: int
    ) -> int:
        """Return how often somebody did this to the case between two moments."""
        row = self._db.one(
            "SELECT COUNT(*) AS n FROM timeline WHERE case_id = :case AND action = :action"
            " AND actor_id = :actor AND at BETWEEN :since AND :until",
            case=case_id,
            action=action,
            actor=actor_id or "",
            since=since,
            until=until,
        )
        return int(row["n"]) if row else 0

    def release(self, case_id: str) -> None:
        """Give a claim back."""
        self._db.execute("UPDATE cases SET claimed_until = NULL WHERE id = :id", id=case_id)
