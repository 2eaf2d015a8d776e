"""How many cases of a community there are, and which of them are on one page of a list.

Every question is one that an index of its own answers (0004_lists.sql, 0008_lists.sql), however
many cases there are: it counts without reading a case, and reads the cases of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage import own_records
from storage import which_cases as which
from storage.which_cases import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storage.database import Connection
    from storage.records.case import Case
    from storage.which_cases import Reader

MOST_OF_ONE = 100  # of what somebody holds, of what they work on, of what nobody holds
MOST = 200  # of what says some words
_LOOKED_AT = 1000  # cases in which words are looked for that no index knows
# How many are open by status and urgency: both are few, so each is sought in the index and counted
# there by itself, in half the time that grouping takes. What is hidden is sought and taken away.
_STATES = """
WITH RECURSIVE statuses (status) AS (
  SELECT MIN(status) FROM cases WHERE community = :community AND {open}
  UNION ALL
  SELECT (SELECT MIN(status) FROM cases
    WHERE community = :community AND {open} AND status > s.status)
  FROM statuses s WHERE s.status IS NOT NULL),
states (status, urgency) AS (
  SELECT s.status, (SELECT MIN(urgency) FROM cases
    WHERE community = :community AND {open} AND status = s.status)
  FROM statuses s WHERE s.status IS NOT NULL
  UNION ALL
  SELECT s.status, (SELECT MIN(urgency) FROM cases
    WHERE community = :community AND {open} AND status = s.status AND urgency > s.urgency)
  FROM states s WHERE s.urgency IS NOT NULL)
SELECT s.status, s.urgency,
  (SELECT COUNT(*) FROM cases WHERE community = :community AND {open}
    AND status = s.status AND urgency = s.urgency)
  - (SELECT COUNT(*) FROM cases WHERE community = :community AND {open}
    AND status = s.status AND urgency = s.urgency AND {hidden}) AS n
FROM states s WHERE s.urgency IS NOT NULL
"""


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
        return Tally(
            self._count(reader, "created_at >= :since", since=since),
            self._count(reader, "finished_at >= :since", since=since),
            self._count(reader, which.CLOSED_SINCE, since=since),
            self.late_count(reader, now),
            self._states(reader),
        )

    def _states(self, reader: Reader) -> dict[tuple[str, str], int]:
        """Count what is open by status and urgency."""
        hidden, params = which.named("hidden", "hidden_from IN", reader.hidden, otherwise="1 = 0")
        states = _STATES.format(open=which.OPEN, hidden=hidden)
        rows = self._db.all(states, community=reader.community, **params)
        return {(row["status"], row["urgency"]): row["n"] for row in rows if row["n"]}

    def late_count(self, reader: Reader, now: int) -> int:
        """Count what is overdue; a resident's silence is not."""
        return self._count(reader, which.LATE, now=now)

    def late(self, reader: Reader, now: int, skip: int, limit: int) -> list[Case]:
        """Return a page of what is overdue, the longest first."""
        return self._page(reader, which.LATE, "due_at, id", skip, limit, now=now)

    def to_do_count(self, reader: Reader, staff_id: str, *, unheld: bool) -> int:
        """Count what somebody has to do; with `unheld` also what nobody holds."""
        wheres, params = which.whose((staff_id,), which.TO_DO, unheld=unheld)
        return sum(self._count(reader, where, **params) for where in wheres)

    def to_do(
        self, reader: Reader, staff_id: str, skip: int, limit: int, *, unheld: bool
    ) -> list[Case]:
        """Return a page of what somebody has to do, the most pressing first."""
        wheres, params = which.whose((staff_id,), which.TO_DO, unheld=unheld)
        return self._pressing(reader, wheres, skip, limit, **params)

    def of_staff(self, reader: Reader, staff_id: str, *, unheld: bool = False) -> list[Case]:
        """Return what somebody holds or works on; with `unheld` also what nobody holds.

        The most pressing first, and of many of each only those.
        """
        wheres, params = which.whose((staff_id,), which.OPEN, unheld=unheld)
        return self._sorted(reader, wheres, MOST_OF_ONE, **params)

    def loads(self, reader: Reader, staff_ids: Iterable[str]) -> dict[str, int]:
        """Count the open cases that each of these engineers works on, as far as the reader sees."""
        where = (
            f"engineer_id = :staff AND engineer_id IS NOT NULL AND {which.OPEN} AND {which.AT_WORK}"
        )
        return {one: self._count(reader, where, staff=one) for one in staff_ids}

    def unsent_count(self, reader: Reader) -> int:
        """Count what nobody was sent to."""
        # that these are open, too, as SQLite would else count by an index of all cases
        return self._count(reader, f"{which.OPEN} AND {which.UNSENT}")

    def unsent(self, reader: Reader, skip: int, limit: int) -> list[Case]:
        """Return a page of what nobody was sent to, the most pressing first."""
        return self._page(reader, which.UNSENT, "COALESCE(due_at, 0), id", skip, limit)

    def open_count(self, reader: Reader, spot: Spot) -> int:
        """Count the open cases at a spot."""
        if spot == Spot(without=spot.without):
            states = self._states(reader).items()
            return sum(n for (status, _), n in states if status not in spot.without)
        wheres, params = which.open_at(spot)
        return sum(self._count(reader, where, **params) for where in wheres)

    def closed_count(self, reader: Reader, spot: Spot, since: int) -> int:
        """Count the cases at a spot closed since a moment."""
        where, params = which.closed_at(spot)
        return self._count(reader, where, since=since, **params)

    def open_at(self, reader: Reader, spot: Spot, skip: int, limit: int) -> list[Case]:
        """Return a page of the open cases at a spot, the most pressing first."""
        wheres, params = which.open_at(spot)
        return self._pressing(reader, wheres, skip, limit, **params)

    def closed_at(
        self, reader: Reader, spot: Spot, since: int, skip: int, limit: int
    ) -> list[Case]:
        """Return a page of the cases at a spot closed since a moment, the newest first."""
        where, params = which.closed_at(spot)
        order = "created_at DESC, id DESC"
        return self._page(reader, where, order, skip, limit, since=since, **params)

    def saying(self, reader: Reader, spot: Spot, words: str, since: int) -> list[Case]:
        """Return cases with words in their place, or in the name of who reported them.

        No index knows them: they are looked for in the most pressing cases and in those closed
        last. Of the spot only what is sealed counts.
        """
        seen, known = which.seen(reader)
        told, kinds = which.is_told(spot)
        there, in_home = which.holds("place", ":words"), which.holds("place", "room")
        called = which.holds("reporter_name", ":words")
        where = f"{seen} AND (({there} AND ({told} OR NOT {in_home})) OR ({called} AND {told}))"
        rows = []
        for some in (
            f"{which.OPEN} ORDER BY {which.PRESSING}",
            f"{which.CLOSED_SINCE} ORDER BY closed_at DESC",
        ):
            rows += self._db.all(
                f"SELECT * FROM (SELECT * FROM cases WHERE community = :community AND {some}"  # noqa: S608 - ours
                f" LIMIT {_LOOKED_AT}) AS cases WHERE {where} LIMIT {MOST}",
                words=words,
                since=since,
                **known,
                **kinds,
            )
        return own_records.cases_of(self._db, rows)

    def _count(self, reader: Reader, where: str, **params: object) -> int:
        seen, known = which.seen(reader)
        row = self._db.one(
            f"SELECT COUNT(*) AS n FROM cases WHERE {seen} AND {where}",  # noqa: S608 - ours
            **known,
            **params,
        )
        return int(row["n"]) if row else 0

    def _pressing(
        self, reader: Reader, wheres: Sequence[str], skip: int, limit: int, **params: object
    ) -> list[Case]:
        """Return a page of what fits one of the conditions, which no case does twice."""
        if len(wheres) == 1:
            return self._page(reader, wheres[0], which.PRESSING, skip, limit, **params)
        return self._sorted(reader, wheres, skip + limit, **params)[skip : skip + limit]

    def _sorted(
        self, reader: Reader, wheres: Sequence[str], limit: int, **params: object
    ) -> list[Case]:
        """Return what fits the conditions, the most pressing first; so many of each."""
        found = [
            case
            for where in wheres
            for case in self._page(reader, where, which.PRESSING, 0, limit, **params)
        ]
        found.sort(
            key=lambda case: (case.created_at if case.due_at is None else case.due_at, case.id)
        )
        return found

    def _page(
        self, reader: Reader, where: str, order: str, skip: int, limit: int, **params: object
    ) -> list[Case]:
        seen, known = which.seen(reader)
        rows = self._db.all(
            f"SELECT * FROM cases WHERE {seen} AND {where}"  # noqa: S608 - ours
            f" ORDER BY {order} LIMIT :limit OFFSET :skip",
            limit=limit,
            skip=skip,
            **known,
            **params,
        )
        return own_records.cases_of(self._db, rows)
