"""What is said while somebody reports an issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_told
from flows.cases.rules.urgency import urgency_of
from flows.conversation.texts import CANCEL, CONFIRM
from flows.emergency.texts import first_aid
from flows.intake.form import form_of
from flows.places import place as places
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from flows.conversation.engine import Answers
    from flows.settings.site import Settings

TITLE = "报修"
FILES = {"image": ("照片", "张"), "voice": ("语音", "段"), "video": ("视频", "段")}
SHOWN_BRIEFLY = 14  # characters of the description where the whole card was just read
CHANGES = (
    ("改地点", ("place",)),
    ("改内容", ("description",)),
    ("改电话", ("phone",)),
    ("改小区", ("community", "place")),
)
CHANGE_WORDS = frozenset(word for word, _ in CHANGES)

_ASK_DESCRIPTION = "请说说是什么问题，一句话就行，比如“厨房水管漏水”。有照片也可以直接发来。"
_ASK_PHONE = "师傅怎么联系您？请发一个手机号，座机电话也行，比如 13800000001。"
_SAY_MORE = "麻烦多说几个字，师傅好带工具。"
ANOTHER_MATTER = "这听起来是另一件事。这一件对的话先回“确认”，再说那一件，我分开登记。"
WHERE_EXACTLY = "还不清楚在哪里。请说几栋几单元几号，或公共位置的名字。"


def say_more(context: Context, answers: Answers) -> str:
    """Ask for a few words more."""
    return form_of(answers, context).say_more or _SAY_MORE


def is_category(name: str) -> str:
    """Offer a likely category."""
    return f"是{name}问题"


def is_kind(title: str) -> str:
    """Offer another kind of case that it may be."""
    return f"这是{title}"


def ask_description(context: Context, answers: Answers) -> str:
    """Ask what is wrong, there where a spot inside the home was named, or what else it is about."""
    other = form_of(answers, context).ask_description
    spot = answers.get("inside")
    if other or not spot:
        return other or _ASK_DESCRIPTION
    return f"{spot}出了什么问题？一句话就行，比如“漏水了”“灯不亮”。有照片也可以直接发来。"


def ask_phone(context: Context, answers: Answers) -> str:
    """Ask how to reach somebody."""
    return form_of(answers, context).ask_phone or _ASK_PHONE


def confirm(context: Context, answers: Answers) -> str:
    """Read back what will be sent (REP-2)."""
    category = context.settings.categories.get(answers["category"]["name"])
    kind = kind_told(answers, context.settings)
    form = form_of(answers, context)
    place = answers.get("place")
    lines = [f"{kind.title}内容请您看一下，对的话回“确认”："]
    urgent = is_urgent(context, answers)
    first = first_aid.first(answers["category"]["name"], answers["description"], urgent=urgent)
    if first:
        lines.insert(0, first)
    if answers.get("community"):
        lines.append(f"小区：{answers['community']}")
    if place:
        lines.append(f"地点：{places.label(place)}")
    lines.append(f"内容：{answers['description']}")
    if form.has_category and category and answers["category"]["name"] != "other":
        lines.append(f"类别：{category.name}")
    comes = kind.sends_somebody and form.visits(context, answers)
    if place and place["home"] and comes:
        lines.append(f"上门：{_visit(answers.get('available') or {}, context, urgent=urgent)}")
    elif answers.get("available"):
        lines.append(f"时间：{_visit(answers['available'], context, urgent=urgent)}")
    lines.append(f"电话：{answers['phone']}")
    files = "，".join(_counted(kind, count) for kind, count in context.files().items())
    if files:
        lines.append(f"附：{files}")
    lines += form.lines(context, answers)
    known = context.again(answers)
    if known is not None:
        lines.append(known.hint)
    return "\n".join(lines)


def confirm_briefly(context: Context, answers: Answers) -> str:
    """Ask for the yes again where the card was read a moment ago."""
    return f"{_named(answers, context.settings)}还没提交，对的话回“{tap(CONFIRM)}”，要改直接说。"


def nudge(answers: Answers, settings: Settings) -> str:
    """Ask about a card whose yes never came."""
    return (
        f"刚才的{_named(answers, settings)}还没提交。还要办就回{tap(CONFIRM)}，我马上登记；"
        f"不用了回{tap(CANCEL)}。"
    )


def _named(answers: Answers, settings: Settings) -> str:
    name = kind_told(answers, settings).title
    about = answers["description"]
    about = about if len(about) <= SHOWN_BRIEFLY else about[: SHOWN_BRIEFLY - 1] + "…"
    return f"{name}“{about}”"


def _counted(kind: str, count: int) -> str:
    name, counter = FILES.get(kind, ("文件", "份"))
    return f"{name} {count} {counter}"


def is_urgent(context: Context, answers: Answers) -> bool:
    """Tell whether what is to be confirmed is a repair that can't wait."""
    if not kind_told(answers, context.settings).sends_somebody:
        return False
    category, words = answers["category"]["name"], answers["description"]
    return urgency_of(category, words, None, context.settings) != "ordinary"


def _visit(available: dict[str, str | None], context: Context, *, urgent: bool) -> str:
    if available.get("start") or available.get("end"):
        today = times.local(context.now, context.settings.zone).date()
        return times.between(available.get("start"), available.get("end"), today)
    if urgent:
        return first_aid.AT_ONCE
    return "师傅先打电话约时间（想定时间，直接说“明天下午”）"
