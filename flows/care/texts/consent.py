"""What is said while an adult is asked for their own consent to a care note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.care.texts.telling import lines
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.care.told import Told
    from flows.cases.rules.deeds import Moment
    from flows.conversation.context import Context
    from flows.settings.site import Settings
    from storage.records.care import CareNote

NOTHING_ASKED = "现在没有等您点头的关怀信息。"
IN_CHAT = "本人在微信里点的同意"
WAITS = "（等本人同意，同事还看不到）"
AGREE, REFUSE = "同意关怀", "不同意关怀"
NONE_WAIT = "没有等本人同意的关怀登记。"
NO_SUCH = f"没有这个编号的关怀登记。{tap('关怀征求')}可看还要问的。"
NOT_YOURS = "这份是您自己登记的，请换一位同事去问本人。"
REFUSED = "好的，这份关怀信息没有存，内容已经删了，同事也没看过。谢谢您告诉我。"


def please_look(giver: str, home: str) -> str:
    """Ask whom it concerns to look at what a relative told; nothing of what it says."""
    who = giver or "您的家人"
    return (
        f"{who}想替您登记一份关怀信息（{home}），为的是家里求助或遇到险情时，"
        f"办事的同事知道怎么照顾您。这是您的私事，您点头才算数，请先看一看：{tap('关怀')}"
    )


def is_asked(told: Told, until: int, context: Context, *, in_chat: bool) -> str:
    """Say to who told it that whom it concerns is asked now, and by when."""
    day = times.day(until, context.now, context.settings.zone)
    how = (
        f"我这就发消息问{told.name}本人，{day}前没回就请客服打电话问"
        if in_chat
        else f"{told.name}没有绑定您家，客服会打电话或上门问本人，{day}前问不到就删掉"
    )
    return f"记下了。{how}。本人点头前同事看不到；不想登记了回{tap('删除关怀')}。"


def ask_now(told: Sequence[Told]) -> str:
    """Ask whom it concerns, below what would be kept."""
    kept = "\n".join(lines(one) for one in told)
    return (
        f"家人替您登记的关怀信息，您看看对不对：\n{kept}\n"
        "只在您家求助和险情时给办事的同事看，每次看都有记录；存一年，随时回“删除关怀”就删干净。"
        f"您同意吗？\n{tap('同意', AGREE)}　{tap('不同意', REFUSE)}"
    )


def in_a_year(until: int, settings: Settings) -> str:
    """Write a day of another year with its year."""
    day = times.local(until, settings.zone).date()
    return f"{day.year}年{day.month}月{day.day}日"


def agreed(until: int, context: Context) -> str:
    """Thank who agreed, and say how it goes again."""
    day = in_a_year(until, context.settings)
    return f"好的，谢谢您，存到{day}，到时再问您。不想留了随时回{tap('删除关怀')}。"


def they_agreed(until: int, context: Context) -> str:
    """Tell who gave the note that it holds."""
    day = in_a_year(until, context.settings)
    return f"您登记的关怀信息，本人同意了，存到{day}。{tap('关怀')}可看。"


def they_do_not() -> str:
    """Tell who gave the note that it is gone."""
    return "您登记的那份关怀信息，本人不想留，内容已经全部删了。家里有需要照看的，随时跟我说。"


def not_reached() -> str:
    """Tell who gave the note that nobody could ask whom it concerns."""
    return (
        f"您登记的关怀信息，一直没问到本人，先删掉了。方便时请本人回{tap('关怀')}，自己登记最快。"
    )


def moved_away() -> str:
    """Tell who gave the note that whom it concerns is not bound to the home any more."""
    return "您登记的那份关怀信息，本人已经不在您家绑定，内容已经删了。还需要的话回“关怀”再登记。"


def ask_them() -> str:
    """Say who renews what concerns another."""
    return "关于家里大人的那份，要本人说了才算，快到期时我会去问。"


def to_ask(note: CareNote, home: str, moment: Moment) -> str:
    """Ask the clerks for the consent of whom it concerns; nothing of what it says."""
    day = times.day(note.expires_at, moment.now, moment.settings.zone)
    return (
        f"{home}有一份关怀登记等本人点头，请在{day}前打电话或上门问本人："
        f"{tap('看联系方式', f'关怀征求 {note.number}')}"
    )


def waiting(notes: Sequence[tuple[CareNote, str]], moment: Moment) -> str:
    """List what is still to be asked."""
    rows = [
        f"{tap(home, f'关怀征求 {note.number}')} {times.day(note.expires_at, moment.now, moment.settings.zone)}前"
        for note, home in notes
    ]
    return "\n".join(["等本人同意的关怀登记：", *rows])


def whom_to_ask(note: CareNote, home: str, told: Told, giver: tuple[str, str]) -> str:
    """Show whom to ask, how to say it and how to write it down; never what the note says."""
    who = f"{told.name} {told.number}".strip() or "本人（登记的人没写名字）"
    asks = (
        "可以这样问：家人想登记一份关怀信息，家里求助或险情时办事的同事看得到，内容请家人念给您听，"
        "存一年，随时能删，您同意吗？"
    )
    rows = [
        f"{note.number} {home}：请问{who}",
        f"登记的家人是{giver[0]} {giver[1]}；本人没有电话就请家人转一下，一定要本人说了算。",
        asks,
        f"问好了回：关怀征求 {note.number} 同意 电话 本人说可以　或　关怀征求 {note.number} 不同意 上门 本人不想留",
        "以后本人不想留了，也这样回一句不同意就删。",
    ]
    return "\n".join(rows)


def how_to_note(note: CareNote) -> str:
    """Say what has to be written down."""
    return f"请写是电话还是上门问的、本人怎么说：关怀征求 {note.number} 同意 电话 本人说可以"


def noted(note: CareNote, day: str) -> str:
    """Note that somebody agreed."""
    return f"{note.number}已记：本人同意，存到{day}，也告诉登记的家人了。"


def dropped(note: CareNote) -> str:
    """Note that somebody does not want it."""
    return f"{note.number}已删干净，也告诉登记的家人了。"


def shown(told: Told) -> str:
    """Write a note for whom it concerns, or who gave it, with how it was agreed to."""
    return lines(told) + (f"\n本人同意：{told.agreed}" if told.agreed else "")
