"""What staff are pushed about complaints: the full number, what happened, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.tasks import due_by
from flows.cases.texts.words import short
from flows.complaint.rules import severity
from flows.complaint.settings import Complaints
from flows.writing.markup import tap
from nlp.understanding import gravity

if TYPE_CHECKING:
    from flows.cases.news import News
    from flows.settings.site import Settings
    from storage.records.case import Case

ASKED_ABOUT = (  # to who is complained about, and nothing else (COM-3, COM-6)
    "有一件事和您的工作有关，正在核实，负责的同事会来向您了解情况，请照实说明，您的说法也会如实记下。"
    "结论出来前不作评价，也请不要打听是谁反映的。"
)
ACCUSED = "accused"  # of the act that opens it: its words say who is complained about
FINDINGS = {"founded": "属实", "unfounded": "不属实", "unclear": "存疑"}


def level_name(happened: News) -> str:
    """Name the severity."""
    levels = happened.moment.settings.section(Complaints).levels
    known = next((one for key, one in levels.items() if key == happened.case.severity), None)
    return known.name if known else ""


def complaint_heading(happened: News, word: str) -> str:
    """Begin with what happened, how serious it is, and the case."""
    case = happened.case
    parts = [case.number, level_name(happened), case.place, short(case.description, 24)]
    secret = "（保密）" if case.confidential else ""
    return f"{word}{secret} {' '.join(part for part in parts if part)}"


def offer(happened: News, *words: str) -> str:
    """Offer commands: `属实` becomes `属实 N`, `审批 同意` becomes `审批 N 同意`."""
    taps = []
    for word in words:
        verb, _, rest = word.partition(" ")
        taps.append(tap(rest or verb, f"{verb} {happened.case.number} {rest}".rstrip()))
    return "　".join(taps)


def new_complaint(happened: News) -> str:
    """Ask the desk to accept it, and to say who is complained about where the text does not."""
    case = happened.case
    unverified = "（未绑定住户，请核实身份）" if not case.verified else ""
    known = case.hidden_from or happened.deed.reason == ACCUSED
    asks = "" if known else f"\n反映的是谁？{offer(happened, '被投诉人')}"
    return (
        f"{complaint_heading(happened, '新投诉')}{unverified}\n"
        f"请在{due_by(happened)}前受理：{offer(happened, '受理', '定级', '不受理')}{asks}"
        f"{consider(case, happened.moment.settings)}"
    )


def consider(case: Case, settings: Settings) -> str:
    """Offer the level that the words or the category claim; a person decides (COM-4)."""
    claimed = severity.suggested(case, gravity(case.description), settings)
    if claimed is None:
        return ""
    name = settings.section(Complaints).levels[claimed].name
    return (
        f"\n按内容看可能是{name}，请核实后定：{tap(f'定级 {name}', f'定级 {case.number} {name}')}"
    )


def reported(happened: News) -> str:
    """Report a complaint of this level to who must know (COM-5)."""
    holder = happened.holder.name if happened.holder else "值班管理员"
    return f"{complaint_heading(happened, f'{level_name(happened)}投诉')}\n现在由{holder}负责。{offer(happened, '状态')}"


def to_investigate(happened: News) -> str:
    """Give it to who investigates."""
    return (
        f"{complaint_heading(happened, '请您调查')}\n按默认方式（询问、查记录）即刻开始，"
        f"{due_by(happened)}前写调查报告：{offer(happened, '调查', '调查计划', '状态')}"
    )


def to_help_investigate(happened: News) -> str:
    """Ask a named colleague to investigate, with the plan (COM-6)."""
    return (
        f"{complaint_heading(happened, '请您参与调查')}\n计划：{happened.deed.text}\n"
        f"请照实记录，不要透露是谁反映的，查到的写：{offer(happened, '调查', '状态')}"
    )


def consented(happened: News) -> str:
    """Pass on how far the complainant agrees to be named."""
    return f"{complaint_heading(happened, '投诉人意愿')}\n{happened.deed.text}。"


A_YES = 4  # characters of a decision that says no more


def to_decide(happened: News) -> str:
    """Put the plan before who decides."""
    case = happened.case
    found = FINDINGS.get(case.finding or "", "")
    return (
        f"{complaint_heading(happened, '请您审批')}\n结论：{found}\n方案：{case.measures}\n"
        f"请在{due_by(happened)}前：{offer(happened, '审批 同意', '审批 驳回', '状态')}"
    )


def was_decided(happened: News) -> str:
    """Tell who handles it that it is decided."""
    said = happened.deed.text if len(happened.deed.text) > A_YES else ""
    agreed = f"同意：{said}。" if said else "同意，"
    then = "请落实并写结果" if happened.case.status == "carrying_out" else "等住户回音"
    words = ("完成", "进展", "派") if happened.case.status == "carrying_out" else ("状态",)
    return (
        f"{complaint_heading(happened, '已批准')}\n{happened.deed.actor_name}{agreed}"
        f"{then}（{due_by(happened)}前）：{offer(happened, *words)}"
    )


def sent_back(happened: News) -> str:
    """Tell who proposed it that it has to be changed, and why."""
    words = ("调查",) if happened.case.status == "investigating" else ("方案",)
    return (
        f"{complaint_heading(happened, '没有批准')}\n{happened.deed.actor_name}：{happened.deed.text}\n"
        f"请在{due_by(happened)}前再来：{offer(happened, *words)}"
    )


def to_assist(happened: News) -> str:
    """Ask a department to assist, or to carry out what was decided; never says who complained."""
    case = happened.case
    what = f"措施：{case.measures}" if case.status == "carrying_out" else "请协助了解情况"
    words = f"\n{happened.deed.text}" if happened.deed.text else ""
    return (
        f"{complaint_heading(happened, '请您配合')}\n{what}{words}\n"
        f"请在{due_by(happened)}前回话：{offer(happened, '进展', '完成')}"
    )


def progressed(happened: News) -> str:
    """Pass on how far it is."""
    return (
        f"{complaint_heading(happened, '进展')}\n{happened.deed.actor_name}：{happened.deed.text}"
    )


def was_carried_out(happened: News) -> str:
    """Say that the measures are done."""
    return f"{complaint_heading(happened, '已落实')}\n{happened.deed.actor_name}：{happened.case.result}"


def taken_over(happened: News) -> str:
    """Give it to another handler."""
    words = f"：{happened.deed.text}" if happened.deed.text else ""
    return (
        f"{complaint_heading(happened, '转给您处理')}\n{happened.deed.actor_name}{words}\n"
        f"请在{due_by(happened)}前办下一步：{offer(happened, '状态')}"
    )


def settled(happened: News) -> str:
    """Say that the resident agrees; what is left is the archive."""
    return f"{complaint_heading(happened, '住户说解决了')}\n请在{due_by(happened)}前归档：{offer(happened, '归档', '回访')}"


def not_settled(happened: News) -> str:
    """Say what is not right yet."""
    count = happened.case.return_count
    talk = "第2次没解决，请约住户当面或电话谈：" if count > 1 else "请改进后再落实："
    words = ("约谈", "进展") if count > 1 else ("进展", "完成")
    return (
        f"{complaint_heading(happened, '住户说没解决')}\n{happened.deed.text}\n"
        f"{talk}{offer(happened, *words)}（{due_by(happened)}前）"
    )


def vacated(happened: News) -> str:
    """Tell who takes over what somebody held who left."""
    return (
        f"{complaint_heading(happened, '改由您负责')}\n{happened.deed.text or '原来的同事'}已离职或停用，"
        f"请在{due_by(happened)}前办下一步：{offer(happened, '状态')}"
    )


def withdrawn(happened: News) -> str:
    """Say that it is over."""
    return f"{complaint_heading(happened, '住户已撤销投诉')}\n不用再处理了。"


def supplement(happened: News) -> str:
    """Pass on further words or evidence."""
    return f"{complaint_heading(happened, '住户补充')}\n{happened.deed.text}"


def photos(happened: News) -> str:
    """Say that there is more to see; what may show who complained is opened with a reason."""
    if happened.case.confidential:
        return f"{complaint_heading(happened, '住户补充了照片')}\n查看要写理由：{offer(happened, '启封')}"
    return f"{complaint_heading(happened, '住户补充了照片')}\n{happened.deed.text}　{offer(happened, '状态')}"


def urged(happened: News) -> str:
    """Say that the resident presses."""
    return f"{complaint_heading(happened, '住户催办')}\n已催{happened.case.urge_count}次，请回个话：{offer(happened, '进展')}"


def pressed(happened: News) -> str:
    """Say that somebody above presses."""
    words = f"：{happened.deed.text}" if happened.deed.text else ""
    return f"{complaint_heading(happened, '催办')}\n{happened.deed.actor_name}{words}\n{offer(happened, '进展', '状态')}"


def escalated(happened: News) -> str:
    """Put it before the next level."""
    words = happened.deed.text or "请过问"
    return f"{complaint_heading(happened, '升级给您')}\n{happened.deed.actor_name}：{words}\n{offer(happened, '状态', '催')}"


def rated(happened: News) -> str:
    """Pass on a rating."""
    words = f"：{happened.case.rating_text}" if happened.case.rating_text else ""
    return f"{complaint_heading(happened, '住户评价')}\n{happened.case.rating}分{words}"
