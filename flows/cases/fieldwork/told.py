"""What the reporter reads of a case for which somebody comes; each kind says how it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.fieldwork.texts import news, replies
from flows.cases.kind import Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context
    from storage.records import Case


def told(
    opened: Callable[[Case, Context, int | None], str],
    *,
    is_it_right: str,
    answers: Callable[[Case], tuple[str, ...]],
    once_accepted: str = "给您回音",
) -> Told:
    """Return it for one kind: how it is opened, and what it is asked when the work is done."""
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
        once_accepted=once_accepted,
        is_it_right=is_it_right,
        answers=answers,
        turned_into="派了师傅马上告诉您",
    )
