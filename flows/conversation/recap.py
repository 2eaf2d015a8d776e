"""How a conversation is called when it is taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Answers

FIRST_WORDS = 20  # characters of a description


def described(answers: Answers) -> tuple[str, ...]:
    """Return how a matter was described, where it was."""
    description = answers.get("description")
    return (description[:FIRST_WORDS],) if description else ()


def recap(title: str, known: Sequence[str]) -> str:
    """Write a title with what is known: 报修（3栋2单元1501，厨房水管漏水）."""
    words = "，".join(part for part in known if part)
    return f"{title}（{words}）" if words else title
