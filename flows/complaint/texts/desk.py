"""What staff are answered at each stage of a complaint: what was done, who is next, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.complaint.rules.checks import missing_papers
from flows.complaint.settings import Complaints
from flows.complaint.texts.answers import CONSENTS
from flows.complaint.texts.news import channels
from flows.complaint.texts.tasks import FINDINGS, consider
from flows.desk.texts import wording
from flows.places import place as places
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.view import View
    from storage.records.case import Case
    from storage.records.complaint import Opening
    from storage.records.staff import Staff

PAPERS = {
    "report": "调查报告",
    "decision": "处理决定",
    "result": "处理结果",
    "confirmation": "住户意见",
    "appeal": "申诉决定",
    "appeal_days": "申诉期满",
}
EVENTS = {  # of the timeline, where a complaint has other words than a report
    "plan": "调查计划", "grade": "定级", "investigate": "调查", "assess": "评估", "propose": "方案",
    "approve": "同意", "reject": "驳回", "ask_again": "要求再查", "dispatch": "请配合",
    "hand_over": "转办", "finish": "落实", "confirm": "住户说解决了", "not_fixed": "没解决",
    "close_silent": "未评价办结", "appeal": "申诉", "archive": "归档", "pass_on": "答复并结束",
    "accuse": "记被投诉人", "consent": "沟通方式", "seal": "保密", "talk": "约谈",
    "month_passed": "满一个月升为重大",
}  # fmt: skip


def level(view: View) -> str:
    """Name the severity."""
    levels = view.settings.section(Complaints).levels
    return next((one.name for key, one in levels.items() if key == view.case.severity), "")


def _next(view: View) -> str:
    """Say who has it now and what is due, then what the speaker can do."""
    due, by = wording.due_of(view), wording.when(view, view.case.due_at)
    then = f"现在由{wording.holder(view)}负责，{by}前{due}。" if due and by else ""
    return f"{then}{wording.following(view)}"


def noted_entry(view: View) -> str:
    """Give the number of a complaint told to a clerk, how the caller hears of it, and what next."""
    case = view.case
    hears = "内容已发给住户核对，不回也照样办。"
    if not view.reachable:
        hears = "住户没用微信：请把单号念给他听，之后的进展在“补电话”里。"
    asks = "" if case.hidden_from else f"反映的是谁？{tap('被投诉人', f'被投诉人 {case.number}')}\n"
    who = "" if wording.is_sealed(view) else f"{case.reporter_name} {view.phone}".rstrip() + "\n"
    secret = "（保密）" if case.confidential else ""
    accept = tap("受理", f"受理 {case.number}")
    return (
        f"投诉登记好了{secret}，单号 {case.number}。\n{who}内容：{case.description[:60]}\n{hears}\n"
        f"{asks}请在{wording.when(view, case.due_at)}前{accept}。"
    )


def noted_acceptance(view: View) -> str:
    """Say who investigates now."""
    return (
        f"已受理 {wording.number(view)}，{level(view)}投诉，由{wording.holder(view)}调查。"
        f"{wording.hears(view)}\n{_next(view)}{consider(view.case, view.settings)}"
    )


def graded(view: View) -> str:
    """Say how serious it is now."""
    return f"已定级 {wording.number(view)}：{level(view)}。{_next(view)}"


def noted_plan(view: View) -> str:
    """Note the plan."""
    return (
        f"调查计划记下了 {wording.number(view)}，点到的同事会收到，可以用“调查”补充。"
        f"{wording.hears(view)}{_next(view)}"
    )


def may_not_investigate(view: View, names: Sequence[str]) -> str:
    """Say that who is complained about does not investigate."""
    return (
        f"{wording.number(view)}反映的就是{'、'.join(names)}或所在部门，要回避，不能参与调查。"
        "请换别的同事再写一次。"
    )


def noted_consent(view: View) -> str:
    """Note how far the complainant agrees to be named."""
    word = CONSENTS[view.case.consent or "relay"]
    return f"记下了 {wording.number(view)}：投诉人{word}。{_next(view)}"


def noted_report(view: View) -> str:
    """Note the report, or what a named colleague adds to it."""
    if view.staff.id in view.case.investigators.split():
        return f"已补充到 {wording.number(view)}的调查报告，证据照片可以接着发，谢谢配合。"
    return f"调查报告记下了 {wording.number(view)}，证据照片可以接着发。{_next(view)}"


def assessed(view: View) -> str:
    """Note the finding."""
    found = FINDINGS.get(view.case.finding or "", "")
    return f"已评估 {wording.number(view)}：{found}。{_next(view)}"


def proposed(view: View) -> str:
    """Say who decides."""
    return f"方案已提交 {wording.number(view)}，请{wording.holder(view)}审批。{_next(view)}"


def noted_decision(view: View) -> str:
    """Say what the decision means."""
    state = wording.state(view)
    heard = (
        "" if view.case.status == "assessed" else wording.hears(view)
    )  # a plan sent back is ours
    return f"审批记下了 {wording.number(view)}：{state}。{heard}{_next(view)}"


def ask_decision(view: View) -> str:
    """Ask for a yes or a no, each a tap on a line of its own, so that it is numbered."""
    taps = wording.taps(view, [a for a in ("approve", "reject", "ask_again") if a in view.possible])
    taps = taps.replace("　", "\n")
    return f"{wording.number(view)}方案：{view.case.measures or ''}\n同意还是驳回？\n{taps}"


def assisted(view: View) -> str:
    """Say who was asked to help or to carry it out."""
    who = view.engineer.name if view.engineer else ""
    return f"已请{who}配合 {wording.number(view)}，投诉人是谁不会告诉对方。{_next(view)}"


def whom(view: View, word: str, name: str, able: Sequence[Staff]) -> str:
    """Ask to whom, each who can have it a tap; who is named but can't is said."""
    asks = f"“{name}”不能办这件投诉。" if name else ""
    if not able:
        return f"{wording.number(view)}{asks}现在没有别的同事能接手，由{wording.holder(view)}办。"
    lines = [
        tap(f"{one.name}（{one.department}）", f"{word} {view.case.number} {wording.called(one)}")
        for one in able
    ]
    return "\n".join([f"{wording.number(view)}{asks}要给谁？点一下或写姓名：", *lines])


def handed_over(view: View) -> str:
    """Say who handles it now."""
    return f"已转给{wording.holder(view)}：{wording.number(view)}。{_next(view)}"


def noted_result(view: View) -> str:
    """Note the result."""
    owed = "还没和住户谈过，请尽快约谈。" if view.case.talk_due_at is not None else ""
    return f"结果记下了 {wording.number(view)}，已请住户看结果。{owed}{wording.hears(view)}{_next(view)}"


def satisfied(view: View) -> str:
    """Note that the resident agrees."""
    return f"回访记下了 {wording.number(view)}：住户认可，已办结。{_next(view)}"


def dissatisfied(view: View) -> str:
    """Note that it is not right yet, and who goes on."""
    return f"回访记下了 {wording.number(view)}：住户不满意，继续改进。{_next(view)}"


def unhappy_at_the_end(view: View) -> str:
    """Note who is unhappy after the last decision: only the outside channels are left."""
    return (
        f"回访记下了 {wording.number(view)}：住户不满意。申诉已有决定，内部程序到此为止，"
        f"请告诉住户可以向{channels(view.settings)}反映。{wording.following(view)}"
    )


def archived(view: View) -> str:
    """Say that it is sealed."""
    return f"已归档 {wording.number(view)}，材料齐全，封存后不能再改。"


def paper_head(view: View, *, is_sealed: bool) -> str:
    """Say which form the link shows."""
    state = "已归档封存" if is_sealed else "还没归档，先看草稿"
    return f"{wording.number(view)}{state}。"


def paper(view: View, link: str) -> str:
    """Link the form; it is the reader's own."""
    hours = view.settings.media.link_hours
    return f"{tap('打开投诉处理单', link)}（可打印签字，链接{hours}小时内有效，请勿转发）"


def noted_explanation(view: View) -> str:
    """Say that it ended with an explanation."""
    return f"已答复并结束 {wording.number(view)}。{wording.hears(view)}"


def ask_accused(view: View) -> str:
    """Ask who is complained about."""
    number = view.case.number
    return (
        f"{wording.number(view)}反映的是谁？写姓名、部门或房号，比如：被投诉人 {number} 王强。\n"
        "被投诉的人看不到这件事，也不会派给他办。"
    )


def accused(view: View, names: Sequence[str]) -> str:
    """Say from whom it is hidden now."""
    return f"已记 {wording.number(view)}，被投诉人：{'、'.join(names)}，他们看不到这件事。{_next(view)}"


def noted_appeal(view: View) -> str:
    """Say who hears the appeal."""
    return f"申诉记下了 {wording.number(view)}，由{wording.holder(view)}重新处理。{wording.hears(view)}{_next(view)}"


def sealed(view: View) -> str:
    """Say that the name is sealed."""
    return f"已保密 {wording.number(view)}，看投诉人要写理由：启封 {view.case.number} 理由"


def ask_reason(view: View) -> str:
    """Ask why the seal should be opened."""
    return f"请写上理由（会留记录），比如：启封 {view.case.number} 打电话核实情况"


def unsealed(view: View, case: Case, photos: str) -> str:
    """Show who complained, once, to who wrote a reason."""
    lines = [
        f"{case.number} 投诉人：{case.reporter_name} {case.reporter_phone}".rstrip(),
        f"{places.home_label(case.building, case.unit, case.room)}：{case.description}".lstrip(
            "："
        ),
        *([f"照片等：{photos}"] if photos else []),
        "已记下您看过和理由，请只用于办理这件投诉。",
    ]
    del view
    return "\n".join(lines)


def looks(view: View, openings: Sequence[Opening]) -> str:
    """List the looks at who complained."""
    if not openings:
        return f"{wording.number(view)}还没有人启封过。"
    lines = [f"{wording.number(view)}启封记录："]
    zone = view.settings.zone
    lines += [f"{times.stamp(o.at, zone)} {o.staff_name}：{o.reason}" for o in openings]
    return "\n".join(lines)


def not_sealed(view: View) -> str:
    """Say that nothing is sealed here."""
    return f"{wording.number(view)}没有保密。回{tap('状态', f'状态 {view.case.number}')}看详情。"


def no_complaint(word: str, view: View) -> str:
    """Say that the case is no complaint."""
    return f"{wording.number(view)}不是投诉，不能{word}。{wording.following(view)}"


def missing(view: View) -> str:
    """Name what an archive still lacks (COM-13)."""
    lacks = "、".join(PAPERS[paper] for paper in missing_papers(view.case, view.now))
    return f"{wording.number(view)}还不能归档，还缺：{lacks}。"
