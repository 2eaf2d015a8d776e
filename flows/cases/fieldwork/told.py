"""What the reporter reads of a case for which somebody comes; each kind says how it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.cases.fieldwork.texts import news, replies
from flows.cases.kind import Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context
    from storage.records.case import Case


def told(
    opened: Callable[[Case, Context, int | None], str],
    *,
    is_it_right: str,
    answers: Callable[[Case], tuple[str, ...]],
    **own: Any,  # noqa: ANN401 - fields of `Told`, checked there
) -> Told:
    """Return it for one kind: how it is opened, and what it is asked when the work is done.

    `own` are fields of `Told` in which the kind differs from other work of its sort.
    """
    return Told(
        opened=opened,
        no_news=news.no_news,
        still_right=news.still_fixed,
        choices=replies.choices,
        events=replies.EVENTS,
        following=replies.following,
        replies=replies.DONE,
        reply=replies.reply,
        not_possible=replies.not_possible,
        is_it_right=is_it_right,
        answers=answers,
        turned_into="派了师傅马上告诉您",
        **own,
    )
