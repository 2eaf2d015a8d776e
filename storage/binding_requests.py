"""Bindings that the roster could not decide: a clerk, or the first account, says yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.records.people import BindingRequest

if TYPE_CHECKING:
    from storage.database import Connection


class BindingRequests:
    """Repository of `binding_requests`; `number` is what staff type."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, request: BindingRequest, alert_at: int) -> BindingRequest:
        """Store the request with the next number; look at it again at `alert_at`."""
        row = self._db.one(
            "INSERT INTO counters (name, value) VALUES ('binding', 1)"
            " ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value"
        )
        number = int(row["value"]) if row else 1
        self._db.insert(
            "binding_requests",
            id=request.id,
            number=number,
            community=request.community,
            person_id=request.person_id,
            resident_id=request.resident_id,
            home=request.home,
            name=request.name,
            phone=request.phone,
            status="open",
            created_at=request.created_at,
            alert_at=alert_at,
            version=1,
        )
        stored = self.by_number(number)
        assert stored is not None  # noqa: S101 - inserted one line above
        return stored

    def by_number(self, number: int) -> BindingRequest | None:
        """Return the request with this number, or None."""
        row = self._db.one("SELECT * FROM binding_requests WHERE number = :n", n=number)
        return BindingRequest.from_row(row) if row else None

    def open_for_resident(self, resident_ids: list[str]) -> list[BindingRequest]:
        """Return what waits for the yes of these residents' first accounts."""
        found: list[BindingRequest] = []
        for resident_id in resident_ids:
            rows = self._db.all(
                "SELECT * FROM binding_requests WHERE resident_id = :id AND status = 'open'"
                " ORDER BY number",
                id=resident_id,
            )
            found += [BindingRequest.from_row(row) for row in rows]
        return found

    def open_of(self, person_id: str) -> BindingRequest | None:
        """Return the request that this person is waiting for, or None."""
        row = self._db.one(
            "SELECT * FROM binding_requests WHERE person_id = :id AND status = 'open'"
            " ORDER BY number DESC LIMIT 1",
            id=person_id,
        )
        return BindingRequest.from_row(row) if row else None

    def open_in(self, community: str) -> list[BindingRequest]:
        """Return all that waits in a community, the oldest first."""
        rows = self._db.all(
            "SELECT * FROM binding_requests WHERE community = :community AND status = 'open'"
            " ORDER BY number",
            community=community,
        )
        return [BindingRequest.from_row(row) for row in rows]

    def due(self, now: int, limit: int) -> list[BindingRequest]:
        """Return what has waited too long."""
        rows = self._db.all(
            "SELECT * FROM binding_requests WHERE status = 'open' AND alert_at <= :now"
            " ORDER BY alert_at LIMIT :limit",
            now=now,
            limit=limit,
        )
        return [BindingRequest.from_row(row) for row in rows]

    def open_between(self, after: str, until: str) -> list[BindingRequest]:
        """Return what waits among the ids after one, until and with another."""
        rows = self._db.all(
            "SELECT * FROM binding_requests WHERE id > :after AND id <= :until AND status = 'open'",
            after=after,
            until=until,
        )
        return [BindingRequest.from_row(row) for row in rows]

    def look_again(self, request: BindingRequest, alert_at: int) -> None:
        """Move the next look; raises Stale when somebody decided meanwhile."""
        self._db.change(
            "UPDATE binding_requests SET alert_at = :at, version = version + 1"
            " WHERE id = :id AND version = :version",
            at=alert_at,
            id=request.id,
            version=request.version,
        )

    def decide(self, request: BindingRequest, status: str, by: str, now: int) -> None:
        """Close the request as "agreed" or "refused"; raises Stale when somebody else was first."""
        self._db.change(
            "UPDATE binding_requests SET status = :status, decided_by = :by, decided_at = :now,"
            " alert_at = NULL, version = version + 1 WHERE id = :id AND version = :version",
            status=status,
            by=by,
            now=now,
            id=request.id,
            version=request.version,
        )
