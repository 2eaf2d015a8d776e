"""Whom to give a case to: the candidates as taps, and what is said about names that don't fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.desk.texts import wording
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.rules.dispatch import Candidate
    from flows.desk.view import View
    from storage.records.staff import Staff


def whom(view: View, found: Sequence[Candidate], word: str) -> str:
    """Ask to whom, the best first."""
    if not found:
        return f"{wording.number(view)}：{nobody(view)}\n请写姓名，比如：{word} {view.case.number} 王强"
    return f"{wording.number(view)}{word}给谁？\n{wording.engineers(view, found, word)}"


def unknown(view: View, name: str, found: Sequence[Candidate], word: str) -> str:
    """Say that nobody is called so, and who fits."""
    why = f"没找到能接单的“{name}”。"
    if not found:
        return f"{why}{nobody(view)}"
    return f"{why}做{wording.category(view)}的有：\n{wording.engineers(view, found, word)}"


def several(view: View, people: Sequence[Staff], word: str) -> str:
    """Ask which of several people."""
    lines = [f"{wording.number(view)}：是哪一位？"]
    for one in people:
        label = f"{one.name}（{one.trades or one.department}，尾号{one.phone[-4:]}）"
        lines.append(tap(label, f"{word} {view.case.number} {wording.called(one)}"))
    return "\n".join(lines)


def nobody(view: View) -> str:
    """Say that the roster has nobody for this."""
    return f"名册里没有做{wording.category(view)}的师傅。"
