"""What is asked and said after an emergency was raised: where exactly, which phone, who comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.writing.markup import tap

if TYPE_CHECKING:
    from storage.records.case import Case

TOLD = "已告诉值班人员。"
COMING_ANYWAY = "已转给值班人员，他们直接赶到现场。请先保证自己安全，有什么情况接着发。"


def guessed(place: str) -> str:
    """Say which place was assumed, so that a wrong one is put right at once."""
    return f"位置先记：{place}。不是这里请马上告诉我。"


def still_on(case: Case, engineer: str) -> str:
    """Answer 取消: nothing more is asked, the emergency goes on, and it can be withdrawn."""
    who = f"{engineer}正在赶过去" if engineer else "值班人员会过来"
    return (
        f"好的，不再问您了。紧急单 {case.number} 已经报上去，{who}。\n"
        f"如果没事了，请点：{tap('撤销', f'撤销 {case.number}')}"
    )


def chosen(place: str) -> str:
    """Write a place that was chosen from a list for those who come."""
    return f"位置：{place}"


def or_apart(word: str, text: str) -> str:
    """Offer to register what may be another matter."""
    return f"\n如果是另一件事，点：{tap('另外登记', f'{word} {text}')}"
