"""A talk about a complaint (约谈): what staff are pushed of it, and what they are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.confidentiality import masked
from flows.cases.texts.words import short
from flows.complaint.talks.texts import OFFERED_EXAMPLE, WORD, at_time, way_of
from flows.complaint.texts.tasks import complaint_heading, offer
from flows.desk.texts import wording

if TYPE_CHECKING:
    from flows.cases.news import News
    from flows.desk.view import View


SHORT = 16  # characters of a time that a tap repeats


def agreed_staff(happened: News) -> str:
    """Say when the resident comes."""
    return f"{complaint_heading(happened, '约谈定了')}\n{at_time(happened)}，{way_of(happened)}。谈完请写：{offer(happened, '约谈 记录')}"


def declined_staff(happened: News) -> str:
    """Say that the resident wants another time, or to talk at all."""
    said = happened.deed.text
    fixes = (f"{WORD} 定 {said}",) if said and len(said) <= SHORT and "点" in said else ()
    return (
        f"{complaint_heading(happened, '住户想另约时间')}\n{said or '提出的时间都不方便'}\n"
        f"请再约，写上时间：{offer(happened, WORD, *fixes)}"
    )


def cancelled_staff(happened: News) -> str:
    """Say that the resident does not want to talk."""
    return f"{complaint_heading(happened, '住户取消约谈')}\n{happened.deed.text or '没有说原因'}\n事情照常办。"


def reminded_staff(happened: News) -> str:
    """Remind who handles it."""
    return (
        f"{complaint_heading(happened, '约谈提醒')}\n{at_time(happened)}，{way_of(happened)}。"
        f"谈完请写：{offer(happened, '约谈 记录', '约谈 没来')}"
    )


def offered_desk(view: View) -> str:
    """Note the proposal."""
    return f"已请住户选时间 {wording.number(view)}，选好会告诉您。{wording.hears(view)}{wording.following(view)}"


def agreed_desk(view: View, at: int) -> str:
    """Note the time agreed upon by phone."""
    return f"约谈记下了 {wording.number(view)}：{wording.when(view, at)}，到时提醒您和住户。"


def recorded_desk(view: View) -> str:
    """Note what was agreed."""
    return f"约谈记录存好了 {wording.number(view)}。住户会收到摘要。{wording.following(view)}"


def cancelled_desk(view: View) -> str:
    """Note that the talk is off."""
    return f"约谈已取消 {wording.number(view)}。{wording.hears(view)}{wording.following(view)}"


def missed_desk(view: View) -> str:
    """Note that nobody came, and ask for another time."""
    return (
        f"记下了 {wording.number(view)}这次没谈成。请在{wording.when(view, view.case.due_at)}前再约："
        f"{WORD} {view.case.number} {OFFERED_EXAMPLE}"
    )


def with_accused_desk(view: View) -> str:
    """Note a talk with the accused, whom nobody tells by message."""
    return (
        f"记下了 {wording.number(view)}和对方的沟通。系统不会通知对方，请您自己联系；"
        f"谈完写：{WORD} {view.case.number} 对方 记录 谈的结果"
    )


def accused_recorded_desk(view: View) -> str:
    """Note what the accused said."""
    return f"和对方沟通的记录存好了 {wording.number(view)}，住户看不到。{wording.following(view)}"


def only_relay(view: View) -> str:
    """Refuse a talk with the accused without consent, and offer words that name nobody (COM-3)."""
    what = short(masked(view.case.description, view.case), 24)
    return (
        f"{wording.number(view)}投诉人只同意匿名转达，不能约对方谈，也不能透露是谁反映的。可以这样转达：\n"
        f"“有住户反映：{what}。想请您说说当时的情况。”\n"
        "只说事情，不提姓名、房号、电话。住户回“可透露”或“愿意面谈”以后才能约。"
    )


def no_talk(view: View) -> str:
    """Say that nothing is arranged."""
    return f"{wording.number(view)}现在没有约好的谈话。先约：{WORD} {view.case.number} {OFFERED_EXAMPLE}"


_TIMES = {
    "talk_times_needed": "请写上日子和几点，最多3个",
    "talk_passed": "这个时间已经过了，请换以后的时间",
    "talk_far": "时间太远了，请约两周以内的",
    "talk_quiet": "晚上20点到早上8点、中午12点到14点住户要休息，请换个时间",
    "talk_many": "一次最多写3个时间",
}


def times_refused(view: View, reason: str) -> str:
    """Say what is wrong with the times."""
    return f"{_TIMES[reason]}，比如：{WORD} {view.case.number} {OFFERED_EXAMPLE}"


def ask_record(view: View) -> str:
    """Ask what was agreed."""
    return (
        f"谈成了什么？住户会看到，比如：{WORD} {view.case.number} 记录 住户同意先试行一周，周五再看"
    )
