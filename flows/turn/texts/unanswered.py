"""What is said of words of which nobody said what they are meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import cut, named
from flows.turn.texts.deciding import OTHER, SHOWN, says_anew
from flows.writing.markup import tap

if TYPE_CHECKING:
    from storage.records.case import Case


def noted_meanwhile(words: str, case: Case) -> str:
    """Say below another answer where they were noted."""
    return f"\n刚才那句“{cut(words, SHOWN)}”先记在 {named(case)} 上了。"


def kept_on(words: str, case: Case) -> str:
    """Say where they were noted, and offer to make them a matter of their own."""
    return (
        f"“{cut(words, SHOWN)}”您还没说是哪一件，先记在 {named(case)} 上，经办的同事会看到。\n"
        f"是另一件事，请点：{tap(OTHER, says_anew(words))}"
    )


def is_called(words: str, coming: str) -> str:
    """Say that a person takes over what was not understood."""
    return f"“{cut(words, SHOWN)}”我没看懂，不让您再说一遍了。{coming}"
