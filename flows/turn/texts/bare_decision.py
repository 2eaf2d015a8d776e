"""What is asked where a yes may decide a case or answer the open question."""

from __future__ import annotations

from flows.writing.markup import tap

YES = "是的"  # what every question for a yes takes


def which_yes(word: str, said: str) -> str:
    """Ask which of the two is meant; a yes in other words answers the question that is open."""
    return (
        f"“{said}”是哪一件？\n{tap(f'{word}等您决定的单', f'{word} {said}')}\n"
        f"{tap('回答刚才的问题', YES)}"
    )
