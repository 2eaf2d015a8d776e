"""Erase who complained from an archived complaint; what happened, and the seal, stay verifiable."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from flows.complaint.archive.archiving import record_of, years_from
from flows.complaint.settings import Complaints

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.complaint import Archive
    from storage.store import Store

_TABLES = {"timeline": "timeline", "accused": "accused", "openings": "seal_openings",
           "talks": "talks"}  # fmt: skip
_COLUMNS = {  # a field of the record: the column it stands for
    ("timeline", "account"): "actor_id",
    ("timeline", "resident_name"): "actor_name",
    ("accused", "resident_name"): "name",
    ("case", "public_place"): "place",
}


def erase(store: Store, archive: Archive, now: int, why: str) -> bool:
    """Put marks in place of every personal value of the complaint; False when that was done before.

    The complainant's own photos and recordings go, too: their bytes by the next sweep, their
    hashes stay.
    """
    case = store.cases.get(archive.case_id)
    if archive.personal is None or case is None:
        return False
    was, sealed = record_of(store, case), json.loads(archive.contents)["record"]
    store.archives.erase(archive, now, why)
    store.callbacks.erase(case.id)
    store.callbacks.forget_mail(case.reporter_id)
    store.grants.cut_from(case.id)
    store.archives.overwrite(case, now, _changed("case", was["case"], sealed["case"]))
    for part, table in _TABLES.items():
        rows = []
        for old, new in zip(was[part], sealed[part], strict=False):
            changed = _changed(part, old, new)
            if changed:
                rows.append({"id": old["id"], **changed})
        store.archives.overwrite_rows(table, rows)
    return True


def erase_old(store: Store, settings: Settings, now: int, limit: int) -> int:
    """Erase what was kept for the longest time the site allows; return how many archives."""
    before = years_from(now, -settings.section(Complaints).keep_years_most, settings)
    old = store.archives.old(before, limit)
    return sum(erase(store, archive, now, "kept for the longest time") for archive in old)


def _changed(part: str, old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Return the columns whose value is another once the personal ones are gone."""
    return {
        _COLUMNS.get((part, name), name): value
        for name, value in new.items()
        if value != old.get(name)
    }
