"""Meetings and calls about a complaint (约谈): proposed, agreed, held, or not."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from storage.records.complaint import Talk

if TYPE_CHECKING:
    from storage.database import Connection

_COLUMNS = tuple(field.name for field in fields(Talk))


class Talks:
    """Repository of `talks`. Status: proposed, agreed, held, cancelled."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, talk: Talk) -> None:
        """Store a talk that is arranged."""
        self._db.insert("talks", **_row(talk))

    def save(self, before: Talk, after: Talk) -> None:
        """Store a changed talk and end its claim; raises Stale when it changed meanwhile."""
        changed = {k: v for k, v in _row(after).items() if v != _row(before)[k]}
        sets = "".join(f", {name} = :{name}" for name in changed)
        self._db.change(
            f"UPDATE talks SET version = version + 1, claimed_until = NULL{sets}"  # noqa: S608 - names of fields
            " WHERE id = :talk_id AND version = :talk_version",
            **changed,
            talk_id=before.id,
            talk_version=before.version,
        )

    def get(self, talk_id: str) -> Talk | None:
        """Return the talk, or None."""
        row = self._db.one("SELECT * FROM talks WHERE id = :id", id=talk_id)
        return Talk.from_row(row) if row else None

    def of_case(self, case_id: str) -> list[Talk]:
        """Return every talk about a complaint, the first first."""
        rows = self._db.all("SELECT * FROM talks WHERE case_id = :id ORDER BY id", id=case_id)
        return [Talk.from_row(row) for row in rows]

    def open_of(self, case_id: str, partner: str) -> Talk | None:
        """Return the talk with somebody that is proposed or agreed, or None."""
        row = self._db.one(
            "SELECT * FROM talks WHERE case_id = :id AND partner = :partner"
            " AND status IN ('proposed', 'agreed') ORDER BY id DESC LIMIT 1",
            id=case_id,
            partner=partner,
        )
        return Talk.from_row(row) if row else None

    def claim_reminders(self, now: int, until: int, limit: int) -> list[str]:
        """Claim the ids of the talks of which both sides are reminded now."""
        rows = self._db.claim(
            "talks", "remind_at <= :now", order="remind_at", limit=limit, until=until, now=now
        )
        return [str(row["id"]) for row in rows]


def _row(talk: Talk) -> dict[str, Any]:
    values = asdict(talk)
    return {name: values[name] for name in _COLUMNS} | {"proposed": json.dumps(talk.proposed)}
