"""Every sentence of callbacks by e-mail: asking for the address, the letter, and its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.callback.texts.ask import RESULTS
from flows.cases.texts.words import cut
from flows.writing.markup import plain

if TYPE_CHECKING:
    from flows.cases.wanted import Source
    from storage.records.case import Case

OFFICE = "{}物业服务中心"
WORDS, SEND, LONGEST = "有什么要补充的？（可不写）", "提交", 300
SIGNATURE = "这封信由系统发出，直接回信我们看不到；急事请打{phone}。"
DANGER = "有危险，请现在就打电话"
NOT_READ_NOW = "这里写的不会马上有人看，请直接打上面的电话，值班室24小时有人。"
SATISFIED = "您满意吗？"
CHOOSE = "请选一个：满意、基本满意或不满意。"
UNKNOWN = "这个链接打不开"
UNKNOWN_WHY = ("可能没有复制完整，或者已经过期。", "请在微信公众号里告诉我们，或者打物业电话。")
OVER = "不用再答了"
NOT_STORED = "这会儿没存上"
NOT_STORED_WHY = ("系统这会儿存不了，您写的还没收下。", "请过一分钟，点“返回”再提交一次。")
THANKS = "谢谢，收到了"


def subject(case: Case, community: str) -> str:
    """Head a letter."""
    return f"回访 {case.number}，{OFFICE.format(community)}"


def letter(case: Case, source: Source, link: str, days: int, phone: str) -> str:
    """Ask by e-mail: the number, what was done, the question and where to answer it."""
    done = f"处理结果：{cut(plain(case.result), 100)}\n" if case.result and case.home_id else ""
    return (
        f"您好！\n\n{OFFICE.format(case.community)}回访 {case.number}。\n{done}"
        f"{source.ask}\n\n点开下面的链接，选满意、基本满意或不满意就行（{days}天内有效）：\n{link}\n\n"
        f"不想再收这样的信，在公众号里回“回访方式”改一下。\n{SIGNATURE.format(phone=phone)}\n"
    )


def asked(case: Case, source: Source) -> tuple[str, ...]:
    """Say on the page what it is about."""
    done = (f"处理结果：{cut(plain(case.result), 100)}",) if case.result and case.home_id else ()
    return (f"单号 {case.number}", *done, source.ask)


def said_before(result: str) -> str:
    """Say what was answered, and that it can be changed."""
    return f"您上次选了“{RESULTS[result]}”，要改就重新选，原来的也留着。"


def over(case: Case) -> tuple[str, ...]:
    """Say that a case went on, so that the question is gone."""
    return (f"{case.number}已经有新的进展，不用再答这一次。", "处理好后，我们会再来问您。")
