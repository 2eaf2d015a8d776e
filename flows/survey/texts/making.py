"""What is asked while a plan is made in chat."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from flows.survey.record import survey_of
from flows.survey.texts import view as view_texts
from flows.survey.texts.words import NO_VOTE
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.cases.rules.deeds import Moment
    from flows.survey.shape import Plan
    from storage.records.case import Case

TITLE = "新建调查"
SORTS = {
    "satisfaction": "半年满意度调查",
    "recheck": "整改回头看",
    "consultation": "改造方案意见征集",
    "meeting": "业主座谈会",
}
WHOM = {"all": "全体住户", "sample": "抽样", "buildings": "只问几栋"}
ASK_SORT = "要做哪一种？"
ONE_OF_THESE = "请回上面的数字，或者点一下。"
ASK_TITLE = "标题是什么？跳过就用现成的。"
ASK_PURPOSE = "目的用一句话说一下，住户会看到。跳过就用现成的。"
ASK_WHOM = "问哪些住户？"
ASK_SHARE = "抽多少？比如 30%。会按楼栋随机抽。"
WHICH_SHARE = "请写一个比例，比如 30%（1% 到 100%）。"
ASK_BUILDINGS = "问哪几栋？比如：1、3、5。"
ASK_REASON = "不是全体都问，为什么？请写一句，审批的人会看到。"
ASK_START = "哪天开始发？比如：明天、12月1日。"
WHICH_START = "请写今天或以后的日子，比如：明天、12月1日。"
ASK_CLOSE = "最后一天是哪天？"
ASK_PLACE = "在哪里开？比如：物业服务中心会议室。"
ASK_MEETS = "哪天几点开会？比如：12月12日下午2点。前一天会提醒报了名的住户。"
WHICH_MEETS = "请写开会的日子和钟点，不早于报名的最后一天，比如：12月12日下午2点。"
ASK_ANONYMOUS = "要不要匿名？匿名的话，谁填了什么，我们自己也查不出来。"
ANONYMOUS, BY_NAME = "匿名", "记名"
AS_THEY_ARE = "就用这些题"
HOW_TO_CHANGE = (
    "要改就写“去掉 6 7”，或“加 食堂口味 评分”“加 哪天方便 单选 周六、周日”“加 还有什么建议 文字”。"
)
ONE_AT_LEAST = "至少要留一题。"
NO_QUESTION = {
    "options": "单选、多选要写选项，比如：加 哪天方便 单选 周六、周日。",
    "too_many": "题目已经够多了（30题），先去掉几题再加。",
}
NOBODY_APPROVES = "除了您，名册里没有能审批的人，方案先不能提交。请先让管理员导入员工名册。"
_PARTS = {  # of the card: what is asked again, by the word for it
    "标题": ("title",), "目的": ("purpose",), "对象": ("whom", "share", "buildings", "reason"),
    "日期": ("starts", "closes"), "时间": ("starts", "closes"), "地点": ("place",),
    "匿名": ("anonymous",), "记名": ("anonymous",), "题目": ("questions",),
}  # fmt: skip
TYPES = {
    "rating": "评分", "choice": "单选", "choices": "多选", "text": "文字", "number": "数字",
    "date": "日期", "photo": "照片", "matrix": "评分表",
}  # fmt: skip


def title(known: str, starts: str) -> str:
    """Put the half year before what a template is called."""
    day = date.fromisoformat(starts)
    half = "上" if day.month <= 6 else "下"
    return f"{day.year}年{half}半年{known}"


def day(when: date) -> str:
    """Write a day."""
    return f"{when.month}月{when.day}日"


def which_buildings(known: Iterable[str]) -> str:
    """Name the buildings there are."""
    return f"请写楼栋号，用顿号隔开；有的是：{'、'.join(known)}。"


def which_close(*, satisfaction: bool) -> str:
    """Say what the last day may be."""
    span = "满意度调查要收10到15天，" if satisfaction else ""
    return f"{span}请写开始以后的日子，比如：12月14日。"


def questions(drawn: Sequence[dict[str, Any]]) -> str:
    """Show the questions."""
    lines = [f"{place}. {one['ask']}（{TYPES[one['type']]}）" for place, one in enumerate(drawn, 1)]
    return "\n".join(["题目：", *lines, HOW_TO_CHANGE])


def card(plan: Plan) -> str:
    """Show the plan before it is handed in."""
    first, last = date.fromisoformat(plan.starts), date.fromisoformat(plan.closes)
    lines = [
        f"请确认方案：{plan.title}",
        f"目的：{plan.purpose}",
        f"对象：{view_texts.whom(plan)}，{'匿名' if plan.anonymous else '记名'}",
        f"时间：{day(first)}到{day(last)}，共{len(plan.questions)}题",
    ]
    if plan.reason:
        lines.append(f"不问全体的原因：{plan.reason}")
    if plan.place:
        lines.append(f"地点：{plan.place}")
    if plan.meets:
        lines.append(f"开会：{plan.meets}")
    if plan.kind == "consultation":
        lines.append(NO_VOTE)
    return "\n".join(
        [*lines, f"回“确认”就提交审批，批准以后才会发给住户。要改哪一项就回：{_changes()}"]
    )


def _changes() -> str:
    return "　".join(tap(f"改{part}") for part in ("标题", "目的", "对象", "日期", "题目"))


def parts_in(words: str) -> tuple[str, ...]:
    """Return which parts of the card are named to be changed."""
    if not words.lstrip().startswith(("改", "修改", "换")):
        return ()
    return tuple(name for part, names in _PARTS.items() if part in words for name in names)


def begun_already(case: Case) -> str:
    """Say that a plan can't be changed any more."""
    return f"{case.number}已经开始或结束，方案改不了了。看现在到哪一步：{tap('问卷', f'问卷 {case.number}')}"


def wrong(mistakes: Sequence[str]) -> str:
    """Say what is wrong with the plan as a whole."""
    return "方案还不能提交：\n" + "\n".join(mistakes) + f"\n要改哪一项就回：{_changes()}"


def handed_in(case: Case, moment: Moment) -> str:
    """Give the number, and whose yes it waits for until when."""
    role = moment.settings.roles.get(survey_of(case).turn or "")
    until = times.moment(case.due_at or moment.now, moment.now, moment.settings.zone)
    who = role.title if role else ""
    return (
        f"方案已提交 {case.number}，先由{who}审批，{until}前给结果。批准前不会发给住户。"
        f"看进度：{tap('问卷', f'问卷 {case.number}')}"
    )
