"""Words of residents that always work, and what they are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of, status_word
from flows.cases.rules.deadlines import AWAITS_RESIDENT, is_open
from flows.cases.texts.waiting import visit_of
from flows.cases.texts.words import short
from flows.places import place as places
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context
    from nlp.understanding import Meaning
    from storage.records.case import Case, Event
    from storage.records.staff import Staff

STAFF_CODE, NAME = 10, (2, 8, 20)  # characters: of a code; at least, at most, and in Latin
_OF_CODES = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
_OF_HOMES = frozenset("栋幢单元号楼室座")
MUTABLE = {"回访": "callback", "评价": "rating", "问卷": "invitation", "提醒": "reminder"}
NOT_FIXED, IN_A_HURRY = "没修好", "等急了"
NOT_YOURS = "这个单子是家里人报的，您可以看进度、催单和补充，其他请报的人来办。"
UNMUTED = "好的，各类消息都恢复了。"
UNSHARED = "好的，以后您报的维修只有您自己看得到。"


def no_such_case(_number: str) -> str:
    """Answer for a number that was never given and for one that is somebody else's alike."""
    return "没找到这个单号。回“进度”可以看您自己的单子。"


def nothing_to(word: str) -> str:
    """Say that no case fits the word."""
    if word in {"修好了", "没修好"}:
        return "现在没有等您回话的单子。有新问题直接说一句话就行。"
    if word == "不同意暂缓":
        return "现在没有暂缓的单子。哪里不同意，直接说一句话就行，也可以回“人工”。"
    if word == "评价":
        return "现在没有要评价的单子，谢谢您。"
    return f"现在没有可以{word}的单子。有问题直接说一句话，我来登记。"


def which(word: str, cases: Sequence[Case], rest: str) -> str:
    """Offer the cases that a word could mean."""
    more = f" {rest}" if rest else ""
    lines = [f"您有几个单子，“{word}”是哪一个？点一下或回数字："]
    for case in cases:
        label = f"{case.number} {short(case.description)}"
        lines.append(tap(label, f"{word} {case.number}{more}"))
    return "\n".join(lines)


def says_fixed(words: str, *, comes: bool) -> str:
    """Tell who works on it that it is right already."""
    said = "住户说已经修好了" if comes else "住户说已经解决了"
    return f"{said}：{words}" if words else said


def good_already(done: str, case: Case, *, comes: bool) -> str:
    """Say who was told that it is fixed, before they have said so themselves."""
    own = tap("自己好了，不用来了" if comes else "不用办了", f"撤销 {case.number}")
    who = "师傅回报完工" if comes else "经办的同事写了结果"
    return f"太好了！{done}\n{who}就办结。要是{own}，点一下就行。"


def nothing_open(has_recent: bool) -> str:  # noqa: FBT001 - reads as a sentence at the call
    """Say that nothing is open."""
    done = "您报的都办完了。" if has_recent else "您还没有报过事。"
    return f"{done}有问题直接说一句话，比如“厨房水管漏水”。"


def open_list(cases: Sequence[Case], total: int, context: Context) -> str:
    """List open cases, each a tap to more."""
    lines = [f"您有{total}个单子在办，点一下或回数字看详情："]
    for case in cases:
        word = status_word(case, context.settings)
        lines.append(
            tap(f"{case.number} {short(case.description, 10)} {word}", f"进度 {case.number}")
        )
    return "\n".join(lines)


def one_case(
    case: Case,
    who: tuple[Staff | None, bool],
    events: Sequence[Event],
    photos: str,
    context: Context,
) -> str:
    """Tell where a case stands, who has it, what is next and by when."""
    zone = context.settings.zone
    word = status_word(case, context.settings)
    what = "：".join(part for part in (case.place, short(case.description, 40)) if part)
    if case.status == "deferred" and case.defer_reason:
        word += f"（{context.settings.defer.reasons.get(case.defer_reason, case.defer_reason)}）"
    lines = [f"{case.number} {word}", what]
    lines += [f"{times.stamp(e.at, zone)} {_happened(case, e, context)}" for e in events]
    if photos:
        lines.append(f"附件：{photos}")
    visit = visit_of(case, context)
    if visit and kind_of(case, context.settings).sends_somebody and _is_awaited(case):
        lines.append(f"上门时间：{visit}")
    lines.append(_next(case, who, context))
    taps = [tap(label, f"{label} {case.number}") for label in _choices(case, context)]
    return "\n".join([*lines, "　".join(taps)] if taps else lines)


def _next(case: Case, who: tuple[Staff | None, bool], context: Context) -> str:
    staff, is_engineer = who
    said = kind_of(case, context.settings).told.following(case, context)
    if case.closed_as == "turned":
        said = f"{case.result}，请看新单号。"
    if said is not None:
        return said
    if case.status == "closed":
        return f"{times.stamp(case.closed_at or context.now, context.settings.zone)} 办结。"
    if case.status == "withdrawn":
        return "已撤销。"
    name = f"{staff.name}{'师傅' if is_engineer else ''}" if staff else "值班管理员"
    due = case.promised_at or case.due_at
    by = times.moment(due, context.now, context.settings.zone) if due else ""
    if due and due < context.now:
        return f"现在由{name}负责，比约定的{by}晚了，让您久等了，已经在催。"
    left = f"（还有{times.span(due - context.now)}）" if due else ""
    return f"现在由{name}负责，{by}前有下一步{left}。"


def _is_awaited(case: Case) -> bool:
    return is_open(case) and case.status not in AWAITS_RESIDENT


_SAYS = frozenset(
    {
        "appoint",
        "progress",
        "finish",
        "describe",
        "supplement",
        "not_fixed",
        "adopt",
        "decline",
        "reply",
        "turn",
    }
)


def _happened(case: Case, event: Event, context: Context) -> str:
    word = kind_of(case, context.settings).told.events.get(event.action, "已处理")
    if event.text and event.action in _SAYS:
        return f"{word}：{event.text}"
    return word


def _choices(case: Case, context: Context) -> tuple[str, ...]:
    return () if case.closed_as == "turned" else kind_of(case, context.settings).told.choices(case)


def name_in(rest: str, meaning: Meaning) -> str | None:
    """Find the name in a one-line binding: what is neither home nor phone."""
    words = rest.replace("，", " ").replace(",", " ").split()
    return next((word for word in words if _is_name(word)), meaning.name)


def _is_name(word: str) -> bool:
    latin = word.isascii() and word.replace(".", "").isalpha()
    chinese = all("一" <= sign <= "鿿" or sign == "·" for sign in word)
    fits = NAME[0] <= len(word) <= (NAME[2] if latin else NAME[1])
    return fits and (latin or chinese) and _OF_HOMES.isdisjoint(word)


def is_staff_code(words: str) -> bool:
    """Tell whether words are the code of a member of staff."""
    return len(words) == STAFF_CODE and set(words) <= _OF_CODES


def menu(context: Context) -> str:
    """Say what can be done, each a tap."""
    hello = f"{context.homes[0].name}，您好。" if context.homes else "您好，我是小管家。"
    lines = [
        hello + "有事直接说一句话就行，比如“厨房水管漏水，下午在家”。",
        f"{tap('报修')}　{tap('求助')}　{tap('进度')}　{tap('催单')}　{tap('补充')}",
        f"{tap('评价')}　{tap('建议')}　{tap('我的数据')}　{tap('人工')}",
    ]
    if not context.homes:
        lines.append(f"绑定房号后不用再填地址：{tap('绑定')}")
    lines.append(f"紧急情况请直接打值班电话{context.community.duty_phone}（24小时）。")
    return "\n".join(lines)


def my_data(context: Context, cases: int, joined: int, others: Sequence[str]) -> str:
    """Say what is kept about the speaker."""
    lines = ["我这里留着您的："]
    for home in context.homes:
        label = places.home_label(home.building, home.unit, home.room)
        shared = "，家人可见" if home.shares else ""
        lines.append(f"· {label} {home.name} {home.phone}（{home.relation}{shared}）")
    if not context.homes:
        lines.append("· 没有绑定房屋")
    lines.append(f"· {cases}个单子和它们的往来记录（至少保存两年）")
    if joined:
        lines.append(f"· 您跟着报过的{joined}处紧急情况和当时说的话")
    lines += [f"· {line}" for line in others]
    days = context.settings.inbox_text_days
    lines.append(f"· 最近{days}天的聊天文字，之后自动删除")
    lines.append(f"{tap('解绑')}　{tap('共享')}　要更正或删除，回{tap('人工')}。")
    return "\n".join(lines)


def which_mute() -> str:
    """Offer what can be left out."""
    kinds = "　".join(tap(f"退订 {word}") for word in MUTABLE)
    return f"不想收哪一类？{kinds}\n您自己单子的进展和紧急通知照常发，退订后回“恢复接收”可恢复。"


def muted(word: str) -> str:
    """Say what is left out from now on."""
    return f"好的，以后不发{word}类消息了。回“恢复接收”可恢复。"


def shared(count: int) -> str:
    """Say who sees the repairs now."""
    if not count:
        return "您还没绑定房屋，先回“绑定”。"
    return (
        "好的，以后您报的家里维修，同一户已绑定的家人也能看进度。投诉、求助始终只有您自己看得到。"
    )
