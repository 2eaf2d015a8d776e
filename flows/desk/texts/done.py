"""What staff are answered when they did something to a case: what was done, who hears, what next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.cases.rules import deadlines
from flows.cases.rules.rulebook import rulebook
from flows.cases.texts.tasks import CLERKS, URGENCY
from flows.cases.texts.words import cut, short
from flows.desk.counter import counter_of
from flows.desk.word import vocabulary
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.kind import Stage
    from flows.cases.rules.dispatch import Candidate
    from flows.desk.view import View
    from storage.records.case import Case
    from storage.records.staff import Staff

WAITING = ("待", "等")  # how a reason to wait begins in the list, and in speech
NOT_BOUND = "还没绑定微信，请电话通知"
CHOICES: dict[str, tuple[tuple[str, str], ...]] = {  # the words of a tap, and what it says
    "assess": (("属实", "属实 {}"), ("不属实", "不属实 {}"), ("存疑", "存疑 {}")),
    "reply": (("回复", "回复 {}"),),
    "turn": (("转投诉", "转投诉 {}"), ("转报事", "转报事 {}")),
    "approve": (("同意", "审批 {} 同意"),),
    "reject": (("驳回", "审批 {} 驳回"),),
    "ask_again": (("再调查", "审批 {} 再调查"),),
}
_OTHERS = ("progress", "hand_over", "press", "note")  # while a colleague works on it
_AT_WORK = ("dispatched", "taken", "arrived", "deferred", "reopened")


def state(view: View) -> str:
    """Name the status."""
    return _stage(view).staff


def _stage(view: View) -> Stage:
    return kind_of(view.case, view.settings).stages[view.case.status]


def due_of(view: View) -> str:
    """Name what is due; empty where nothing is that has a name."""
    known = kind_of(view.case, view.settings).dues.get(view.case.due_for or "")
    return known.what if known else ""


def word_of(view: View, act: str) -> str:
    """Return the word that an act is called by."""
    return vocabulary(view.settings).word_of(act)


def number(view: View) -> str:
    """Name a case: the full number and what it is about."""
    return f"{view.case.number}（{short(view.case.description)}）"


def what(case: Case, words: str) -> str:
    """Write where and what; a complaint may have no place."""
    return f"{case.place}：{words}" if case.place else words


def when(view: View, at: int | None) -> str:
    """Write a moment near now."""
    return times.moment(at, view.now, view.settings.zone) if at else ""


def before(view: View, at: int | None) -> str:
    """Write by when something is to be done; what is late already is due at once."""
    if at is not None and at <= view.now:
        return "尽快"
    return f"在{when(view, at)}前"


def holder(view: View) -> str:
    """Name who has it now."""
    return view.holder.name if view.holder else CLERKS


def category(view: View) -> str:
    """Name the category."""
    known = view.settings.categories.get(view.case.category)
    return known.name if known else view.case.category


def visit(view: View) -> str:
    """Write when the resident is at home, empty when nothing was said."""
    zone, case = view.settings.zone, view.case
    start = times.local(case.available_from, zone).isoformat() if case.available_from else None
    end = times.local(case.available_until, zone).isoformat() if case.available_until else None
    return times.between(start, end, times.local(view.now, zone).date())


def suggested(view: View, limit: int = 5) -> tuple[str, ...]:
    """Return the acts worth offering to who asks, the likeliest first."""
    is_others = view.engineer is not None and view.engineer.id != view.staff.id
    at_work = is_others and view.case.status in _AT_WORK
    wanted = _OTHERS if at_work else _stage(view).suggests
    return tuple(action for action in wanted if action in view.possible)[:limit]


def taps(view: View, actions: Sequence[str]) -> str:
    """Offer acts on a case."""
    return "　".join(one for action in actions for one in _taps(view, action))


def _taps(view: View, action: str) -> list[str]:
    """Offer an act; what needs one of few words more is offered with each of them."""
    choices = counter_of(view.case, view.settings).turns if action == "turn" else None
    choices = choices or CHOICES.get(action)
    if choices:
        return [tap(label, say.format(view.case.number)) for label, say in choices]
    word = word_of(view, action)
    return [tap(word, f"{word} {view.case.number}")]


def following(view: View) -> str:
    """Offer what comes next, as a last line; nothing when nothing does."""
    offered = taps(view, suggested(view))
    return f"\n接下来：{offered}" if offered else ""


def hears(view: View) -> str:
    """Say that the resident hears of it, or that somebody has to call."""
    if view.reachable:
        return "住户会收到消息。"
    if is_sealed(view):
        return "住户没用微信，由能看投诉人的同事打电话告知。"
    return f"住户没用微信，请打电话告知（{view.phone}）。"


def is_sealed(view: View) -> bool:
    """Tell whether a case is shown without who reported it."""
    hides = rulebook(view.case, view.settings).hides_reporter
    return hides and not view.case.reporter_name


def engineers(view: View, found: Sequence[Candidate], word: str) -> str:
    """Offer engineers with what they have on hand, each a tap that gives them the case."""
    names = [c.staff.name for c in found]
    lines = []
    for one in found:
        who = one.staff.name if names.count(one.staff.name) == 1 else called(one.staff)
        marks = [f"手上{one.load}单", *(["责任楼栋"] if one.responsible else [])]
        if one.staff.person_id is None:
            marks.append("未绑定微信")
        lines.append(tap(f"{who}（{'，'.join(marks)}）", f"{word} {view.case.number} {who}"))
    return "\n".join(lines)


def called(staff: Staff) -> str:
    """Name somebody so that a namesake is not meant."""
    return f"{staff.name} {staff.phone[-4:]}"


def accepted(view: View, found: Sequence[Candidate]) -> str:
    """Say that it is accepted, and offer the best engineers."""
    by = when(view, view.case.due_at)
    head = f"已受理 {number(view)}，由您负责。{hears(view)}"
    if not found:
        return f"{head}\n名册里没有做{category(view)}的师傅，请在{by}前指定：派 {view.case.number} 姓名"
    return f"{head}\n请在{by}前派给：\n{engineers(view, found, '派')}"


def dispatched(view: View) -> str:
    """Say who was sent."""
    return f"已派给{_engineer(view)}：{number(view)}。{_bound(view)}{hears(view)}\n{after(view)}"


def handed_over(view: View) -> str:
    """Say who has it now."""
    to = view.engineer or view.holder
    name = to.name if to else CLERKS
    return f"已转给{name}：{number(view)}。{_bound(view)}"


def after(view: View) -> str:
    """Say what is due next and by when."""
    due = due_of(view)
    by = when(view, view.case.due_at)
    if not due or not by:
        return "有变化我会提醒。"
    if deadlines.is_overdue(view.case, view.now):
        return f"原定{by}前{due}，已经晚了，请尽快。"
    return f"{by}前要{due}，到时没动静我会提醒。"


def taken(view: View, photos: str) -> str:
    """Give the engineer all they need: who, where, when, and how to call."""
    case = view.case
    free = visit(view)
    lines = [
        f"已接单 {case.number}",
        f"{case.place}：{short(case.description, 60)}",
        f"住户 {case.reporter_name} {view.phone}".rstrip(),
        *([f"住户方便：{free}"] if free else []),
        *([f"照片等：{photos}"] if photos else []),
        f"请{before(view, case.promised_at or case.due_at)}到场，出门前先打个电话。{hears(view)}",
    ]
    return "\n".join(lines) + following(view)


def arrived(view: View) -> str:
    """Note the arrival."""
    return f"已记到场 {number(view)}。{hears(view)}{following(view)}"


def progressed(view: View) -> str:
    """Note how far it is."""
    promised = view.case.promised_at
    by = f"下次{when(view, promised)}前回音。" if promised else ""
    return f"进展记下了 {number(view)}。{by}{hears(view)}{following(view)}"


def deferred(view: View) -> str:
    """Note the deferral with what the resident is promised."""
    return (
        f"已暂缓 {number(view)}：{view.case.defer_reason}，答应住户"
        f"{when(view, view.case.promised_at)}前有回音，到时我会提醒。{hears(view)}"
    )


def resumed(view: View) -> str:
    """Note that work goes on."""
    return f"继续处理 {number(view)}。{hears(view)}\n{after(view)}"


def sent_back(view: View) -> str:
    """Note that clerks find somebody else."""
    return f"已退回 {number(view)}，管理员会另派。"


def finished(view: View) -> str:
    """Note the result and ask for a photo."""
    case = view.case
    return f"已完工 {number(view)}：{cut(case.result or '', 60)}\n{hears(view)}有照片现在发来就行。"


def closed(view: View) -> str:
    """Note that it is closed."""
    return f"已关单 {number(view)}。{hears(view)}"


def noted(view: View) -> str:
    """Note an internal remark."""
    return f"备注记下了 {number(view)}，住户看不到。"


def recategorised(view: View) -> str:
    """Name the category and urgency it has now."""
    urgency = {"emergency": "紧急", "urgent": "急", "ordinary": "普通"}.get(view.case.urgency, "")
    return f"已改 {number(view)}：{category(view)}，{urgency}。\n{after(view)}{following(view)}"


def pressed(view: View) -> str:
    """Say who was pressed."""
    who = view.engineer or view.holder
    if who is None:
        return f"已催 {number(view)}：值班管理员马上收到。"
    if who.person_id is None:
        return f"已记催办 {number(view)}。{who.name}{NOT_BOUND}：{who.phone}。"
    return f"已催 {number(view)}：{who.name}马上收到。"


def escalated(view: View, names: Sequence[str]) -> str:
    """Say before whom it was put."""
    who = "、".join(names) or "上级"
    return f"已升级 {number(view)}：请{who}过问。"


def called_back(view: View, result: str) -> str:
    """Note what the resident said on the phone."""
    owed = f"\n{after(view)}" if view.case.due_for == "callback" else ""
    return f"回访记下了 {number(view)}：{cut(result, 40)}。{owed}{following(view)}"


def satisfied(view: View) -> str:
    """Note that the resident is content and the case closed."""
    return f"回访记下了 {number(view)}：满意，已关单。"


def dissatisfied(view: View) -> str:
    """Note that it is not fixed."""
    return (
        f"回访记下了 {number(view)}：住户不满意，已转返修，由{holder(view)}处理，"
        f"{when(view, view.case.due_at)}前到场。"
    )


def urgency(case: Case) -> str:
    """Mark what can't wait."""
    return URGENCY.get(case.urgency, "")


def _engineer(view: View) -> str:
    return view.engineer.name if view.engineer else ""


def _bound(view: View) -> str:
    """Say that somebody without an account has to be called."""
    who = view.engineer or view.holder
    if who is None or who.person_id is not None:
        return ""
    return f"{who.name}{NOT_BOUND}：{who.phone}。"
