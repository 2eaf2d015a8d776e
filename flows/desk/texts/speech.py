"""What staff are asked back when they said it in their own words, and not as a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import cut
from flows.conversation import texts as general
from flows.desk.texts import wording
from flows.desk.texts.lists import row
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.view import View
    from storage.records.case import Case
    from storage.records.staff import Staff

_ALL = frozenset("都全")
HEARD = "好的。"
RECEIVED_IS_NOTHING = "“收到”不算接单。"
YES, NO = "是", "不是"
NEWS, NOTE, TAKE_BACK = "进展", "备注", "撤回"
READ = frozenset({"完成", "进展"})  # whose words the resident reads
INSIDE = "内部："  # what follows is kept for the office
_INSTEAD = {"接": ("退回",), "我去": (), "受理": ("派",)}  # what else may be said instead of 收到


def sure(question: str, command: str) -> str:
    """Ask before something that can't be taken back: 是 says the command, 不是 leaves it."""
    return f"{question}\n{tap(YES, command)}\n{tap(NO, general.CANCEL)}"


def meant(views: Sequence[View], word: str, said: str, *, own: Case | None = None) -> str:
    """Ask whether words mean a step of these cases; they are kept whichever is tapped.

    `own` is what the speaker reported at home, of which they may speak, too.
    """
    numbers = " ".join(view.case.number for view in views)
    about = "、".join(wording.number(view) for view in views)
    told = f"告诉住户“{said}”" if said and word in READ else ""
    lines = [f"{about}：是{word}吗？{told}", tap(word, f"{word} {numbers} {said}".strip())]
    if own is not None:
        lines.append(tap(f"自己家报的 {row(own)} 好了", f"修好了 {own.number}"))
    elif word != NOTE:
        lines.append(tap("记一笔", f"{NOTE} {numbers} {said}"))
    return "\n".join([*lines, tap(NO, general.CANCEL)])


def take_back() -> str:
    """Ask whether the last step is to be taken back."""
    return sure("要撤回您刚才那一步吗？", TAKE_BACK)


def preview(view: View, word: str, shown: str, said: str) -> str:
    """Show what the resident would read, before remarks for the office go out with it."""
    number = view.case.number
    kept = f"{word} {number} {shown} {INSIDE}{said}"
    return "\n".join(
        [
            f"这里有不方便给住户看的话。{number} 住户会读到：“{shown}”，其余只记内部。",
            tap("发给住户", kept),
            tap("只记内部", f"{NOTE} {number} {said}"),
            tap("改", f"{word} {number}"),
        ]
    )


def give(view: View, word: str, whom: Staff, said: str) -> str:
    """Ask whether somebody is meant who was called by a nickname; the words after it go along."""
    question = f"{wording.number(view)}：{word}给{whom.name}？"
    along = said.partition(" ")[2]
    return sure(question, f"{word} {view.case.number} {wording.called(whom)} {along}".strip())


def nobody_home(view: View) -> str:
    """Note that nobody opened; what can't be arranged by phone is put off."""
    later = tap("暂缓", f"暂缓 {view.case.number} 待业主")
    again = tap("约", f"约 {view.case.number}")
    return (
        f"进展记下了 {wording.number(view)}：没人开门，不算到场。{wording.hears(view)}"
        f"\n请再打个电话（{view.phone}），另{again}一个时间；约不上就先{later}。"
    )


def decides(view: View, said: str) -> str:
    """Ask whether words agree to what waits for a decision; they are kept either way."""
    number = view.case.number
    return "\n".join(
        [
            f"{wording.number(view)}等您决定，“{cut(said, 20)}”是同意吗？",
            tap("同意", f"审批 {number} 同意 {said}"),
            tap("不同意", f"审批 {number} 驳回 {said}"),
            tap("先问清楚再定", f"审批 {number} 再调查 {said}"),
            tap("记一笔", f"{NOTE} {number} {said}"),
            tap(NO, general.CANCEL),
        ]
    )


def waits_on(view: View) -> str:
    """Say that nothing is decided yet."""
    return f"好的，先不定，{wording.number(view)}等您想好了再说：同意还是不同意。"


def asks_first(view: View, said: str) -> str:
    """Offer to pass on what who decides wants to know: nothing here could answer it."""
    number = view.case.number
    return "\n".join(
        [
            f"“{cut(said, 20)}”我这里没有记录，答不了。{wording.number(view)}等您决定，要先问经办的同事吗？",
            tap("先问清楚再定", f"审批 {number} 再调查 {said}"),
            tap("记一笔", f"{NOTE} {number} {said}"),
            tap(NO, general.CANCEL),
        ]
    )


def about_which(cases: Sequence[tuple[Case, str]], said: str) -> str:
    """Offer the cases that words could be about, each with its own command and the words.

    Who says 都 is offered all of them at once, too.
    """
    rest = f" {said}" if said else ""
    words = {word for _, word in cases}
    lines = ["是哪一单？点一下或回数字："]
    lines += [
        tap(f"{word} {row(case)}", f"{word} {case.number}{_carried(word, rest)}")
        for case, word in cases
    ]
    if len(words) == 1 and not _ALL.isdisjoint(said):
        word, numbers = words.pop(), " ".join(case.number for case, _ in cases)
        lines.append(tap("这些都是", f"{word} {numbers}{_carried(word, rest)}"))
    return "\n".join(lines)


def own_or_work(cases: Sequence[Case], said: str) -> str:
    """Ask whether staff report something of their own, or speak of their work."""
    lines = [f"“{cut(said, 20)}”：您是自己家要报修吗？", tap("是，给自己家报", f"报修 {said}")]
    if len(cases) == 1:
        lines.append(tap("是工作上的事", f"{NEWS} {cases[0].number} {said}"))
    else:
        lines += [tap(f"工作上的：{row(case)}", f"{NEWS} {case.number} {said}") for case in cases]
    return "\n".join([*lines, tap("都不是", general.CANCEL)])


def tell_or_note(cases: Sequence[Case], said: str, words: Sequence[str] = ()) -> str:
    """Show words that are no step before the resident reads them, case by case; or keep them.

    `words` are the commands by which they may be written into a paper of the only case.
    """
    lines = [f"“{cut(said, 20)}”要告诉住户吗？"]
    several = len(cases) > 1
    for case in cases:
        which = f"：{row(case)}" if several else ""
        lines.append(tap(f"告诉住户{which}", f"告诉住户 {case.number} {said}"))
    lines += [tap(word, f"{word} {cases[0].number} {said}") for word in words]
    lines += [tap("记一笔", f"{NOTE} {cases[0].number} {said}")] if not several else []
    return "\n".join([*lines, tap(NO, general.CANCEL)])


def about_pushed(case: Case, said: str) -> str:
    """Ask whether words are about the case that was pushed last, and who is to read them."""
    return "\n".join(
        [
            f"“{cut(said, 20)}”是说{row(case)}吗？",
            tap("告诉住户", f"告诉住户 {case.number} {said}"),
            tap("记一笔", f"{NOTE} {case.number} {said}"),
            tap(NO, general.CANCEL),
        ]
    )


def about_last(view: View, said: str) -> str:
    """Ask whether words are about the case that was just spoken of: they go on, or are kept."""
    number = view.case.number
    return "\n".join(
        [
            f"“{cut(said, 20)}”是说{wording.number(view)}吗？",
            tap(f"告诉{wording.holder(view)}", f"催 {number} {said}"),
            tap("记一笔", f"{NOTE} {number} {said}"),
            tap(NO, general.CANCEL),
        ]
    )


def no_figures(words: Sequence[str]) -> str:
    """Say that nothing here answers a question, and what can be asked."""
    offered = "　".join(tap(word) for word in words)
    return f"这个我这里没有记录，答不了。能查的有：{offered}，也可以问某一单（单号或哪一户）、某个人手上的活。"


def not_read(words: Sequence[str]) -> str:
    """Say that words were not understood, and what staff can say."""
    offered = "　".join(tap(word) for word in words)
    return f"这句我没看懂。您可以说：{offered}\n要报修直接说哪里坏了，比如“3栋楼道灯不亮”。"


def received(view: View, word: str) -> str:
    """Say that 收到 is not enough, and what is."""
    number = view.case.number
    offered = [tap(one, f"{one} {number}") for one in (word, *_INSTEAD.get(word, ()))]
    return "\n".join([f"{RECEIVED_IS_NOTHING}{wording.number(view)}要怎么办？", *offered])


def _carried(word: str, rest: str) -> str:
    """Leave out words that only say the command once more."""
    return "" if word == "到场" else rest
