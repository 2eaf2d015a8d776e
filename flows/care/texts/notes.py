"""What is said about care notes that are kept: to who gave them, and to who may read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.care.texts import consent as consent_texts
from flows.care.texts.telling import MAY, lines
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.care.told import Told
    from flows.conversation.context import Context
    from storage.records.care import CareLook, CareNote
    from storage.records.case import Case

NOTHING_KEPT = f"您没有留关怀信息。要登记回{tap('关怀')}。"
NOT_HERE = "这一单没有可以看的关怀信息（只有在办的求助和险情、那一户留了的才有）。"
NO_CONTACT = "这一户没有留紧急联系人。"
LOOKED = {"read": "查看", "told": "联系了您留的紧急联系人", "asked": "问过本人"}
_SHOWN = 5


def own(told: Sequence[Told], context: Context, notes: Sequence[CareNote]) -> str:
    """Show whoever gave them their notes, and how they change."""
    parts = []
    for number, (one, note) in enumerate(zip(told, notes, strict=True), 1):
        until = times.local(note.expires_at, context.settings.zone).date().isoformat()
        kept = f"存到{until}" if note.status == "agreed" else consent_texts.WAITS
        parts.append(f"{number}. {consent_texts.shown(one)}\n{kept}")
    taps = "　".join((tap("再登记", "关怀 再登记"), tap("续期关怀"), tap("删除关怀")))
    return "您家的关怀信息：\n" + "\n".join([*parts, taps])


def which_to_delete(count: int) -> str:
    """Ask which of several is to go."""
    taps = [tap(f"第{number}份", f"删除关怀 {number}") for number in range(1, count + 1)]
    return "\n".join(["要删哪一份？", *taps, tap("全部", "删除关怀 全部")])


def deleted(count: int) -> str:
    """Say that it is gone, with all that showed it."""
    return f"{count}份关怀信息已删除，聊天里说过的和同事看过的内容也一起删了。"


def renewed(until: int, context: Context) -> str:
    """Say until when it is kept now."""
    day = times.local(until, context.settings.zone).date().isoformat()
    return f"好的，关怀信息存到{day}，到时再问您。"


def still_wanted(day: str) -> str:
    """Ask whether the notes stay for another year."""
    return (
        f"您家留的关怀信息快满一年了，还要留着吗？{day}前没收到您的回音，就不再给同事看，之后删除。\n"
        f"{tap('续期关怀')}　{tap('删除关怀')}"
    )


def to_staff(told: Sequence[Told], case: Case) -> str:
    """Show staff what they should know, and what the contact may be told."""
    parts = [f"{case.number} {case.place}关怀信息（仅供办这一单，查看已记录）：", *map(lines, told)]
    if any(one.contact for one in told):
        parts.append(f"联系了就记一下：{tap('告知联系人', f'告知联系人 {case.number}')}")
    return "\n".join(parts)


def beside(case: Case) -> str:
    """Offer staff the notes of a home; nothing of what they say."""
    return tap("关怀", f"关怀 {case.number}")


def contact_told(told: Sequence[Told]) -> str:
    """Note that the contact was told, and repeat what they may hear."""
    named = "；".join(f"对{one.contact}可以{MAY[one.may]}" for one in told)
    return f"已记录，也告诉住户了。{named}，别的请不要说。"


def contact_was_told(case: Case) -> str:
    """Tell who gave the note that their contact was phoned."""
    return f"{case.number}：同事按您同意的，联系了您留的紧急联系人。"


def data(count: int, looks: Sequence[CareLook], context: Context) -> str:
    """Say in 我的数据 that notes are kept, and who looked at them; never what they say."""
    if not count and not looks:
        return ""
    zone = context.settings.zone
    seen = [
        f"{times.stamp(one.at, zone)} {one.staff_name}因{one.case_number}{LOOKED[one.what]}"
        for one in looks[:_SHOWN]
    ]
    kept = (
        f"{count}份关怀信息，{tap('关怀')}可看，{tap('删除关怀')}可删" if count else "关怀信息已删"
    )
    who = f"；看过的人：{'，'.join(seen)}" if seen else "；还没有人看过" if count else ""
    return kept + who
