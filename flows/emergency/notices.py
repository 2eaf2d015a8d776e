"""Who hears of danger, added to the rows of a kind of case that it may happen in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.fieldwork.texts import tasks
from flows.cases.notice import OPEN, URGENT, Notice
from flows.emergency.texts import tasks as tasks_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.cases.news import News


def _is_emergency(happened: News) -> bool:
    return happened.case.urgency == "emergency"


def _nobody_goes(happened: News) -> bool:
    return _is_emergency(happened) and happened.case.taken_at is None


def _more_of_danger(whom: str) -> Notice:
    """Pass on at once what is said later of a danger: to all on duty until somebody goes."""
    return Notice(
        whom,
        tasks_texts.more,
        URGENT,
        OPEN,
        "task",
        only_if=_nobody_goes if whom == "on_duty" else _is_emergency,
        card=tasks_texts.more_card,
    )


_FIRST: dict[str, tuple[Notice, ...]] = {
    "open": (
        Notice(
            "on_duty",
            tasks_texts.emergency,
            URGENT,
            OPEN,
            "task",
            _is_emergency,
            tasks_texts.emergency_card,
        ),
    ),
    "withdraw": (Notice("on_duty", tasks.withdrawn, URGENT, "withdrawn", "task", _is_emergency),),
    "supplement": tuple(_more_of_danger(whom) for whom in ("on_duty", "engineer", "holder")),
}


def with_danger(rows: Mapping[str, tuple[Notice, ...]]) -> dict[str, tuple[Notice, ...]]:
    """Return the rows of a kind with those of danger before them: whoever is on duty hears first."""
    return {act: (*_FIRST.get(act, ()), *own) for act, own in rows.items()}
