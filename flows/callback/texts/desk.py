"""What staff read of callbacks that they make: their list, one of them, and what was noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.callback.texts.ask import RESULTS, WAYS
from flows.cases.texts.words import cut, short
from flows.desk.texts.lists import more
from flows.writing import times
from flows.writing.markup import plain, tap
from storage.records.callback import REFUSED, WRONG_NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.asked import Asked
    from flows.desk.texts.lists import Pages
    from storage.records.callback import Callback, Way
    from storage.records.case import Case

LIST = "回访"
NOTHING_TO_ASK = "您手上没有要回访的，辛苦了。"
NOT_REACHED = "未接通"
OTHERS = {REFUSED: "拒访", WRONG_NUMBER: "号码错误"}
TAPS = (*RESULTS.values(), NOT_REACHED, *OTHERS.values())
SEALED, NO_PHONE = "投诉人已封存，启封后看电话", "没留电话"
UNHAPPY = "回访时不满意"
DONE, MATTER, SAID = 60, 30, 40  # characters of what was done, what it is about, what was said
_WHY_NOT = {
    "own_work": "这单您处理过或参与过决定，要由没参与的同事来问，才算数。",
    "own_case": "这是您自己家的事，请由别的同事来问。",
    "accused": "没找到这个单号。",
    "no_permission": "回访由客服来做。",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A callback as whoever makes it reads it; `who` is the name of whom to ask."""

    callback: Callback
    case: Case
    who: str
    phone: str
    home: str
    way: Way
    worker: str
    question: str
    why: str


def tasks(lines: Sequence[Line], pages: Pages, asked: Asked) -> str:
    """List whom to ask, the most pressing first, each with its results as taps."""
    shown = [task(line, asked) for line in lines]
    return "\n\n".join([f"要回访的{pages.total}件：", *shown]) + "".join(
        f"\n{one}" for one in more(pages, LIST)
    )


def to_do(count: int) -> str:
    """Say how many there are, with a tap to them."""
    return f"还要回访{count}件：{tap(LIST)}"


def task(line: Line, asked: Asked) -> str:
    """Show one: whom to ask and how, what was done, what to ask, and the results as taps."""
    callback, case = line.callback, line.case
    again = f"，第{callback.round}次回访" if callback.round > 1 else ""
    proof = "，抽查复问" if callback.checks else ""
    due = times.moment(callback.due_at or asked.now, asked.now, asked.settings.zone)
    tries = f"，{NOT_REACHED}过{callback.tries}次" if callback.tries else ""
    worker = f"（{line.worker}）" if line.worker else ""
    done = f"做了什么：{cut(plain(case.result), DONE)}{worker}" if case.result else ""
    rows = [
        f"{case.number} {short(case.description, MATTER)}",
        f"{line.who} {line.phone} {line.home}　{WAYS[callback.way]}{_hours(line.way)}",
        done,
        f"问：{line.question}您满意吗？",
        f"{line.why}{again}{proof}{tries}，{due}前",
        "　".join(tap(word, _command(line, word)) for word in TAPS),
    ]
    return "\n".join(filter(None, rows))


def _command(line: Line, word: str) -> str:
    """Name who was asked where the case is not theirs: one case may have several."""
    whom = "" if line.callback.person_id == line.case.reporter_id else f" {line.phone}"
    return f"{LIST} {line.case.number}{whom} {word}"


def _hours(way: Way) -> str:
    if way.from_minute is None or way.until_minute is None:
        return ""
    return f" 希望{_clock(way.from_minute)}到{_clock(way.until_minute)}"


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"


def refused(reason: str, number: str, name: str) -> str:
    """Say why somebody can't ask, and who does."""
    words = _WHY_NOT[reason]
    if reason == "accused":
        return words
    who = f"{number}由{name}回访。" if name else f"{number}请让没参与的同事回访。"
    return f"{words}{who}"


def noted_answer(case: Case, result: str, words: str) -> str:
    """Note what a resident said, and who reads it."""
    said = f"：{cut(words, SAID)}" if words else ""
    return f"回访记下了 {case.number}：{RESULTS[result]}{said}。"


def try_again(case: Case, tries: int, at: int, asked: Asked) -> str:
    """Say when it is tried again, at another hour."""
    when = times.moment(at, asked.now, asked.settings.zone)
    return f"记下了，{case.number}第{tries}次未接通。请{when}再打，换个时间好找人。"


def given_up(case: Case, tries: int) -> str:
    """Say that it ends without an answer, honestly."""
    return f"记下了，{case.number}{tries}次都没接通，按未确认结束，不算满意；主管会知道。"


def ended(case: Case, word: str, *, in_chat: bool) -> str:
    """Note that somebody did not want to say, or that the number is wrong."""
    then = "，改在微信里问" if in_chat else "，这次回访到此为止"
    return f"回访记下了 {case.number}：{word}{then}，不算满意。"


def in_vain(case: Case, holder: str, tries: int) -> str:
    """Tell who leads the clerks that nobody could be reached."""
    return f"回访没找到人 {case.number}\n{holder}打了{tries}次都没接通，按未确认结束。{tap('看这单', f'状态 {case.number}')}"


def rained(count: int, at: int, asked: Asked) -> str:
    """Say when those with a leak are asked."""
    if not count:
        return "记下了。现在没有等下雨再回访的漏水单。"
    when = times.moment(at, asked.now, asked.settings.zone)
    return f"记下了，下过雨了：{count}户报过漏水的，{when}问他们还漏不漏。"


def unhappy_at_the_end(case: Case, words: str) -> str:
    """Tell who leads the clerks that somebody is not content with what is over."""
    said = f"：{cut(words, SAID)}" if words else ""
    return f"回访不满意 {case.number}{said}\n这单已经结束，不再返修，请您过问。{tap('看这单', f'状态 {case.number}')}"


def noted_for_who_leads(case: Case) -> str:
    """Note it, and say who hears of it."""
    return f"回访记下了 {case.number}：不满意。这单已经结束，已请主管过问。"
