"""What a resident is told when a case was opened for which somebody comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.opened import accepted_by
from flows.writing import times

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records.case import Case


def what_follows(case: Case, context: Context, nobody_until: int | None, then: str) -> str:
    """Say who has it and by when they act; `then` is what is told afterwards.

    `nobody_until` is when the office opens, where nobody is there before.
    """
    if nobody_until is not None:
        opens = times.moment(nobody_until, context.now, context.settings.zone)
        return f"现在是夜里，管理处{opens}上班，{accepted_by(case, context)}前受理，{then}"
    if case.status == "dispatched":
        return f"已安排师傅，{accepted_by(case, context)}前接单，谁来马上告诉您。"
    return f"值班管理员{accepted_by(case, context)}前受理，{then}"
