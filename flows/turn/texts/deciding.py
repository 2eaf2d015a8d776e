"""What is asked where nobody can be sure what words are meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import cut
from flows.cases.waiting import ADD
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.wish import Wish

SHOWN = 16  # characters of what was said
MOST = 5  # choices
SAME, OTHER = "同一件事", "另一件事"
NOT_WITHDRAWN = "好的，不撤，单子留着照常办。真要撤，回“撤销”。"


def not_filed(words: str) -> str:
    """Say that what waited is given up."""
    return f"好的，“{cut(words, 16)}”那件就不报了。"


def which_one(words: str, meant: Sequence[tuple[str, Wish]], *, sentence: bool) -> str:
    """Ask what words are meant for; each tap keeps them. A sentence may tell of another matter."""
    lines = [f"“{cut(words, SHOWN)}”说的是哪一个？点一下或回数字："]
    for named, wish in meant[:MOST]:
        says = " ".join(part for part in (wish.word, wish.number, wish.rest) if part)
        label = SAME if len(meant) == 1 and wish.word == ADD else wish.word
        lines.append(tap(f"{label}：{named}", says))
    if sentence:
        lines.append(tap(OTHER, says_anew(words)))
    return "\n".join(lines)


def noted(words: str, reply: str) -> str:
    """Say what was noted, and offer to make it a matter of its own: the words are kept."""
    return f"“{cut(words, SHOWN)}”{reply}\n说的不是这件，请点：{tap(OTHER, says_anew(words))}"


def says_anew(words: str) -> str:
    """Return what a tap says that tells them as a matter of their own."""
    return f"报修 {' '.join(words.split())}"


def ask_first(words: str, wish: Wish) -> str:
    """Ask before something is done that can't be taken back."""
    says = " ".join(part for part in (wish.word, wish.number, wish.rest) if part)
    return (
        f"“{cut(words, SHOWN)}”，您是要{wish.word}吗？\n"
        f"{tap(f'是，{wish.word}', says)}\n{tap('不是，请同事联系我', '人工')}"
    )
