"""How many cases of a community there are, and which of them are on one page of a list.

Every question is one that an index of its own answers (0004_lists.sql), however many cases there
are: it counts without reading a case, and reads the cases of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage import own_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.database import Connection
    from storage.records.case import Case

# As in the indexes, word for word: only then do the engines see that one fits.
_OPEN = "status NOT IN ('closed', 'withdrawn')"
_CLOSED = "status IN ('closed', 'withdrawn')"
_OWED = "(status NOT IN ('closed', 'withdrawn') OR due_for = 'callback')"
_LATE = f"COALESCE(due_for, '') <> 'confirm' AND {_OWED} AND due_at <= :now"
_TO_DO = f"{_OWED} AND (status <> 'finished' OR due_for = 'callback')"
_UNSENT = "status IN ('registered', 'accepted')"
_PRESSING = "COALESCE(due_at, created_at), id"
_BUILDING = "LTRIM(UPPER(building), '0')"


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom is counted and listed: `hidden` are the values of `hidden_from` that mean them."""

    community: str
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A building, perhaps a unit and a room of it, as they are compared; without one, everywhere.

    `without` are statuses that are left out. Of the `sealed` kinds nobody is told where they come
    from: of all of them, or of the `confidential` ones.
    """

    building: str = ""
    unit: str = ""
    room: str = ""
    sealed: tuple[str, ...] = ()
    all_sealed: bool = False
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases: opened, finished and closed since a moment, late, and open ones."""

    new: int
    finished: int
    closed: int
    late: int
    open: dict[tuple[str, str], int]  # by status and urgency


class Standing:
    """Counts and pages of `cases`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def marks(self, community: str) -> list[str]:
        """Return every value of `hidden_from` in a community: few, as few cases are hidden."""
        rows = self._db.all(
            "SELECT DISTINCT hidden_from FROM cases"
            " WHERE community = :community AND hidden_from <> ''",
            community=community,
        )
        return [row["hidden_from"] for row in rows]

    def tally(self, reader: Reader, since: int, now: int) -> Tally:
        """Count what happened since a moment, and what is open now."""
        where, params = _seen(reader)
        by_state = self._db.all(
            "SELECT status, urgency, COUNT(*) AS n FROM cases"  # noqa: S608 - ours
            f" WHERE {where} AND {_OPEN} GROUP BY status, urgency",
            **params,
        )
        return Tally(
            self._count(reader, "created_at >= :since", since=since),
            self._count(reader, "finished_at >= :since", since=since),
            self._count(reader, f"closed_at >= :since AND {_CLOSED}", since=since),
            self.late_count(reader, now),
            {(row["status"], row["urgency"]): row["n"] for row in by_state},
        )

    def late_count(self, reader: Reader, now: int) -> int:
        """Count what is overdue; a resident's silence is not."""
        return self._count(reader, _LATE, now=now)

    def late(self, reader: Reader, now: int, skip: int, limit: int) -> list[Case]:
        """Return a page of what is overdue, the longest first."""
        return self._page(reader, _LATE, "due_at, id", skip, limit, now=now)

    def to_do_count(self, reader: Reader, staff_id: str, *, unheld: bool) -> int:
        """Count what somebody has to do; with `unheld` also what nobody holds."""
        return sum(self._count(reader, where, staff=staff_id) for where in _whose(unheld=unheld))

    def to_do(
        self, reader: Reader, staff_id: str, skip: int, limit: int, *, unheld: bool
    ) -> list[Case]:
        """Return a page of what somebody has to do, the most pressing first."""
        found = [
            case
            for where in _whose(unheld=unheld)
            for case in self._page(reader, where, _PRESSING, 0, skip + limit, staff=staff_id)
        ]
        found.sort(
            key=lambda case: (case.created_at if case.due_at is None else case.due_at, case.id)
        )
        return found[skip : skip + limit]

    def unsent_count(self, reader: Reader) -> int:
        """Count what nobody was sent to."""
        return self._count(reader, _UNSENT)

    def unsent(self, reader: Reader, skip: int, limit: int) -> list[Case]:
        """Return a page of what nobody was sent to, the most pressing first."""
        return self._page(reader, _UNSENT, "COALESCE(due_at, 0), id", skip, limit)

    def open_count(self, reader: Reader, spot: Spot) -> int:
        """Count the open cases at a spot."""
        where, params = _at(spot)
        return self._count(reader, f"{_OPEN} AND {where}", **params)

    def at_count(self, reader: Reader, spot: Spot, closed_since: int) -> tuple[int, int]:
        """Count the cases at a spot: the open ones, and those closed since a moment."""
        where, params = _at(spot)
        return (
            self.open_count(reader, spot),
            self._count(reader, f"{_CLOSED_SINCE} AND {where}", since=closed_since, **params),
        )

    def open_at(self, reader: Reader, spot: Spot, skip: int, limit: int) -> list[Case]:
        """Return a page of the open cases at a spot, the most pressing first."""
        where, params = _at(spot)
        return self._page(reader, f"{_OPEN} AND {where}", _PRESSING, skip, limit, **params)

    def closed_at(
        self, reader: Reader, spot: Spot, since: int, skip: int, limit: int
    ) -> list[Case]:
        """Return a page of the cases at a spot closed since a moment, the newest first."""
        where, params = _at(spot)
        order = "created_at DESC, id DESC"
        which = f"{_CLOSED_SINCE} AND {where}"
        return self._page(reader, which, order, skip, limit, since=since, **params)

    def _count(self, reader: Reader, where: str, **params: object) -> int:
        seen, known = _seen(reader)
        row = self._db.one(
            f"SELECT COUNT(*) AS n FROM cases WHERE {seen} AND {where}",  # noqa: S608 - ours
            **known,
            **params,
        )
        return int(row["n"]) if row else 0

    def _page(
        self, reader: Reader, where: str, order: str, skip: int, limit: int, **params: object
    ) -> list[Case]:
        seen, known = _seen(reader)
        rows = self._db.all(
            f"SELECT * FROM cases WHERE {seen} AND {where}"  # noqa: S608 - ours
            f" ORDER BY {order} LIMIT :limit OFFSET :skip",
            limit=limit,
            skip=skip,
            **known,
            **params,
        )
        return own_records.cases_of(self._db, rows)


_CLOSED_SINCE = f"{_CLOSED} AND building IS NOT NULL AND closed_at >= :since"


def _seen(reader: Reader) -> tuple[str, dict[str, object]]:
    """Return the condition that leaves out other communities and what is hidden."""
    hidden, params = _named("hidden", "hidden_from NOT IN", reader.hidden)
    return f"community = :community AND {hidden}", {"community": reader.community, **params}


def _whose(*, unheld: bool) -> list[str]:
    """Return the conditions of what is somebody's to do; none has a case of another."""
    held = f"holder_id = :staff AND {_TO_DO}"
    if not unheld:
        others = "(holder_id IS NULL OR holder_id <> :staff)"
        return [held, f"engineer_id = :staff AND {others} AND engineer_id IS NOT NULL AND {_TO_DO}"]
    return [
        held,
        f"holder_id IS NULL AND {_TO_DO}",
        f"engineer_id = :staff AND holder_id <> :staff AND engineer_id IS NOT NULL AND {_TO_DO}",
    ]


def _at(spot: Spot) -> tuple[str, dict[str, object]]:
    where, params = _named("status", "status NOT IN", spot.without)
    if spot.building:
        where += f" AND {_BUILDING} = :building"
        params["building"] = spot.building
    for part in ("unit", "room"):
        if value := getattr(spot, part):
            where += f" AND LTRIM(UPPER({part}), '0') = :{part}"
            params[part] = value
    sealed, kinds = _named("kind", "kind NOT IN", spot.sealed)
    if not spot.all_sealed:
        sealed = f"({sealed} OR confidential = 0)"
    return f"{where} AND {sealed}", {**params, **kinds}


def _named(name: str, test: str, values: Sequence[str]) -> tuple[str, dict[str, object]]:
    """Return a test on a list of values, which always holds where there are none."""
    params: dict[str, object] = {f"{name}{n}": value for n, value in enumerate(values)}
    return (f"{test} ({', '.join(f':{one}' for one in params)})" if params else "1 = 1"), params
