"""What only one kind of case knows: rows of tables of their own, read and written with the case.

Whoever writes one writes the case too, under its version: two who change it at once are told apart
there, so these rows need no version.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from storage.records.case import OWN, Case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.database import Connection
    from storage.records.case import Own
    from storage.records.record import Row

_A_STATEMENT = 50


def cases_of(connection: Connection, rows: Sequence[Row]) -> list[Case]:
    """Return the cases of rows of `cases`; those of a kind with a record of its own have it."""
    cases = [Case.from_row(row) for row in rows]
    kinds = {case.kind for case in cases} & OWN.keys()
    if not kinds:
        return cases
    known: dict[str, Own] = {}
    for kind in sorted(kinds):
        known |= _read(connection, OWN[kind], [case.id for case in cases if case.kind == kind])
    return [replace(case, own=known.get(case.id)) for case in cases]


def write(connection: Connection, case: Case) -> None:
    """Store what only its kind knows, where it has such a record."""
    own = case.own
    if own is None:
        return
    values = asdict(own) | {"case_id": case.id}
    names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    sets = ", ".join(f"{name} = :{name}" for name in values if name != "case_id")
    connection.execute(
        f"INSERT INTO {own.table} ({names}) VALUES ({marks})"  # noqa: S608 - names of fields
        f" ON CONFLICT (case_id) DO UPDATE SET {sets}",
        **values,
    )


def difference(before: Own | None, after: Own | None) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the fields that differ, as they were and as they are, for the timeline."""
    was, now = (asdict(one) if one else {} for one in (before, after))
    hidden = after.unlogged if after else frozenset[str]()
    names = [
        name for name in {**was, **now} if was.get(name) != now.get(name) and name not in hidden
    ]
    return {name: was.get(name) for name in names}, {name: now.get(name) for name in names}


def _read(connection: Connection, record: type[Own], ids: list[str]) -> dict[str, Own]:
    found: dict[str, Own] = {}
    for start in range(0, len(ids), _A_STATEMENT):
        params = {f"c{place}": one for place, one in enumerate(ids[start : start + _A_STATEMENT])}
        marks = ", ".join(f":{name}" for name in params)
        rows = connection.all(
            f"SELECT * FROM {record.table} WHERE case_id IN ({marks})",  # noqa: S608 - ours
            **params,
        )
        found |= {row["case_id"]: record.from_row(row) for row in rows}
    return found
