"""How the parts of a case are called where staff read of it: number, status, what is due, taps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.cases.rules.rulebook import rulebook
from flows.cases.texts.tasks import CLERKS, URGENCY
from flows.cases.texts.words import short
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
    "pass": (("合格", "检查 {} 合格"),),
    "fail": (("不合格", "检查 {} 不合格"),),
    "postpone": (("改时间", "公告 延期 {}"),),
    "restore": (("已恢复", "公告 恢复 {}"),),
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


def urgency(case: Case) -> str:
    """Mark what can't wait."""
    return URGENCY.get(case.urgency, "")
