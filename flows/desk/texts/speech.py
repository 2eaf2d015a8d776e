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

HEARD = "好的。"
RECEIVED_IS_NOTHING = "“收到”不算接单。"
YES, NO = "是", "不是"
_INSTEAD = {"接": ("退回",), "我去": (), "受理": ("派",)}  # what else may be said instead of 收到


def sure(question: str, command: str) -> str:
    """Ask before something that can't be taken back: 是 says the command, 不是 leaves it."""
    return f"{question}\n{tap(YES, command)}\n{tap(NO, general.CANCEL)}"


def finish(view: View, result: str) -> str:
    """Ask whether the work is done, with the result that the resident will read."""
    question = f"{wording.number(view)}：记成完工，告诉住户“{result}”？"
    return sure(question, f"完成 {view.case.number} {result}")


def defer(view: View, reason: str, until: int, said: str) -> str:
    """Ask whether to put it off, with what the resident will be promised."""
    by = wording.when(view, until)
    question = f"{wording.number(view)}：暂缓（{reason}），答应住户{by}前有回音？"
    return sure(question, f"暂缓 {view.case.number} {said}")


def give(view: View, word: str, whom: Staff) -> str:
    """Ask whether somebody called by a nickname is meant, or a case is to be taken away."""
    question = f"{wording.number(view)}：{word}给{whom.name}？"
    return sure(question, f"{word} {view.case.number} {wording.called(whom)}")


def nobody_home(view: View) -> str:
    """Note that nobody opened; what can't be arranged by phone is put off."""
    later = tap("暂缓", f"暂缓 {view.case.number} 待业主")
    return (
        f"进展记下了 {wording.number(view)}：没人开门，不算到场。{wording.hears(view)}"
        f"\n请再打个电话（{view.phone}），约不上就先{later}。"
    )


def about_which(cases: Sequence[tuple[Case, str]], said: str) -> str:
    """Offer the cases that words could be about, each with its own command and the words."""
    rest = f" {said}" if said else ""
    lines = ["是哪一单？点一下或回数字："]
    lines += [
        tap(f"{word} {row(case)}", f"{word} {case.number}{_carried(word, rest)}")
        for case, word in cases
    ]
    return "\n".join(lines)


def news(cases: Sequence[Case], said: str) -> str:
    """Ask whether words are news of a job, or a report of one's own."""
    lines = [f"“{cut(said, 20)}”是哪一件的进展？住户会看到。"]
    lines += [tap(row(case), f"进展 {case.number} {said}") for case in cases]
    lines += [tap("我要报修", f"报修 {said}"), tap("都不是", general.CANCEL)]
    return "\n".join(lines)


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
