"""What residents hear of their suggestion (建议), one function a step: read, adopted or not, and why.

Thanks without flattery; a no comes with its reason, a yes with what is done and by when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.cases.texts.words import AGAIN, AGREED, head
from flows.suggestion.settings import Suggestions
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from flows.cases.news import News


def _at(happened: News, at: int | None) -> str:
    return times.moment(at, happened.moment.now, happened.moment.settings.zone) if at else ""


def _by(happened: News) -> str:
    return _at(happened, happened.case.promised_at or happened.case.due_at)


def _who(happened: News) -> str:
    """Name who holds it now, with the title, as a resident would ask for them."""
    holder = happened.holder
    if holder is None:
        return "值班管理员"
    role = happened.moment.settings.roles.get(holder.role)
    return f"{role.title if role else ''}{holder.name}"


def _choice(happened: News, *words: str) -> str:
    return "　".join(tap(word, f"{word} {happened.case.number}") for word in words)


def opened(happened: News) -> str:
    """Say who has read it, and until when they answer."""
    return f"您的建议{head(happened)}，{_who(happened)}已经看过，{_by(happened)}前告诉您采不采纳、为什么。"


def adopted(happened: News) -> str:
    """Say what will be done, by whom and by when."""
    return (
        f"您的建议{head(happened)}采纳了：{happened.case.measures}\n"
        f"由{_who(happened)}跟进，{_by(happened)}前落实，或告诉您办到哪一步。谢谢您提出来。"
    )


def declined(happened: News) -> str:
    """Say no, with the reason, and how to ask for another look."""
    return (
        f"您的建议{head(happened)}认真看过了，这次先不采纳。\n原因：{happened.case.result}\n"
        f"谢谢您提出来。这样可以吗？要是还有没考虑到的，主管会再看一次：{_choice(happened, AGREED, AGAIN)}"
    )


def replied(happened: News) -> str:
    """Pass on the answer."""
    return (
        f"您的建议{head(happened)}有答复了：{happened.case.result}\n"
        f"这样可以吗？{_choice(happened, AGREED, AGAIN)}"
    )


def progress(happened: News) -> str:
    """Pass on how far it is."""
    return f"您的建议{head(happened)}有进展：{happened.deed.text}\n下次{_by(happened)}前告诉您。"


def carried_out(happened: News) -> str:
    """Say what became of it."""
    return (
        f"您的建议{head(happened)}落实了：{happened.case.result}\n"
        f"您看这样可以吗？{_choice(happened, AGREED, AGAIN)}"
    )


def other_holder(happened: News) -> str:
    """Say that somebody else answers."""
    return f"您的建议{head(happened)}改由{_who(happened)}跟进，{_by(happened)}前给您回音。"


def closed_by_staff(happened: News) -> str:
    """Say that and why it was closed."""
    reason = happened.deed.reason or happened.case.result or ""
    return (
        f"您的建议{head(happened)}先办结了：{reason}\n"
        f"要是还想请我们再看看，回“{_choice(happened, AGAIN)}”就行。"
    )


def closed_silently(happened: News) -> str:
    """Say that it closes without the resident's word; it counts as unconfirmed."""
    days = happened.moment.settings.section(Suggestions).confirm_days
    return (
        f"您的建议{head(happened)}答复{days}天了，没收到您的回音，先办结（未评价）。"
        f"要是还有话说，回“{_choice(happened, AGAIN)}”就行。"
    )


def no_news(happened: News, again: int) -> str:
    """Tell where it stands when nothing has happened for long, or not by then.

    `again` is when the next such news comes.
    """
    if deadlines.is_awaited_in_vain(happened.case, happened.moment.now):
        stands = "还没人看" if happened.case.status == "registered" else "还没办好"
        return (
            f"您的建议{head(happened)}{stands}，让您久等了，已经在催{_who(happened)}，"
            f"{_at(happened, again)}前再告诉您。"
        )
    return f"您的建议{head(happened)}还在办，由{_who(happened)}跟进，{_by(happened)}前给您回音。"
