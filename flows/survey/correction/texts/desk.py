"""What staff are answered about corrective actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import cut
from flows.desk.texts import wording
from flows.desk.texts.asks import WAY_OUT
from flows.survey.correction.record import correction_of
from flows.survey.correction.texts.figures import before_and_after, found
from flows.survey.record import survey_of
from flows.writing import times
from flows.writing.markup import open_end, tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.view import View
    from flows.survey.correction.lines import Line
    from flows.survey.correction.planning import Plan
    from storage.records.case import Case
    from storage.records.staff import Staff

VERDICTS = {  # after 检查 N: the word, and the act it is
    "不合格": "fail", "不通过": "fail", "未通过": "fail", "没通过": "fail", "不达标": "fail",
    "合格": "pass", "通过": "pass", "达标": "pass",
}  # fmt: skip
ADD = frozenset({"新增", "增加", "加"})
EDGE = " 　，,。;；:：、"
AGAIN = frozenset({"回头看", "复查", "再问"})
MOST = 20  # in one list
LONGEST = 120  # characters of a measure or a result in a list
NONE_OPEN = "现在没有未完成的整改。看某次调查的整改：整改 WJ单号。"


def listed(lines: Sequence[Line], views: Sequence[View]) -> str:
    """List what is open, each a tap: whose it is, how far, until when."""
    rows = [f"未完成的整改{len(lines)}项："]
    for line, view in zip(lines[:MOST], views, strict=False):
        rows.append(f"{_tapped(line)} · {_owner(line)} · {_state(view)}")
    if len(lines) > MOST:
        rows.append(f"另有{len(lines) - MOST}项，看某次调查的：整改 WJ单号。")
    return "\n".join(rows)


def of_survey(survey: Case, lines: Sequence[Line], views: Sequence[View]) -> str:
    """Show all corrections of a survey as they stand on record, and offer what comes next."""
    head = f"{survey.number} {survey_of(survey).title}的整改"
    if not lines:
        return f"{head}：{_none_of(survey)}"
    done = sum(line.case.status == "closed" for line in lines)
    rows = [f"{head}：{len(lines)}项，合格{done}项"]
    for line, view in zip(lines, views, strict=True):
        rows += _short(line, view)
    rows.append(f"会上议定的也可以加：整改 {survey.number} 新增 事项 姓名")
    if done == len(lines):
        rows.append(f"再问问住户：{tap('做一次回头看', f'整改 {survey.number} 回头看')}")
    return "\n".join(rows)


def _none_of(survey: Case) -> str:
    if survey.status in {"reported", "closed"}:
        return "各项都达到目标，没有要整改的。"
    return "报告批准以后，低于目标的项目会自动列在这里。"


def _short(line: Line, view: View) -> list[str]:
    correction = correction_of(line.case)
    rate = f" 满意率{before_and_after(correction)}" if correction.found() else ""
    rows = [f"{_tapped(line)}{rate} · {_owner(line)} · {_state(view)}"]
    if correction.measure:
        rows.append(f"　原因：{cut(correction.cause, LONGEST)}")
        rows.append(f"　措施：{cut(correction.measure, LONGEST)}")
    if correction.result:
        rows.append(f"　结果：{cut(correction.result, LONGEST)}")
    if line.checker is not None:
        rows.append(f"　检查：{_check(line)}")
    return rows


def shown(line: Line, view: View, survey: Case | None) -> str:
    """Show one in full."""
    case, correction = line.case, correction_of(line.case)
    title = survey_of(survey).title if survey else ""
    evidence = found(correction.found())
    rows = [
        f"{case.number} {case.description}",
        f"状态：{_state(view)}",
        f"负责：{_owner(line)}{f'（{line.department}）' if line.department else ''}",
        f"来自：{title}" if title else "",
        f"依据：{evidence}" if evidence else "",
        f"原因：{correction.cause}" if correction.cause else "",
        f"措施：{correction.measure}" if correction.measure else "",
        f"期限：{_day(view, correction.until_at)}" if correction.until_at else "",
        f"结果：{correction.result}" if correction.result else "",
        f"检查：{_check(line)}" if line.checker else "",
        f"第{correction.round}轮" if correction.round > 1 else "",
        f"整改前后：满意率{before_and_after(correction)}" if correction.asked_again else "",
    ]
    return "\n".join(filter(None, rows)) + wording.following(view)


def _tapped(line: Line) -> str:
    return tap(f"{line.case.number} {correction_of(line.case).ask}", f"整改 {line.case.number}")


def _owner(line: Line) -> str:
    return line.owner.name if line.owner else "还没有负责人"


def _check(line: Line) -> str:
    correction = correction_of(line.case)
    name = line.checker.name if line.checker else ""
    passed = line.case.status == "closed"
    words = f"，{correction.check_text}" if correction.check_text else ""
    return f"{name}{'合格' if passed else '不合格'}{words}"


def _state(view: View) -> str:
    """Write how far it is, and until when or how late."""
    case = view.case
    words = wording.state(view)
    if case.due_at is None:
        return words
    if case.due_at <= view.now:
        return f"{words}，已超{times.span(view.now - case.due_at)}"
    return f"{words}，{_day(view, case.due_at)}前"


def _day(view: View, at: int | None) -> str:
    return wording.when(view, at)


def no_such(number: str) -> str:
    """Say that there is none to see."""
    return f"没有找到 {number}。回“{tap('整改')}”看未完成的整改。"


def which(word: str, cases: Sequence[Case], rest: str = "") -> str:
    """Ask which one is meant: a survey, or one of the corrections."""
    more = f" {rest}" if rest else ""
    rows = [tap(f"{c.number} {c.description}", f"{word} {c.number}{more}") for c in cases[:MOST]]
    return "您要看哪一个？\n" + "\n".join(rows)


def ask_plan(view: View, read: Plan) -> str:
    """Ask for the first thing that a plan still lacks; what was written is kept."""
    number = view.case.number
    known = [
        f"原因：{read.cause}" if read.cause else "",
        f"措施：{read.measure}" if read.measure else "",
        f"期限：{read.day}" if read.until_at is not None else "",
    ]
    so_far = " ".join(["方案", number, *filter(None, known)])
    if not read.cause and not read.measure:
        return (
            f"方案 {number}：请写原因、措施和期限，直接回就行，比如：原因：人手不足 措施：增加夜班 "
            f"期限：12月31日。{WAY_OUT}{open_end(so_far)}"
        )
    if not read.measure:
        return f"{number} 打算怎么改？直接回措施就行，比如：晚上加一班巡逻。{WAY_OUT}{open_end(f'{so_far} 措施：')}"
    if not read.cause:
        return f"{number} 措施记下了。为什么会这样？直接回原因就行，比如：夜间人手不足。{WAY_OUT}{open_end(f'{so_far} 原因：')}"
    unread = f"“{cut(read.day, 20)}”没看明白，也可能已经过了。" if read.day else ""
    return f"{unread}{number} 什么时候能改好？直接回日期就行，比如：12月31日、10天内。{WAY_OUT}{open_end(f'{so_far} 期限：')}"


def plan_words(read: Plan) -> str:
    """Write a plan as one line of the timeline."""
    return f"原因：{read.cause} 措施：{read.measure} 期限：{read.day}"


def planned(view: View) -> str:
    """Note the plan, and by when it is done."""
    by = _day(view, correction_of(view.case).until_at)
    return f"方案记下了 {wording.number(view)}。请在{by}前完成，改好后回：{tap('完成', f'完成 {view.case.number}')}"


def finished(view: View) -> str:
    """Note what was done, and who checks it."""
    by = _day(view, view.case.due_at)
    who = wording.holder(view)
    return f"完成记下了 {wording.number(view)}。由{who}在{by}前检查，结果会告诉您。"


def ask_verdict(view: View) -> str:
    """Ask how it is."""
    number = view.case.number
    taps = "　".join(tap(word, f"检查 {number} {word}") for word in ("合格", "不合格"))
    return f"{wording.number(view)}检查结果：{taps}"


def checked(view: View) -> str:
    """Note the verdict, and what follows."""
    if view.case.status == "closed":
        return f"检查合格 {wording.number(view)}，这一项整改完成。"
    by = _day(view, view.case.due_at)
    who = wording.holder(view)
    return f"已退回再改 {wording.number(view)}，{who}会在{by}前改好，再请您检查。"


def handed_over(view: View) -> str:
    """Note who is responsible now."""
    who = wording.holder(view)
    return f"已转给{who}：{wording.number(view)}。"


def ask_whom(view: View, name: str, found: Sequence[Staff]) -> str:
    """Ask who is to be responsible."""
    unknown = f"没找到“{cut(name, 10)}”。" if name else ""
    head = f"{unknown}{wording.number(view)}转给谁？点一下，或写：转 {view.case.number} 姓名"
    return "\n".join(
        [
            head,
            *(
                tap(
                    f"{one.name}（{one.department}）",
                    f"转 {view.case.number} {wording.called(one)}",
                )
                for one in found
            ),
        ]
    )


def ask_matter(survey: Case, matter: str) -> str:
    """Ask what is to be corrected, and by whom."""
    command = f"整改 {survey.number} 新增"
    if matter:
        return (
            f"“{cut(matter, 30)}”由谁负责？直接回名册里的姓名就行。"
            f"{WAY_OUT}{open_end(f'{command} {matter}')}"
        )
    return f"{command}：请写事项和负责人，直接回就行，比如：停车场照明太暗 王强。{WAY_OUT}{open_end(command)}"


def added(view: View) -> str:
    """Note it, and by when its plan is written."""
    by = _day(view, view.case.due_at)
    return f"已加一项 {wording.number(view)}，{wording.holder(view)}会在{by}前写好方案。"


def no_meeting_yet(survey: Case) -> str:
    """Say from when on the meeting is kept on record."""
    return f"{survey.number} 还没出报告，整改会等结果出来再开、再记。"


def ask_meeting(survey: Case) -> str:
    """Ask for the record of the special meeting."""
    command = f"整改会 {survey.number}"
    return (
        f"{command}：请写时间、参加人和议定的事，直接回就行，比如：12月16日14:00 "
        f"周敏、孙丽、赵刚 先补夜班巡逻，月底前见效。{WAY_OUT}{open_end(command)}"
    )


def met(survey: Case) -> str:
    """Note the meeting."""
    return f"整改会已记入 {survey.number}，看记录：{tap('问卷', f'问卷 {survey.number}')}"
