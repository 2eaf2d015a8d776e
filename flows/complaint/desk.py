"""The stages of a complaint, a command each (定级 调查 属实 方案 审批 归档), and those beside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import access, conflict
from flows.complaint import accused as accusing
from flows.complaint.rules import people as complaint_people
from flows.complaint.settings import COMPLAINTS, Complaints
from flows.complaint.texts import desk as desk_texts
from flows.complaint.texts.answers import CONSENTS
from flows.desk import lookup
from flows.desk.acting import act, refused
from flows.desk.asked import LONGEST, deed, files_of, possible_for
from flows.desk.promise import promised

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.cases.rules.deeds import Deed
    from flows.desk.asked import Asked
    from flows.desk.view import View
    from storage.records.case import Case

FINDINGS = {"属实": "founded", "不属实": "unfounded", "存疑": "unclear"}
DECISIONS = {  # after 审批 N: the word, and the act it is
    "同意": "approve", "批准": "approve", "通过": "approve",
    "驳回": "reject", "不同意": "reject", "不批准": "reject", "退回": "reject",
    "再调查": "ask_again", "补充调查": "ask_again", "补充": "ask_again",
}  # fmt: skip
BARE_DECISIONS = frozenset(DECISIONS) - {"退回", "补充"}  # those two say other things alone
LOOKS = 8  # at who complained, shown at once
PAPER = 2000  # characters of a report, a plan or a decision


def grade(asked: Asked) -> str:
    """Set how serious it is (定级, COM-4)."""
    case = complaint(asked)
    if isinstance(case, str):
        return case
    word, _, reason = asked.command.rest.partition(" ")
    levels = asked.settings.section(Complaints).levels
    chosen = next((key for key, one in levels.items() if one.name == word), None)
    done = replace(
        deed(asked, "grade", reason if chosen else asked.command.rest),
        severity=chosen,
        may_exceed=complaint_people.may_lower(case, asked.staff, asked.settings),
    )
    return act(asked, case, done, desk_texts.graded)


def plan(asked: Asked) -> str:
    """Name investigators, time and means beforehand (调查计划, COM-6).

    Colleagues in the text investigate, too: they see it and add to the report.
    """
    case = complaint(asked)
    if isinstance(case, str):
        return case
    team = asked.store.staff.active_in(case.community)
    named = [one for one in team if one.name in asked.command.rest]
    accused = [one.name for one in named if conflict.is_hidden(case, one)]
    if accused and may(asked, case, "plan") is None:
        return desk_texts.may_not_investigate(asked.view(case), accused)
    ids = " ".join(one.id for one in named if one.id != case.holder_id)
    done = replace(deed(asked, "plan"), text=asked.command.rest[:PAPER], reason=ids)
    return act(asked, case, done, desk_texts.noted_plan)


def investigate(asked: Asked) -> str:
    """Write the report (调查); a second one adds to it."""
    return _written(asked, "investigate", desk_texts.noted_report)


def assess(asked: Asked) -> str:
    """Judge it: 属实, 不属实 or 存疑 (COM-7)."""
    finding = FINDINGS[asked.command.word]
    return _written(asked, "assess", desk_texts.assessed, finding=finding)


def propose(asked: Asked) -> str:
    """Put the plan before who decides (方案, COM-9); a time in it is the measures' deadline."""
    until = promised(asked.command.rest, asked.now, asked.settings)
    return _written(asked, "propose", desk_texts.proposed, until=until)


def decide(asked: Asked) -> str:
    """Approve, reject or ask again (审批, COM-8)."""
    case = complaint(asked)
    if isinstance(case, str):
        return case
    rest = asked.command.rest
    word = max((w for w in DECISIONS if rest.startswith(w)), key=len, default="")
    if not word:
        return may(asked, case, "approve") or desk_texts.ask_decision(asked.view(case))
    said = rest[len(word) :].strip(" 　,，。:：;；")[:PAPER]
    until = promised(said, asked.now, asked.settings) if case.status == "appealed" else None
    done = replace(deed(asked, DECISIONS[word]), text=said, until=until)
    return act(asked, case, done, desk_texts.noted_decision)


def archive(asked: Asked) -> str:
    """Seal it once every paper is there (归档, COM-13)."""

    def reply(view: View) -> str:
        link = asked.context.paper_of(view.case.id, asked.staff.id)
        return f"{desk_texts.archived(view)}\n{desk_texts.paper(view, link)}"

    return _written(asked, "archive", reply)


def print_paper(asked: Asked) -> str:
    """Link the form that is printed and signed (处理单); before the archive it is a draft."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    if case.kind != COMPLAINTS:
        return desk_texts.no_complaint(asked.command.word, asked.view(case))
    refusal = access.staff_refusal(case, asked.staff, "paper", asked.settings)
    if refusal is not None:
        return refused(asked, case, "paper", refusal)
    link = asked.context.paper_of(case.id, asked.staff.id)
    is_sealed = asked.store.archives.of_case(case.id) is not None
    view = asked.view(case)
    return f"{desk_texts.paper_head(view, is_sealed=is_sealed)}\n{desk_texts.paper(view, link)}"


def pass_on(asked: Asked) -> str:
    """End what is not ours, with an explanation (不受理, COM-2)."""
    return _written(asked, "pass_on", desk_texts.noted_explanation, reason="not_ours")


def answer_question(asked: Asked, case: Case) -> str:
    """End what was only a question, with its answer (答复, COM-2)."""
    asked = replace(asked, command=replace(asked.command, number=case.number))
    return _written(asked, "pass_on", desk_texts.noted_explanation, reason="question")


def accuse(asked: Asked) -> str:
    """Say who is complained about (被投诉人): it is hidden from them from now on."""
    case = complaint(asked)
    if isinstance(case, str):
        return case
    named = asked.command.rest.strip()
    if not named:
        return may(asked, case, "accuse") or desk_texts.ask_accused(asked.view(case))
    refusal = may(asked, case, "accuse")
    if refusal is not None:
        return refusal
    found = accusing.find_accused(asked.store, case, named)
    source = "complaint" if case.status in ("registered", "investigating") else "investigation"
    after = accusing.hide_from(
        asked.store, asked.context, case, found, deed(asked, "accuse", named), source
    )
    return desk_texts.accused(asked.view(after), [one.name for one in found])


def appeal(asked: Asked) -> str:
    """Write down an appeal that a resident makes by phone or at the desk (申诉, COM-12)."""
    return _written(asked, "appeal", desk_texts.noted_appeal)


def consent(asked: Asked) -> str:
    """Write down how far the complainant agrees to be named, as they said by phone."""
    kind = next(k for k, word in CONSENTS.items() if word == asked.command.word)
    done = replace(deed(asked, "consent", asked.command.word), reason=kind)
    return _on(asked, done, desk_texts.noted_consent)


def seal(asked: Asked) -> str:
    """Keep the complainant's name from everybody without the right (保密)."""
    return _on(asked, deed(asked, "seal"), desk_texts.sealed)


def unseal(asked: Asked) -> str:
    """Open the seal with a reason, which is logged (启封, COM-3)."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    if case.kind != COMPLAINTS:
        return desk_texts.not_sealed(asked.view(case))
    refusal = access.staff_refusal(case, asked.staff, "unseal", asked.settings)
    if refusal is not None:
        return refused(asked, case, "unseal", refusal)
    reason = asked.command.rest.strip()[:LONGEST]
    if not reason:
        return desk_texts.ask_reason(asked.view(case))
    by = (asked.staff.id, asked.staff.name)
    asked.store.complaints.open_seal(case.id, by, reason, asked.now)
    return desk_texts.unsealed(asked.view(case), case, files_of(asked, case, unsealed=True)[1])


def looks(asked: Asked) -> str:
    """List who looked at who complained, when and why (启封记录)."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    refusal = access.staff_refusal(case, asked.staff, "seal_log", asked.settings)
    if refusal is not None:
        return refused(asked, case, "seal_log", refusal)
    return desk_texts.looks(asked.view(case), asked.store.complaints.openings_of(case.id)[-LOOKS:])


def _written(asked: Asked, action: str, reply: Callable[[View], str], **fields: object) -> str:
    """Do an act whose words are the paper itself."""
    done = replace(deed(asked, action), text=asked.command.rest[:PAPER], **fields)  # type: ignore[arg-type]
    return _on(asked, done, reply)


def _on(asked: Asked, done: Deed, reply: Callable[[View], str]) -> str:
    case = complaint(asked)
    return case if isinstance(case, str) else act(asked, case, done, reply)


def complaint(asked: Asked) -> Case | str:
    """Return the complaint a command is about; other kinds of cases have no such stages."""
    case = lookup.choose(asked)
    if isinstance(case, str) or case.kind == COMPLAINTS:
        return case
    return desk_texts.no_complaint(asked.command.word, asked.view(case))


def may(asked: Asked, case: Case, action: str) -> str | None:
    """Say why this can't be done now, before asking for more; None when it can."""
    reason = access.staff_refusal(case, asked.staff, action, asked.settings)
    if reason is not None:
        return refused(asked, case, action, reason)
    if action in possible_for(asked, case):
        return None
    return act(asked, case, deed(asked, action), lambda _view: "")
