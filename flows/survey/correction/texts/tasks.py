"""What staff are pushed about a corrective action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts import tasks as any_tasks
from flows.survey.correction.record import correction_of
from flows.survey.correction.texts.figures import found
from flows.survey.record import survey_of
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.cases.news import News
    from storage.records.case import Case

ALL_CLOSED = "整改完成"  # on a card
MANY = 12  # items named in one message


def title(ask: str) -> str:
    """Name a corrective action after its item."""
    return f"{ask}整改"


def drafted(happened: News, title: str) -> str:
    """Give who is responsible the evidence, and what to write by when."""
    case, correction = happened.case, correction_of(happened.case)
    evidence = found(correction.found())
    lines = [any_tasks.heading(happened, "整改任务")]
    if happened.holder is None:
        lines.append("还没有人负责这一项，请转给合适的同事。")
    lines.append(f"来自《{title}》{f'：{evidence}' if evidence else ''}。")
    if correction.round > 1:
        lines.append(f"回头看还没达标，这是第{correction.round}轮。")
    lines.append(f"请{any_tasks.before(happened)}写好原因、措施和期限：")
    lines.append(f"方案 {case.number} 原因：… 措施：… 期限：…")
    return "\n".join(lines) + f"\n{any_tasks.do(happened, '方案')}　{_look(happened)}"


def all_drafted(survey: Case, made: Sequence[Case], owners: Mapping[str, str]) -> str:
    """Tell who planned a survey what is corrected now, and by whom."""
    head = f"报告已批准 {survey.number} {survey_of(survey).title}"
    if not made:
        return f"{head}\n各项都达到目标，没有要整改的。"
    lines = [head, f"有{len(made)}项低于目标，已交给负责人写整改方案："]
    for case in made[:MANY]:
        name = owners.get(correction_of(case).owner_id or "", "还没有负责人")
        lines.append(f"{case.number} {correction_of(case).ask} · {name}")
    if len(made) > MANY:
        lines.append(f"还有{len(made) - MANY}项。")
    return "\n".join([*lines, tap("看整改", f"整改 {survey.number}")])


def plan_made(happened: News) -> str:
    """Tell who planned the survey what will be done."""
    correction, before = correction_of(happened.case), correction_of(happened.before).until_at
    was = f"（原来是{_moment(happened, before)}前）" if before and is_put_off(happened) else ""
    return (
        f"{any_tasks.heading(happened, '整改方案')}\n{happened.deed.actor_name}：{correction.measure}\n"
        f"{_until(happened)}前完成{was}。{_look(happened)}"
    )


def to_check(happened: News) -> str:
    """Ask somebody else to check it."""
    case, correction = happened.case, correction_of(happened.case)
    offered = "　".join(tap(word, f"检查 {case.number} {word}") for word in ("合格", "不合格"))
    return (
        f"{any_tasks.heading(happened, '整改待检查')}\n措施：{correction.measure}\n"
        f"{happened.deed.actor_name}：{correction.result}\n"
        f"请{any_tasks.before(happened)}去看一看：{offered}　{_look(happened)}"
    )


def found_right(happened: News) -> str:
    """Tell who did it that it is right."""
    words = f"：{happened.deed.text}" if happened.deed.text else ""
    return f"{any_tasks.heading(happened, '整改合格')}\n{happened.deed.actor_name}检查合格{words}。辛苦了。"


def found_wanting(happened: News) -> str:
    """Give it back with what is still missing."""
    case = happened.case
    return (
        f"{any_tasks.heading(happened, '整改还差一点')}\n"
        f"{happened.deed.actor_name}检查：{happened.deed.text}\n"
        f"请{any_tasks.before(happened)}再改（第{correction_of(case).round}轮），"
        f"改好后回：{any_tasks.do(happened, '完成', '方案')}　{_look(happened)}"
    )


def given(happened: News) -> str:
    """Tell whom it was given to."""
    evidence = found(correction_of(happened.case).found())
    words = f"：{happened.deed.text}" if happened.deed.text else ""
    step = "方案" if happened.case.status == "drafted" else "完成"
    what = "写好原因、措施和期限" if happened.case.status == "drafted" else "完成整改"
    lines = [
        any_tasks.heading(happened, "整改转给您"),
        f"{happened.deed.actor_name}{words or '转给您负责'}",
        evidence,
        f"请{any_tasks.before(happened)}{what}：{any_tasks.do(happened, step)}　{_look(happened)}",
    ]
    return "\n".join(filter(None, lines))


def vacated(happened: News) -> str:
    """Say that it is somebody else's now, as who had it left."""
    who = happened.deed.text or "原来的同事"
    done = happened.case.status == "done"
    what = "请您接着检查" if done else "请您接着负责"
    taps = any_tasks.do(happened, "检查") if done else any_tasks.do(happened, "转")
    return f"{any_tasks.heading(happened, '整改换人')}\n{who}已离职或停用，{what}：{_look(happened)}　{taps}"


def pressed(happened: News) -> str:
    """Say that a supervisor presses."""
    words = f"：{happened.deed.text}" if happened.deed.text else ""
    return (
        f"{any_tasks.heading(happened, '催办')}\n{happened.deed.actor_name}催办{words}。"
        f"{_look(happened)}"
    )


def all_closed(survey: Case, count: int) -> str:
    """Propose to ask residents again, once everything was checked (CAL-3)."""
    return (
        f"整改都检查合格了 {survey.number} {survey_of(survey).title}\n共{count}项。要不要再问问住户："
        f"改了没有、现在满意吗？点“{tap('做一次回头看', f'整改 {survey.number} 回头看')}”，"
        "题目已按整改项排好，提交后照常审批。"
    )


def is_put_off(happened: News) -> bool:
    """Tell whether a plan was changed to a later deadline."""
    before, now = correction_of(happened.before).until_at, correction_of(happened.case).until_at
    return before is not None and now is not None and now > before


def _look(happened: News) -> str:
    return tap("看整改", f"整改 {happened.case.number}")


def _until(happened: News) -> str:
    return _moment(happened, correction_of(happened.case).until_at or happened.moment.now)


def _moment(happened: News, at: int) -> str:
    return times.moment(at, happened.moment.now, happened.moment.settings.zone)
