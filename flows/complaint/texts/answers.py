"""What complainants are answered when they do something to their own complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import status_word
from flows.cases.texts.replies import by
from flows.cases.texts.words import named
from flows.complaint.rules.people import took_part
from flows.complaint.rules.turns import TALK_AT_RETURN
from flows.complaint.settings import Complaints
from flows.complaint.texts.news import CONSENTS as CONSENT_WORDS
from flows.complaint.texts.news import NOT_SETTLED, SETTLED, appeal_heard, channels
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

    Reply = Callable[[Case, Context, str], str]

CONSENTS = dict(zip(("relay", "named", "meeting"), CONSENT_WORDS, strict=True))
_MEANS = {
    "relay": "只转达事情，不提您的姓名和房号",
    "named": "向对方了解情况时，可以说是您反映的",
    "meeting": "可以安排您和对方当面谈，时间先和您商量",
}


def title_of(holder: Staff | None, context: Context) -> str:
    """Name who holds it, with the title."""
    if holder is None:
        return "值班管理员"
    role = context.settings.roles.get(holder.role)
    return f"{role.title if role else ''}{holder.name}"


def _confirmed(case: Case, _context: Context, _who: str) -> str:
    rate = tap("评价", f"评价 {case.number}")
    return f"太好了，{named(case)}就办结了，谢谢您告诉我们。方便的话给这次办理打个分：{rate}"


def _not_settled(case: Case, context: Context, who: str) -> str:
    again = f"给您添麻烦了。{named(case)}由{who}继续改进"
    if case.return_count >= TALK_AT_RETURN:
        return f"{again}，会约您当面或电话谈一谈，{by(case, context)}和您联系。想什么时候谈，也可以直接告诉我。"
    return f"{again}，{by(case, context)}给您回音。"


def _appealed(case: Case, context: Context, who: str) -> str:
    instead = channels(context.settings) if took_part(case) else ""
    return appeal_heard(named(case), who, by(case, context), instead)


def _withdrawn(case: Case, _context: Context, _who: str) -> str:
    return f"{named(case)}已撤销，不再往下办了。以后需要，随时再告诉我。"


def _rated(case: Case, _context: Context, _who: str) -> str:
    return f"谢谢您的评价，{named(case)}记了{case.rating}分，会转告办理的同事。"


def _consented(case: Case, _context: Context, _who: str) -> str:
    kind = case.consent or "relay"
    return f"好的，{named(case)}记下了：{CONSENTS[kind]}，{_MEANS[kind]}。想改随时告诉我。"


DONE: dict[str, Reply] = {
    "confirm": _confirmed,
    "not_fixed": _not_settled,
    "appeal": _appealed,
    "withdraw": _withdrawn,
    "rate": _rated,
    "consent": _consented,
}


def reply(store: Store, action: str, case: Case, context: Context) -> str | None:
    """Say what was done and what happens next; None where other cases are answered alike."""
    known = DONE.get(action)
    if known is None:
        return None
    holder = store.staff.get(case.holder_id) if case.holder_id else None
    return known(case, context, title_of(holder, context))


def not_possible(reason: str, case: Case, context: Context) -> str | None:
    """Say why something can't be done to a complaint, and what can; None where all are alike."""
    if reason.startswith("first_"):
        waits = case.status in ("answered", "concluded")
        return _past(case, context) if waits else _in_hand(case, context)
    known = _WHY.get(reason)
    return known(case, context) if known else None


def _in_hand(case: Case, context: Context) -> str:
    word = status_word(case, context.settings)
    return f"{named(case)}还在办（{word}），{by(case, context)}有下一步消息，有了结果马上请您看。"


def _past(case: Case, context: Context) -> str:
    """Say what the stage allows now."""
    if case.status == "answered":
        choice = "　".join(tap(word, f"{word} {case.number}") for word in (SETTLED, NOT_SETTLED))
        return f"{named(case)}已经给您答复了。您觉得可以吗？{choice}"
    if case.status == "concluded":
        return f"{named(case)}已经办结。还没解决的话，回{_tap(case, NOT_SETTLED)}，接着办。"
    if case.status == "appealed":
        return f"{named(case)}正在重新处理，{by(case, context)}给您决定。"
    return f"{named(case)}已经有处理决定，正在落实，现在撤不了。不需要再办的话回“人工”，我请同事联系您。"


def _ended(case: Case, context: Context) -> str:
    if case.closed_as in {"not_ours", "question"}:
        phone = context.community.complaint_phone
        return (
            f"{named(case)}之前已经答复过您。您要是觉得不妥，打公司投诉电话{phone}，或回“人工”；"
            "有新的情况直接说一句，我马上登记。"
        )
    return (
        f"{named(case)}已经办结归档了，谢谢您一直配合。有新的情况直接说一句，我按新的投诉马上登记；"
        f"对原来的处理还有不同意见，可以向{channels(context.settings)}反映。"
    )


def _appealed_already(case: Case, context: Context) -> str:
    if case.status == "appealed":
        return _past(case, context)
    return (
        f"{named(case)}已经申诉过一次，也重新处理过了，小区内部的处理到此为止。"
        f"您要是还不同意，可以向这些部门反映：{channels(context.settings)}。"
    )


def _too_late_to_appeal(case: Case, context: Context) -> str:
    days = context.settings.section(Complaints).appeal.days
    return (
        f"{named(case)}的申诉期是决定后{days}天，现在已经过了。"
        f"您要是还不同意，可以向这些部门反映：{channels(context.settings)}；"
        "有新的情况，直接说一句，我马上登记。"
    )


def _agreed_already(case: Case, _context: Context) -> str:
    return f"{named(case)}您已经说解决了，谢谢您。又有问题的话，回{_tap(case, NOT_SETTLED)}。"


def _tap(case: Case, word: str) -> str:
    return tap(word, f"{word} {case.number}")


_WHY: dict[str, Callable[[Case, Context], str]] = {
    "stage_past": _past,
    "closed": _ended,
    "appealed_already": _appealed_already,
    "appeal_final": _appealed_already,
    "too_late_to_appeal": _too_late_to_appeal,
    "agreed_already": _agreed_already,
}
