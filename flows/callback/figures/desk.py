"""What who leads asks of callbacks and decides after them: 统计 回访, 分析."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.callback.figures import analysis, analysis_texts, counting
from flows.callback.figures import texts as words
from flows.callback.figures.statistics import FEW
from flows.cases.decision import Matter
from flows.cases.kind import kinds_of
from flows.cases.rules import departments
from flows.desk import lookup
from flows.desk.word import StaffWord, Usage
from flows.settings.period import Period, before, period_in
from storage.ids import new_id
from storage.records.decision import Decision

if TYPE_CHECKING:
    from flows.cases.decision import Corrects
    from flows.desk.asked import Asked
    from storage.records.staff import Staff

LONGEST = 500  # characters of a decision


def count(asked: Asked) -> str:
    """Tell a time in figures (统计 回访 本月), or have its picture made."""
    rest = asked.command.rest.strip()
    about = rest.removeprefix(words.ABOUT)
    if about == rest:
        return words.what_can_be_counted()
    named = about.strip()
    ranked = named.startswith(words.WORST)
    time = named.removeprefix(words.WORST).removesuffix(words.FILES).strip()
    period = period_in(time, asked.now, asked.settings)
    if period is None:
        return words.WHICH
    if named.endswith(words.FILES):
        return _picture(asked, period)
    rows = counting.rows_of(asked.store, asked.community, period, asked.staff)
    names = counting.names(asked.store, asked.community, asked.settings)
    found = counting.counted(asked.store, rows)
    if ranked:
        return words.worst(period, found, names["worker"])
    told = words.figures(asked.community, period, found, names)
    last = before(period, asked.settings) if period.is_month else None
    return words.with_taps(told, period, last, picture=found.total.reached >= FEW)


def _picture(asked: Asked, period: Period) -> str:
    """Let the sweeper make the analysis, and send it to who asks."""
    if not period.is_month:
        return words.ONLY_OF_MONTHS
    name = analysis.name_for(asked.store, asked.staff, period)
    me = asked.context.person.id
    asked.store.reports.want(name, asked.community, period.asked, [me], asked.now)
    return words.being_made(period)


def decide(asked: Asked) -> str:
    """Write down what was decided about a month (分析 上月 …), or correct what was (整改 姓名)."""
    first, _, rest = asked.command.rest.strip().partition(" ")
    month = period_in(first, asked.now, asked.settings) if first else None
    if month is None or not month.is_month:
        return analysis_texts.NOTHING_SAID
    said = rest.strip()
    if not said:
        return analysis_texts.how_to_decide(month)
    if said.startswith(analysis_texts.CORRECT):
        return _correct(asked, month, said.removeprefix(analysis_texts.CORRECT).strip())
    decision = Decision(
        new_id(asked.now),
        asked.community,
        month.asked,
        said[:LONGEST],
        asked.staff.id,
        asked.staff.name,
        asked.now,
    )
    asked.store.decisions.add(decision)
    return analysis_texts.noted(month, _heads(asked) if _corrects(asked) else [])


def _heads(asked: Asked) -> list[Staff]:
    """Return who can be made responsible: who leads a department, and who leads the clerks."""
    staff = asked.store.staff.active_in(asked.community)
    heads = [one for one in staff if departments.leads_department(one, asked.settings)]
    others = [one for one in staff if one.role == analysis.READERS[0]]
    return [*heads, *others][: lookup.SHOWN]


def _correct(asked: Asked, month: Period, name: str) -> str:
    """Make the newest decision of a month the task of somebody, where that was not done yet."""
    known = asked.store.decisions.of_month(asked.community, month.asked)
    decision = next((one for one in reversed(known) if one.case_id is None), None)
    correct = _corrects(asked)
    if decision is None or correct is None:
        return analysis_texts.NOTHING_TO_CORRECT
    staff = asked.store.staff.active_in(asked.community)
    owner = next((one for one in staff if one.name == name), None)
    if owner is None:
        return analysis_texts.whom(month, _heads(asked))
    source = analysis_texts.title(month)
    case = correct(asked.store, asked.moment, Matter(asked.staff, decision.text, owner, source))
    asked.store.decisions.became(decision, case)
    return analysis_texts.corrected(case, owner)


def _corrects(asked: Asked) -> Corrects | None:
    """Return what makes a corrective action, where a kind of case is one."""
    return next((kind.corrects for kind in kinds_of(asked.settings) if kind.corrects), None)


COMMANDS = (
    StaffWord(
        words.WORD, count, also=("回访统计",), needs="press", takes_home=True,
        carries={"回访统计": words.ABOUT},
        forms=(Usage("统计 回访 本月　分析 上月 决定", "press", 20),),
    ),
    StaffWord(words.DECIDE, decide, needs="press", takes_home=True),
)  # fmt: skip
