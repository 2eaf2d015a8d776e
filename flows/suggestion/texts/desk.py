"""What staff are answered at each step of a suggestion (建议), and the box as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.cases.texts.words import cut, short
from flows.desk.texts import asks, refusals, wording
from flows.desk.texts.asks import words_for
from flows.desk.texts.lists import MORE, page_words
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.texts.lists import Pages
    from flows.desk.view import View
    from flows.settings.site import Settings
    from storage.records.case import Case

BOX = "建议箱"
EMPTY_BOX = "建议箱里现在没有待办的建议。"
WORDS_SHOWN = 40  # of a suggestion in the list


def _next(view: View) -> str:
    """Say what is due next and by when, then what the speaker can do."""
    due, by = wording.due_of(view), wording.when(view, view.case.due_at)
    then = f"{by}前要{due}，到时没动静我会提醒。" if due and by else ""
    return f"{then}{wording.following(view)}"


def whole_suggestion(view: View, photos: str) -> str:
    """Show the whole suggestion to who reads it, and what can be done with it."""
    case = view.case
    lines = [
        f"{case.number} 由您跟进，{wording.hears(view)}",
        f"{case.place}：{case.description}" if case.place else case.description,
        f"{case.reporter_name} {view.phone}{'' if case.verified else '（未核实）'}".rstrip(),
        *([f"照片等：{photos}"] if photos else []),
        _next(view),
    ]
    return "\n".join(lines)


def noted_adoption(view: View) -> str:
    """Note what is promised."""
    return (
        f"已采纳 {wording.number(view)}，答应住户{wording.when(view, view.case.promised_at)}前有结果。"
        f"{wording.hears(view)}办好了写：完成 {view.case.number} 结果{wording.following(view)}"
    )


def noted_decline(view: View) -> str:
    """Note the no."""
    return f"已记不采纳 {wording.number(view)}。{wording.hears(view)}{wording.following(view)}"


def noted_reply(view: View) -> str:
    """Note the answer."""
    return f"已答复 {wording.number(view)}：{cut(view.case.result or '', 60)}\n{wording.hears(view)}{wording.following(view)}"


def noted_result(view: View) -> str:
    """Note the result."""
    return f"结果记下了 {wording.number(view)}：{cut(view.case.result or '', 60)}\n{wording.hears(view)}有照片现在发来就行。"


def look_again(view: View) -> str:
    """Note that the resident wants another look, and who takes it."""
    return (
        f"回访记下了 {wording.number(view)}：住户不满意，已请{wording.holder(view)}再看一次，"
        f"{wording.when(view, view.case.due_at)}前答复。"
    )


def no_suggestion(word: str, view: View) -> str:
    """Say that the case is no suggestion."""
    return f"{wording.number(view)}不是建议，不能{word}。{wording.following(view)}"


def adoption_needed(view: View, _action: str) -> str:
    """Ask what will be done, and by when."""
    what = "请写上怎么办、什么时候办好，住户会看到"
    return words_for("采纳", view, what, "西门加两个充电桩，下周五前装好")


def grounds_needed(view: View, _action: str) -> str:
    """Ask for the reason that the resident reads."""
    return words_for("不采纳", view, "请写上原因，住户会看到", "这块是消防通道，不能放东西")


def reply_needed(view: View, _action: str) -> str:
    """Ask for the answer."""
    return words_for("回复", view, "请写上答复，住户会看到", "图书角在3栋大堂，周末开放")


def row(case: Case, now: int, settings: Settings) -> str:
    """Write one suggestion of the box: a tap that opens it, and one for each thing to do with it."""
    number = case.number
    words = f"{number} {short(case.description, WORDS_SHOWN)}"
    if case.status != "registered":
        return f"{tap(words, f'状态 {number}')}（{kind_of(case, settings).stages[case.status].staff}）\n{_taps(case)}"
    late = case.due_at is not None and case.due_at <= now
    by = times.moment(case.due_at or now, now, settings.zone)
    mark = "该看了，已超时" if late else f"{by}前看"
    return f"{tap(words, f'受理 {number}')}（{mark}）\n{_taps(case)}"


def _taps(case: Case) -> str:
    words = ("完成", "进展") if case.status == "adopted" else ("转投诉", "转报事", "回复", "采纳")
    return "　".join(tap(word, f"{word} {case.number}") for word in words)


def box(cases: Sequence[Case], pages: Pages, now: int, settings: Settings) -> str:
    """List what is in the box, what nobody opened first."""
    lines = [f"建议箱有{pages.total}件待办："]
    lines += [row(case, now, settings) for case in cases]
    return "\n".join(lines + more(pages))


def more(pages: Pages) -> list[str]:
    """Offer the next page of the box, if there is one."""
    left = pages.total - pages.page * pages.shown
    return (
        [tap(f"{MORE}（还有{left}件）", f"{BOX} {page_words(pages.page + 1)}")] if left > 0 else []
    )


def _closed(view: View, action: str) -> str:
    at = wording.when(view, view.case.closed_at)
    return (
        f"{wording.number(view)}已关单（{at}），不能再{wording.word_of(view, action)}。"
        "住户说“再考虑”才会重新打开。"
    )


def _reason_needed(view: View, action: str) -> str:
    example = "已经和住户当面说好了"
    return asks.words_for(wording.word_of(view, action), view, "请写上原因", example)


def _result_needed(view: View, action: str) -> str:
    return refusals.result_needed(view, action, "充电桩装好了，可以用了")


ASKS = frozenset({"adoption_needed", "grounds_needed", "reply_needed"})
REFUSALS = {
    "adoption_needed": adoption_needed,
    "grounds_needed": grounds_needed,
    "reply_needed": reply_needed,
    "closed": _closed,
    "reason_needed": _reason_needed,
    "result_needed": _result_needed,
}
