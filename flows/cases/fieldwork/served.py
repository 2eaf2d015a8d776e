"""How a case was worked on, for who complains of that (HLP-5): who, what, when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.fieldwork.texts import served as served_texts

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.store import Store


def served(store: Store, case: Case, moment: Moment) -> tuple[str, tuple[str, ...]]:
    """Return it in one sentence, and the ids of those of ours who did it.

    Who was sent did it; what nobody was sent for was done by who called it done.
    """
    worker = case.engineer_id or (case.holder_id if case.finished_at else None)
    staff = store.staff.get(worker) if worker else None
    words = served_texts.service(case, staff, moment)
    return words, (staff.id,) if staff else ()
