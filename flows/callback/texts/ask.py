"""What a resident is asked afterwards, and what they hear when they have answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.cases.rules.deadlines import AWAITS_RESIDENT
from flows.cases.texts.words import named
from flows.writing import times
from flows.writing.markup import tap
from storage.records.callback import (
    CHAT,
    DISSATISFIED,
    MAIL,
    MOSTLY,
    PHONE,
    REFUSED,
    SATISFIED,
    UNCONFIRMED,
    VISIT,
    WRONG_NUMBER,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.conversation.context import Context
    from flows.settings.site import Settings
    from storage.records.callback import Callback
    from storage.records.case import Case

CARD_STATUS, CARD_WHO = "请您评价", "小管家"
RESULTS = {SATISFIED: "满意", MOSTLY: "基本满意", DISSATISFIED: "不满意"}
ON_RECORD = RESULTS | {UNCONFIRMED: "多次未接通", REFUSED: "拒访", WRONG_NUMBER: "号码错误"}
WAYS = {CHAT: "微信", PHONE: "电话", VISIT: "上门", MAIL: "邮件"}
HOURS: dict[str, tuple[int, int] | None] = {  # minutes of the day
    "任何时间": None,
    "9点到12点": (540, 720),
    "14点到18点": (840, 1080),
    "18点到20点": (1080, 1200),
}
STOP = "不用再回访"
SAY = "回访答复"  # what a tap on one of the three words says, with the number
TITLE, TITLE_OF_WAY = "回访", "回访方式"
ASK_MORE = "有什么要补充的吗？请直接写，没有就回“跳过”。"
ASK_WHAT_IS_WRONG = "哪里还不满意？请直接写，经办的同事和主管会看到；不想说就回“跳过”。"
ASK_WAY = "以后回访，您希望我们怎么联系您？点一个就好："
OTHER_WAY = f"以后想换一种方式回访，随时点{tap(TITLE_OF_WAY)}。"
ASK_HOURS = "想定个时间也可以，什么时间方便？"
ASK_MAIL = "请发一下您的邮箱地址。"
NO_MAIL = "这个邮箱地址好像不完整，请再发一次，比如 name@example.com。"
ANOTHER_MATTER = "这是另一件事吧？请回“报修”，马上给您登记；没有要补充的就回“跳过”。"
WAY_AS_BEFORE = "好的，还是按原来的方式。想换随时回“回访方式”。"
THANKS = "好的，谢谢您。"
ANSWER_STANDS = "好的，不补充了，您刚才的回答已经记下，谢谢您。"
MORE_NOTED = "记下了，会转告经办的同事。"
UNHAPPY_AFTERWARDS = "回访时表示不满意"
NOTHING_ASKED = "现在没有等您回答的回访。以后办完事，我会再来问您。"


def questions(asked: Sequence[tuple[Callback, Case]], settings: Settings) -> str:
    """Ask about each, in one message."""
    return "\n\n".join(question(callback, case, settings) for callback, case in asked)


def question(callback: Callback, case: Case, settings: Settings) -> str:
    """Ask whether it is right where that is still open, and then whether they are satisfied."""
    kind = kind_of(case, settings)
    source = kind.callbacks[callback.source]
    again = f"（第{callback.round}次）" if callback.round > 1 else ""
    head = f"回访{again}：{named(case)}"
    if case.status in AWAITS_RESIDENT:
        words = "　".join(tap(word, f"{word} {case.number}") for word in kind.told.answers(case))
        first = f"{head}。{kind.told.is_it_right}{words}"
        return f"{first}\n{are_you_satisfied(callback, case)}"
    return f"{head}。{source.ask}\n{are_you_satisfied(callback, case)}"


def are_you_satisfied(callback: Callback, case: Case) -> str:
    """Ask for one of three words; from the second round on it may be the last."""
    words = [tap(word, f"{SAY} {case.number} {word}") for word in RESULTS.values()]
    if callback.round > 1:
        words.append(tap(STOP, f"{STOP} {case.number}"))
    return "您满意吗？\n" + "　".join(words)


def then_this(callback: Callback, case: Case) -> str:
    """Ask once it was said that it is right."""
    return f"再问一句，这次{named(case)}的处理，{are_you_satisfied(callback, case)}"


def will_call(by: int, context: Context) -> str:
    """Say until when somebody unhappy is called."""
    when = times.moment(by, context.now, context.settings.zone)
    return f"管理处{when}前再联系您一次，听听哪里还要改。不用联系就回{tap(STOP)}。"


def comes_later(at: int, context: Context) -> str:
    """Say on which day somebody content is asked once more."""
    day = times.day(at, context.now, context.settings.zone)
    return f"{day}再回访您一次。"


def noted(result: str, case: Case) -> str:
    """Say what was noted, and that they hear no more of it."""
    return f"谢谢您，{named(case)}记下了：{RESULTS[result]}。"


def noted_late(result: str, case: Case) -> str:
    """Say the same of an answer that was changed."""
    return f"改好了，{named(case)}现在记的是：{RESULTS[result]}。"


def told_on(case: Case) -> str:
    """Say who hears of it, where there is nothing to open again."""
    return f"谢谢您直说，{named(case)}已请主管过问。"


def kept_until_asked(case: Case) -> str:
    """Say that words are kept with a case that is on trial, and what comes next."""
    return f"好的，{named(case)}里记下了。过几天我再来回访，有不对的随时说。"


def broken_still(case: Case) -> str:
    """Offer another round to who is satisfied and still tells of a fault."""
    return f"还没好的话，点{tap('没修好', f'没修好 {case.number}')}，师傅再来。"


def stopped(case: Case) -> str:
    """Say that nobody asks about it again."""
    return f"好的，{named(case)}不再回访。还有问题随时说一声。"


def ways(offered: Iterable[str]) -> str:
    """Offer the ways, one a line."""
    return "\n".join([ASK_WAY, *(tap(WAYS[way], f"{TITLE_OF_WAY} {WAYS[way]}") for way in offered)])


def way_kept(way: str, hours: str | None) -> str:
    """Say how somebody is asked from now on, and offer the hours where they named none."""
    any_time, *others = HOURS
    kept = f"好的，以后回访用{WAYS[way]}，{hours or any_time}。想换随时回“{TITLE_OF_WAY}”。"
    taps = () if hours else (tap(one, f"{TITLE_OF_WAY} {WAYS[way]} {one}") for one in others)
    return "\n".join([kept, *(() if hours else (ASK_HOURS,)), *taps])


def mail_kept(mail: str) -> str:
    """Say the same of mail; an address is read back, so that a slip is seen."""
    return f"好的，以后回访发邮件到 {mail}，寄不到就给您打电话。想换随时回“{TITLE_OF_WAY}”。"


def kept_of(asked: int, mail: str | None) -> str:
    """Say for 我的数据 what is kept of callbacks; empty when there is nothing."""
    parts = [f"{asked}次回访和您的回答、您选的{tap('回访方式')}"] if asked else []
    if mail:
        parts.append(f"收回访的邮箱 {mail}，换一种{tap('回访方式')}就删掉")
    return "；".join(parts)
