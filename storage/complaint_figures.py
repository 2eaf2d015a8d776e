"""The complaints of one span of time, counted where they lie: few rows out of however many.

One pass groups by type, severity, department and building at once. What is confidential, or
hidden from somebody who reads the report, is counted with empty groups: in totals only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storage.database import Connection
    from storage.records.record import Row

_MONTH = "kind = 'complaint' AND community = :community AND created_at >= :since"
_PASSED_ON = "(status = 'closed' AND finished_at IS NULL)"
_JUDGED = "NOT (status = 'withdrawn' AND accepted_at IS NULL)"
_OURS = f"status <> 'withdrawn' AND NOT {_PASSED_ON}"
_SAID = "(rating IS NOT NULL OR closed_as = 'confirmed' OR return_count > 0 OR appeal IS NOT NULL)"
_PLEASED = (
    "COALESCE(appeal, 'granted') = 'granted' AND status IN ('answered', 'concluded', 'closed')"
    " AND (rating >= 3 OR (rating IS NULL AND closed_as = 'confirmed'))"
)
_COUNTS = {  # what is counted: when one complaint counts; told in `complaint_statistics.Tally`
    "raised": "1 = 1",
    "withdrawn": "status = 'withdrawn'",
    "passed_on": _PASSED_ON,
    "unsettled": "status NOT IN ('withdrawn', 'closed', 'concluded')",
    "founded": "finding = 'founded'",
    "unfounded": "finding = 'unfounded'",
    "accept_judged": f"{_JUDGED} AND (accepted_at IS NOT NULL OR created_at + accept_ms < :now)",
    "accepted_in_time": f"{_JUDGED} AND accepted_at <= created_at + accept_ms",
    "solve_judged": f"{_OURS} AND (finished_at IS NOT NULL OR created_at + solve_ms < :now)",
    "solved_in_time": f"{_OURS} AND finished_at <= created_at + solve_ms",
    "reopened": "return_count > 0",
    "appealed": "appeal IS NOT NULL",
    "answering": f"{_OURS} AND {_SAID}",
    "satisfied": f"{_OURS} AND {_PLEASED}",
    "unconfirmed": "closed_as = 'unconfirmed' AND NOT " + _SAID,
}
GROUPS = ("category", "severity", "department", "building")


@dataclass(frozen=True, slots=True)
class Limits:
    """What counts as in time, in ms from the complaint, by severity, the lowest first."""

    accept_ms: Mapping[str, int]
    solve_ms: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose complaints are counted, from when until when; `marks` are those of who reads it.

    What is hidden from one of `without` is not counted at all: for that reader it does not exist.
    """

    community: str
    since: int
    until: int
    marks: Sequence[str] = ()
    without: Sequence[str] = ()


def counted(connection: Connection, asked: Asked, limits: Limits, now: int) -> list[Row]:
    """Return one row a group: its four values, empty where they are kept back, and the counts."""
    groups = ", ".join(
        f"CASE WHEN kept_back = 1 THEN '' ELSE COALESCE({name}, '') END AS {name}"
        for name in GROUPS
    )
    sums = ", ".join(
        f"SUM(CASE WHEN {condition} THEN 1 ELSE 0 END) AS {name}"
        for name, condition in _COUNTS.items()
    )
    marks, without = _patterns("mark", asked.marks), _patterns("without", asked.without)
    return connection.all(
        f"SELECT {groups}, kept_back, {sums} FROM"  # noqa: S608 - ours
        f" ({_rows(marks, limits)} AND NOT {_hidden_from(without)}) AS counted"
        " GROUP BY 1, 2, 3, 4, 5",
        **marks,
        **without,
        community=asked.community,
        since=asked.since,
        until=asked.until,
        now=now,
    )


def repeated(connection: Connection, asked: Asked, within_ms: int) -> int:
    """Return of how many the same home, or person without one, complained shortly before.

    About the same type, that is; what was withdrawn is neither the one nor the other.
    """
    without = _patterns("without", asked.without)
    row = connection.one(
        "SELECT COUNT(*) AS n FROM (SELECT created_at, created_at - LAG(created_at) OVER"  # noqa: S608 - ours
        " (PARTITION BY COALESCE(home_id, reporter_id), category ORDER BY created_at) AS passed"
        f" FROM cases WHERE {_MONTH} AND created_at < :until AND status <> 'withdrawn'"
        f" AND NOT {_hidden_from(without)}) AS pairs"
        " WHERE created_at >= :first AND passed <= :within",
        **without,
        community=asked.community,
        since=asked.since - within_ms,
        until=asked.until,
        first=asked.since,
        within=within_ms,
    )
    return int(row["n"]) if row else 0


def are_at_most(connection: Connection, asked: Asked, most: int) -> bool:
    """Tell whether there are no more than so many: then counting them costs next to nothing."""
    row = connection.one(
        f"SELECT COUNT(*) AS n FROM (SELECT 1 FROM cases WHERE {_MONTH}"  # noqa: S608 - ours
        " AND created_at < :until LIMIT :limit) AS first",
        community=asked.community,
        since=asked.since,
        until=asked.until,
        limit=most + 1,
    )
    return row is not None and int(row["n"]) <= most


def are_hidden(connection: Connection, asked: Asked) -> bool:
    """Tell whether any complaint of the span is hidden from one of `without`."""
    without = _patterns("without", asked.without)
    row = connection.one(
        f"SELECT 1 AS found FROM cases WHERE {_MONTH} AND created_at < :until"  # noqa: S608 - ours
        f" AND {_hidden_from(without)} LIMIT 1",
        **without,
        community=asked.community,
        since=asked.since,
        until=asked.until,
    )
    return row is not None


def _patterns(name: str, marks: Sequence[str]) -> dict[str, str]:
    """Name a parameter for each mark, as it is looked for in `hidden_from`."""
    return {f"{name}{n}": f"% {mark} %" for n, mark in enumerate(marks)}


def _hidden_from(patterns: Mapping[str, str]) -> str:
    """Write the condition that a complaint is hidden from one whose mark is looked for."""
    any_of = " OR ".join(f"' ' || hidden_from || ' ' LIKE :{name}" for name in patterns)
    return f"(hidden_from <> '' AND ({any_of or '1 = 0'}))"


def _rows(marks: Mapping[str, str], limits: Limits) -> str:
    """Return the query of the single complaints, with what is decided once for each."""
    return (
        f"SELECT cases.*, {_by_severity(limits.accept_ms)} AS accept_ms,"  # noqa: S608 - ours
        f" {_by_severity(limits.solve_ms)} AS solve_ms,"
        f" CASE WHEN confidential = 1 OR {_hidden_from(marks)} THEN 1 ELSE 0 END"
        f" AS kept_back FROM cases WHERE {_MONTH} AND created_at < :until"
    )


def _by_severity(spans: Mapping[str, int]) -> str:
    """Write how long something may take; what was not graded yet is as the lowest."""
    lowest, *higher = spans.items()
    cases = " ".join(f"WHEN '{name}' THEN {int(span)}" for name, span in higher)
    return f"CASE severity {cases} ELSE {int(lowest[1])} END"
