"""What is asked and said after an emergency was raised: where exactly, which phone, who comes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.writing.markup import tap

if TYPE_CHECKING:
    from storage.records.case import Case

TOLD = "已告诉值班人员。"
COMING_ANYWAY = "已转给值班人员，他们直接赶到现场。请先保证自己安全，有什么情况接着发。"
NO_PHONE = re.compile(
    r"(?:我|这边|现在|身上|手上)*(?:没有?|无|没带|不方便(?:留|接|打|说|给)?)(?:可以打的)?"
    r"(?:电话|手机|号码?|信号|电)?(?:啊|呀|了|的)?[。！!~]?|(?:手机|电话)?(?:没电了?|打不通|停机了?)[。！!]?"
)
NO_PLACE = re.compile(  # cries and courtesies that name no place, whatever else they tell
    r"快|救命|救人|怎么办|急|人呢|在吗|喂|谢|你好|您好|好的|嗯|哦|收到|知道|不清楚|赶紧|马上|"
    r"[？?吗呢]|没有|来人|烟|火|血|怕|哭|疼|痛|[几两一二三四五六]个人"
)


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
    return f"\n如果是另一件事，点：{tap('另外登记', f'{word} {text[:60]}')}"
