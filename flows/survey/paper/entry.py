"""A paper is entered for a home, and entered again by somebody else: then the two are compared."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from flows.cases.rules import access
from flows.settings.calendar import local
from flows.survey.answering import form, urn
from flows.survey.paper import slips
from flows.survey.record import survey_of
from flows.survey.settings import Surveys
from storage.ballots import random_key
from storage.records.slip import Slip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.cases.rules.deeds import Moment
    from flows.conversation.context import Sealer
    from flows.survey.answering.form import Fields
    from flows.survey.shape import Plan, SurveyAnswers
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.records.survey import Invitation
    from storage.store import Store

BY_HAND = "ticked"  # how an invitation arrived that was answered on paper
ENTERS = "deliver"  # the act whose permission it takes
SLIP, COMPARED = "_slip", "_compared"  # fields beside the questions, whose ids begin with a letter
_LEFT_OPEN = {form.MISSING, form.ROWS_MISSING}  # who enters it makes up no answer

Standing = Literal["open", "answered", "closed", "checked", "own"]


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a paper: how it stands now, and what is wrong or differs, by question id.

    `slip` is that of a paper that is counted, `differing` what was entered first.
    """

    standing: Standing
    problems: Mapping[str, str] = field(default_factory=dict)
    slip: Slip | None = None
    differing: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper before somebody of ours: of a home that is invited, or of a slip that is checked."""

    store: Store
    moment: Moment
    case: Case
    staff: Staff
    sealer: Sealer
    invitation: Invitation | None = None
    slip: Slip | None = None

    @property
    def plan(self) -> Plan:
        """What is asked."""
        return survey_of(self.case).planned()

    @property
    def standing(self) -> Standing:
        """Whether it can be entered, or why not."""
        if self.invitation is not None:
            if urn.is_answered(self.store, self.case, self.invitation):
                return "answered"
            is_open = urn.takes_answers(self.store, self.moment, self.case, self.invitation)
            return "open" if is_open else "closed"
        if self.slip is None or self.case.status != "running":
            return "closed"
        if self.slip.checked_by is not None:
            return "checked"
        return "own" if self.slip.entered_by == self.staff.id else "open"

    def send(self, fields: Fields) -> Sent:
        """Count it, or compare it with its first entry."""
        standing = self.standing
        if standing != "open":
            return Sent(standing)
        filled = form.filled(self.plan, fields, {})
        problems = {k: why for k, why in filled.problems.items() if why not in _LEFT_OPEN}
        code = next(iter(fields.get(SLIP, ())), "")
        if not filled.answers and not problems:
            problems[""] = form.NOTHING
        if self.invitation is not None and (wrong := self._code_problem(code)):
            problems[SLIP] = wrong
        if problems:
            return Sent("open", problems)
        if self.invitation is not None:
            return self._enter(self.invitation, filled.answers, slips.code_in(code))
        assert self.slip is not None  # noqa: S101 - else it would be closed
        return self._check(self.slip, filled.answers, seen=bool(fields.get(COMPARED)))

    def _code_problem(self, typed: str) -> Literal["no_slip", "slip_used"] | None:
        code = slips.code_in(typed)
        if not code:
            return "no_slip" if typed.strip() else None
        return "slip_used" if self.store.slips.by_code(self.case.id, code) else None

    def _enter(self, invitation: Invitation, answers: SurveyAnswers, code: str) -> Sent:
        keys: list[str] = []
        store, moment, case = self.store, self.moment, self.case
        cast = urn.cast(store, moment, case, invitation, answers, "paper", self.sealer, keys.append)
        if cast != "taken":
            return Sent(cast)
        day = local(moment.now, moment.settings).date().isoformat()
        store.invitees.reached(invitation.id, BY_HAND, day)
        share = moment.settings.section(Surveys).entered_twice
        twice = int(slips.is_drawn(*store.slips.counts(case.id), share))
        code = code or slips.new_code()
        slip = Slip(random_key(), case.id, code, self.staff.id, keys[0], twice)
        store.slips.add(slip)
        return Sent("answered", slip=slip)

    def _check(self, slip: Slip, answers: SurveyAnswers, *, seen: bool) -> Sent:
        """Say first where the entries differ; what is sent after that was seen is right."""
        key = slip.ballot_id or ""
        purpose = f"ballot {self.case.id}"
        text = self.sealer.unseal(purpose, self.store.ballots.sealed(key) or "")
        if text is None:  # the urn was opened
            return Sent("closed")
        content = json.loads(text)
        first: SurveyAnswers = content["answers"]
        ids = [one.id for one in self.plan.questions]
        differing = {one: first.get(one) for one in ids if first.get(one) != answers.get(one)}
        if differing and not (seen and slip.differed):
            self.store.slips.compared(slip.id, json.dumps(list(differing)))
            return Sent("open", differing=differing)
        if differing:
            corrected = json.dumps(content | {"answers": answers}, ensure_ascii=False)
            sealed = self.sealer.seal(purpose, corrected, urn.room(self.plan))
            self.store.ballots.correct(key, sealed)
        self.store.slips.checked(slip.id, self.staff.id)
        return Sent("checked", slip=slip, differing=differing)


def paper_of(
    store: Store, moment: Moment, sealer: Sealer, what: str, staff_id: str
) -> Paper | None:
    """Return the paper of an invitation or a slip; None for who may not (any longer) enter it."""
    staff = store.staff.get(staff_id)
    invitation, slip = store.invitees.get(what), store.slips.get(what)
    found = invitation or slip
    case = store.cases.get(found.survey_id) if found else None
    if case is None or staff is None or not may_enter(case, staff, moment):
        return None
    return Paper(store, moment, case, staff, sealer, invitation, slip)


def may_enter(case: Case, staff: Staff, moment: Moment) -> bool:
    """Tell whether somebody of ours may enter papers of a survey."""
    own = staff.community == case.community
    return own and access.staff_refusal(case, staff, ENTERS, moment.settings) is None
