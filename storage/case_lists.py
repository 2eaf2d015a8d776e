"""Which cases: every question that is answered with cases, each with what only its kind knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import own_records
from storage.case_words import search
from storage.records.case import OWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storage.database import Connection
    from storage.records.case import Case
    from storage.records.record import Row

_LAST = 4  # characters of a number by whose end it is found
_BY_STATE = (
    "status IN ('closed', 'withdrawn'), CASE WHEN status IN ('closed', 'withdrawn')"
    " THEN -created_at ELSE COALESCE(due_at, created_at) END, id"
)


class CaseLists:
    """What is asked of `cases`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def get(self, case_id: str) -> Case | None:
        """Return the case, or None."""
        row = self._db.one("SELECT * FROM cases WHERE id = :id", id=case_id)
        return self._cases([row])[0] if row else None

    def by_number(self, number: str) -> Case | None:
        """Return the case with this full number, or None."""
        row = self._db.one("SELECT * FROM cases WHERE number = :number", number=number)
        return self._cases([row])[0] if row else None

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

    def open_in(self, community: str, limit: int = 500) -> list[Case]:
        """Return the open cases of a community, the most pressing first."""
        return self._list(
            "community = :community AND status NOT IN ('closed', 'withdrawn')"
            " ORDER BY COALESCE(due_at, created_at), id LIMIT :limit",
            community=community,
            limit=limit,
        )

    def emergencies(self, community: str, danger: str | None = None) -> list[Case]:
        """Return the open emergencies of a community, of one danger or any, the newest first."""
        of_danger = " AND danger = :danger" if danger else ""
        return self._list(
            "urgency = 'emergency' AND status NOT IN ('closed', 'withdrawn')"
            f" AND community = :community{of_danger} ORDER BY id DESC LIMIT 50",
            community=community,
            **({"danger": danger} if danger else {}),
        )

    def open_of_kind(self, community: str, kind: str, limit: int = 500) -> list[Case]:
        """Return the open cases of one kind, the oldest first."""
        return self._list(
            "community = :community AND kind = :kind"
            " AND closed_at IS NULL AND status NOT IN ('closed', 'withdrawn')"
            " ORDER BY created_at, id LIMIT :limit",
            community=community,
            kind=kind,
            limit=limit,
        )

    def ended_of_kind(self, community: str, kind: str, limit: int) -> list[Case]:
        """Return the newest cases of a kind that are over, the last one first.

        For kinds with a record of their own: those are few, among years of all others.
        """
        return self._list(
            f"id IN (SELECT case_id FROM {OWN[kind].table}) AND community = :community"  # noqa: S608 - ours
            " AND status IN ('closed', 'withdrawn') ORDER BY created_at DESC, id DESC LIMIT :limit",
            community=community,
            limit=limit,
        )

    def counted_surveys(self, community: str, sort: str, before: int, limit: int) -> list[Case]:
        """Return the surveys of one sort that closed before and have figures, the newest first."""
        return self._list(
            "id IN (SELECT case_id FROM surveys WHERE sort = :sort AND closes_at < :before"
            " AND figures IS NOT NULL) AND community = :community ORDER BY id DESC LIMIT :limit",
            community=community,
            sort=sort,
            before=before,
            limit=limit,
        )

    def corrections_of(self, survey_id: str) -> list[Case]:
        """Return the corrective actions that a survey led to, the first first."""
        return self._list(
            "id IN (SELECT case_id FROM corrective_actions WHERE survey_id = :survey)"
            " ORDER BY created_at, LENGTH(number), number",
            survey=survey_id,
        )

    def made_from(self, case_id: str) -> list[Case]:
        """Return the cases that were made of one, the first first."""
        return self._list("from_case_id = :case ORDER BY created_at, id", case=case_id)

    def recent_in(self, community: str, since: int, limit: int = 500) -> list[Case]:
        """Return what was opened or closed in a community since then, the newest first."""
        return self._list(
            # a union, as an OR makes SQLite walk through all the years of a community
            "id IN (SELECT id FROM cases WHERE community = :community AND created_at >= :since"
            " UNION SELECT id FROM cases WHERE community = :community AND closed_at >= :since"
            " AND status IN ('closed', 'withdrawn'))"
            " ORDER BY created_at DESC, id DESC LIMIT :limit",
            community=community,
            since=since,
            limit=limit,
        )

    def by_tail(self, community: str, digits: str) -> list[Case]:
        """Return cases of a community whose number ends in these digits.

        The open ones come first, the most pressing before others, then those opened last; only
        the latter for less than four digits, for which there is no index.
        """
        ends, order = "", "created_at DESC, id DESC LIMIT 20"
        if len(digits) >= _LAST:
            ends, order = "SUBSTR(number, LENGTH(number) - 3) = :last AND ", f"{_BY_STATE} LIMIT 70"
        return self._list(
            f"community = :community AND {ends}number LIKE :pattern ESCAPE '!' ORDER BY {order}",
            community=community,
            last=digits[-_LAST:],
            pattern="%" + digits.replace("!", "!!").replace("%", "!%").replace("_", "!_"),
        )

    def search(self, community: str, words: Iterable[str], limit: int) -> list[Case]:
        """Return the cases of a community that have all these words, the newest first."""
        return self._cases(search(self._db, community, words, limit))

    def claim_alerts(self, now: int, until: int, limit: int) -> list[Case]:
        """Claim the cases that a deadline sweep has to look at now."""
        rows = self._db.claim(
            "cases", "alert_at <= :now", order="alert_at", limit=limit, until=until, now=now
        )
        return self._cases(rows)

    def claim_news(self, now: int, until: int, limit: int) -> list[Case]:
        """Claim the cases whose resident has heard nothing for long."""
        rows = self._db.claim(
            "cases", "news_at <= :now", order="news_at", limit=limit, until=until, now=now
        )
        return self._cases(rows)

    def claim_months(self, now: int, until: int, limit: int) -> list[Case]:
        """Claim the complaints whose one-month rule has to be looked at (COM-4)."""
        rows = self._db.claim(
            "cases", "month_at <= :now", order="month_at", limit=limit, until=until, now=now
        )
        return self._cases(rows)

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

    def _list(self, where: str, **params: object) -> list[Case]:
        rows = self._db.all(f"SELECT * FROM cases WHERE {where}", **params)  # noqa: S608 - ours
        return self._cases(rows)

    def _cases(self, rows: Sequence[Row]) -> list[Case]:
        return own_records.cases_of(self._db, rows)
