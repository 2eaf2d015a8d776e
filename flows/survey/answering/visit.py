"""Somebody comes to the page with an invitation: what they find, keep and send.

What was answered so far is shown only to the browser that opened the link first, known by a random
mark of which the hash is kept; the one vote is the invitation's, whichever browser sends it.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from flows.settings.calendar import local
from flows.survey.answering import form, urn
from flows.survey.record import survey_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flows.cases.rules.deeds import Moment
    from flows.conversation.context import Sealer
    from flows.survey.answering.form import Fields, Filled
    from flows.survey.answering.urn import Cast
    from flows.survey.shape import Plan, SurveyAnswers
    from storage.records.case import Case
    from storage.records.survey import Invitation, SurveyDraft
    from storage.store import Store

Standing = Literal["open", "answered", "closed"]
_OVER = frozenset({"counting", "reporting", "reported", "closed"})


@dataclass(frozen=True, slots=True)
class Visit:
    """Who comes: their invitation and its survey, how it stands, and the mark of their browser."""

    store: Store
    moment: Moment
    case: Case
    invitation: Invitation
    standing: Standing
    draft: SurveyDraft | None
    sealer: Sealer
    mark: str  # empty where the browser keeps none

    @property
    def plan(self) -> Plan:
        """What is asked."""
        return survey_of(self.case).planned()

    @property
    def is_first(self) -> bool:
        """Whether this browser opened the link first."""
        kept = self.draft.browser if self.draft else None
        return bool(self.mark and kept) and hmac.compare_digest(kept or "", _hash(self.mark))

    @property
    def is_news(self) -> bool:
        """Whether nobody has looked before who can answer, so that it is worth a note."""
        unbound = self.draft is None or self.draft.browser is None
        return self.standing == "open" and (self.invitation.opened_on is None or unbound)

    @property
    def answers(self) -> SurveyAnswers:
        """What was answered so far, for the browser that may see it."""
        if not self.is_first:
            return {}
        return urn.so_far(self.store, self.case, self.invitation, self.sealer)

    def opened(self) -> Visit:
        """Note that the page was opened, and by which browser first; from then on it is begun."""
        day = local(self.moment.now, self.moment.settings).date().isoformat()
        self.store.invitees.opened(self.invitation.id, day)
        if self.draft is None:
            self._keep({})
        self.store.ballots.bind_browser(self.invitation.id, _hash(self.mark))
        return replace(self, draft=self.store.ballots.draft(self.invitation.id))

    def change(self, given: Mapping[str, Fields]) -> bool:
        """Keep some answers as they are given; False where this browser has nothing kept."""
        if self.standing != "open" or not self.is_first:
            return False
        if given:
            self._keep(form.changed(self.plan, self.answers, given))
        return True

    def send(
        self, fields: Fields, wish: Callable[[Visit, str], str] | None = None
    ) -> tuple[Filled, Cast | None, list[str]]:
        """Cast a whole form; nothing is cast where something is wrong: the good answers are kept.

        A text that wants a reply (a field `reply.` and its id) leaves the answers for `wish`;
        returned is also what its author reads of each.
        """
        filled = form.filled(self.plan, fields, self.answers)
        if self.standing != "open":
            return filled, self.standing, []
        if filled.problems:
            if self.is_first:
                self._keep(filled.answers)
            return filled, None, []
        day = local(self.moment.now, self.moment.settings).date().isoformat()
        self.store.invitees.opened(self.invitation.id, day)
        wished = form.wished(self.plan, fields, filled.answers) if wish else {}
        kept = {name: one for name, one in filled.answers.items() if name not in wished}
        cast = urn.cast(
            self.store, self.moment, self.case, self.invitation, kept, "page", self.sealer
        )
        taken = wish is not None and cast == "taken"
        told = [wish(self, text) for text in wished.values()] if taken and wish else []
        return filled, cast, told

    def _keep(self, answers: SurveyAnswers) -> None:
        urn.keep(self.store, self.moment, self.case, self.invitation, answers, self.sealer)


def arrive(store: Store, moment: Moment, token: str, mark: str, sealer: Sealer) -> Visit | None:
    """Return who comes with a token; None when it is forged or cut off, or nothing is asked yet.

    The link of somebody who moved out is none any more: the vote is that of who lives there.
    """
    invitation = store.invitees.by_token(token)
    case = store.cases.get(invitation.survey_id) if invitation else None
    if invitation is None or case is None or not urn.is_theirs(store, invitation):
        return None
    standing = _standing(store, moment, case, invitation)
    if standing is None:
        return None
    draft = store.ballots.draft(invitation.id)
    return Visit(store, moment, case, invitation, standing, draft, sealer, mark)


def _standing(store: Store, moment: Moment, case: Case, invitation: Invitation) -> Standing | None:
    if case.status != "running" and case.status not in _OVER:
        return None
    if urn.is_answered(store, case, invitation):
        return "answered"
    return "open" if urn.takes_answers(store, moment, case, invitation) else "closed"


def _hash(mark: str) -> str:
    return hashlib.sha256(mark.encode()).hexdigest()
