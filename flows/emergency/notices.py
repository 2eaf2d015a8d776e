"""Who hears of danger, added to the rows of a kind of case that it may happen in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.fieldwork.texts import tasks
from flows.cases.notice import OPEN, URGENT, Notice
from flows.emergency.texts import tasks as tasks_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.cases.news import News


def _is_emergency(happened: News) -> bool:
    return happened.case.urgency == "emergency"


def _unless_added(notice: Notice) -> Notice:
    """Leave out what is told of an ordinary case: flows/emergency/added.py pages it."""
    also = notice.only_if or (lambda _happened: True)
    return replace(notice, only_if=lambda news: not _is_emergency(news) and also(news))


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
}


def with_danger(rows: Mapping[str, tuple[Notice, ...]]) -> dict[str, tuple[Notice, ...]]:
    """Return the rows of a kind with those of danger before them: whoever is on duty hears first."""
    found = {act: (*_FIRST.get(act, ()), *own) for act, own in rows.items()}
    return found | {"supplement": tuple(_unless_added(own) for own in rows["supplement"])}
