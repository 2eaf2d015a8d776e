"""What staff say about corrective actions: 方案, 完成 (as everywhere), 检查, 整改, 整改会."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import access, lifecycle
from flows.desk import lookup
from flows.desk.acting import act, refused
from flows.desk.asked import deed, possible_for
from flows.desk.names import named
from flows.desk.word import StaffWord, Usage
from flows.survey.correction import rechecking
from flows.survey.correction.drafting import MATTER, Fault, draft
from flows.survey.correction.lines import line_of, lines_of
from flows.survey.correction.origin import survey_behind
from flows.survey.correction.planning import deadline_in, read_plan
from flows.survey.correction.record import correction_of
from flows.survey.correction.texts import desk as correction_texts
from flows.survey.correction.texts import recheck as recheck_texts
from flows.survey.settings import CORRECTIONS, SURVEYS
from flows.survey.texts.words import HELP_PAGE

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from flows.desk.view import View
    from storage.records.case import Case
    from storage.records.staff import Staff

_UNASKED = frozenset({"approving", "returned", "approved", "withdrawn"})
PAPER = 2000  # characters of a plan, a result or the minutes of a meeting


def propose(asked: Asked) -> str:
    """Write cause, measure and deadline (方案); what is missing is asked, one thing at a time."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    refusal = _refusal(asked, case, "propose")
    if refusal is not None:
        return refusal
    read = read_plan(asked.command.rest[:PAPER], asked.now, asked.settings)
    if not read.cause or not read.measure or read.until_at is None:
        return correction_texts.ask_plan(asked.view(case), read)
    own = replace(
        correction_of(case), cause=read.cause, measure=read.measure, until_at=read.until_at
    )
    words = correction_texts.plan_words(read)
    done = replace(deed(asked, "propose"), text=words, own=own)
    return act(asked, case, done, correction_texts.planned)


def check(asked: Asked) -> str:
    """Say whether it was done and helps (检查 N 合格/不合格)."""
    case = _one_of(asked, CORRECTIONS)
    if isinstance(case, str):
        return case
    said = asked.command.rest.strip()
    word = max((w for w in correction_texts.VERDICTS if said.startswith(w)), key=len, default="")
    action = correction_texts.VERDICTS.get(word, "pass")
    if not word:
        return _refusal(asked, case, action) or correction_texts.ask_verdict(asked.view(case))
    words = said[len(word) :].strip(" 　,，。:：;；")
    until = deadline_in(words, asked.now, asked.settings) if action == "fail" else None
    done = replace(deed(asked, action, words), until=until)
    return act(asked, case, done, correction_texts.checked)


def show(asked: Asked) -> str | None:
    """List what is open (整改), show what a survey led to, or one of them."""
    rest = asked.command.rest.strip()
    if not asked.command.number:
        return None if rest else _listed(asked)
    case = _one_of(asked, CORRECTIONS, SURVEYS)
    if isinstance(case, str):
        return case
    if case.kind == CORRECTIONS:
        survey = survey_behind(asked.store, case)
        return correction_texts.shown(line_of(asked.store, case), asked.view(case), survey)
    if rest in correction_texts.AGAIN:
        return _ask_residents_again(asked, case)
    word, _, words = rest.partition(" ")
    if word in correction_texts.ADD:
        return _add(asked, case, words.strip())
    lines = lines_of(asked.store, case.id)
    return correction_texts.of_survey(case, lines, [asked.view(line.case) for line in lines])


def _listed(asked: Asked) -> str:
    found = asked.store.cases.open_of_kind(asked.community, CORRECTIONS)
    cases = sorted(lookup.visible(asked, found), key=lambda case: (case.due_at or 0, case.id))
    if not cases:
        return correction_texts.NONE_OPEN
    lines = [line_of(asked.store, case) for case in cases]
    views = [asked.view(case) for case in cases[: correction_texts.MOST]]
    return correction_texts.listed(lines, views)


def _add(asked: Asked, survey: Case, words: str) -> str:
    """Correct what a meeting agreed on, too (SUR-10, SUR-16): the matter, and who is responsible."""
    if not access.has(asked.staff, "survey", asked.settings):
        return recheck_texts.MAY_NOT_PLAN
    if survey.status in _UNASKED:
        return correction_texts.no_meeting_yet(survey)
    team = asked.store.staff.active_in(survey.community)
    owner = next((one for one in team if one.name in words), None)
    matter = words.replace(owner.name, " ").strip(correction_texts.EDGE) if owner else words
    if not matter or owner is None:
        return correction_texts.ask_matter(survey, matter)
    fault = Fault("", matter[:MATTER], owner.department, {})
    case = draft(asked.store, asked.moment, survey, fault, owner)
    return correction_texts.added(asked.view(case))


def _ask_residents_again(asked: Asked, survey: Case) -> str:
    """Plan the re-check with a tap (CAL-3); once only."""
    if not access.has(asked.staff, "survey", asked.settings):
        return recheck_texts.MAY_NOT_PLAN
    made = asked.store.cases.corrections_of(survey.id)
    left = sum(case.status != "closed" for case in made)
    if left or not made:
        return recheck_texts.not_yet(survey, left)
    known = rechecking.running(asked.store, survey)
    if known is not None:
        return recheck_texts.is_planned(known)
    case = rechecking.plan_again(asked.store, asked.moment, survey, asked.staff)
    if isinstance(case, list):
        return recheck_texts.wrong(case)
    return recheck_texts.handed_in(case, asked.moment)


def meeting(asked: Asked) -> str:
    """Keep the special meeting on record (SUR-10): when, who, and what was agreed."""
    case = _one_of(asked, SURVEYS) if asked.command.number else lookup.choose(asked)
    if isinstance(case, str):
        return case
    if "meeting" not in lifecycle.possible(case, asked.settings):
        return correction_texts.no_meeting_yet(case)
    words = asked.command.rest.strip()[:PAPER]
    if not words:
        return _refusal(asked, case, "meeting") or correction_texts.ask_meeting(case)
    done = replace(deed(asked, "meeting"), text=words)
    return act(asked, case, done, lambda view: correction_texts.met(view.case))


def _one_of(asked: Asked, *kinds: str) -> Case | str:
    """Return the case of these kinds that a number means; a tail that fits several asks."""
    found = [case for case in lookup.numbered(asked) if case.kind in kinds]
    if not found:
        return correction_texts.no_such(asked.command.number)
    if len(found) > 1:
        return correction_texts.which(asked.command.word, found, asked.command.rest[:100])
    return found[0]


def _refusal(asked: Asked, case: Case, action: str) -> str | None:
    """Say why this can't be done now, before asking for more; None when it can."""
    reason = access.staff_refusal(case, asked.staff, action, asked.settings)
    if reason is not None:
        return refused(asked, case, action, reason)
    if action in possible_for(asked, case):
        return None
    return act(asked, case, deed(asked, action), lambda _view: "")


def finished(_asked: Asked, view: View) -> str:
    """Answer 完成, which all kinds share."""
    return correction_texts.finished(view)


def handed_over(_asked: Asked, view: View) -> str:
    """Answer 转."""
    return correction_texts.handed_over(view)


def successors(asked: Asked, case: Case) -> list[Staff]:
    """Return who can be responsible for it instead: anybody else here."""
    staff = asked.store.staff.active_in(case.community)
    return [one for one in staff if one.id != case.holder_id]


def whom(asked: Asked, case: Case, team: list[Staff]) -> tuple[Staff, str] | str:
    """Return who is named, or offer those of the same department first."""
    found, name, after = named(asked, team, asked.command.rest)
    if len(found) == 1:
        return found[0], after
    near = correction_of(case).department or asked.staff.department
    able = sorted(found or team, key=lambda one: (one.department != near, one.id))
    return correction_texts.ask_whom(asked.view(case), "" if found else name, able[: lookup.SHOWN])


COMMANDS = (
    StaffWord("方案", propose, "propose", of_kind=CORRECTIONS),
    StaffWord(
        "检查", check, "pass", names=("pass", "fail"), also_acts=("fail",),
        with_number=frozenset({"检查"}), spaced=True,
        forms=(Usage("检查 单号 合格/不合格 说明", "pass", 48, HELP_PAGE),),
    ),
    StaffWord(
        "整改", show, any_case=True, without_case=True,
        forms=(Usage("整改　整改 单号", "survey", 47, HELP_PAGE),),
    ),
    StaffWord(
        "整改会", meeting, "meeting", ("整改会议", "专题会"), names=("meeting",),
        with_number=frozenset({"专题会"}),
        forms=(Usage("整改会 单号 时间、参加人、议定的事", "meeting", 49, HELP_PAGE),),
    ),
)  # fmt: skip
