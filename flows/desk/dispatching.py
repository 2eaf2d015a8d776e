"""Give a case to somebody: 受理 (which offers engineers), 派, 转."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import access
from flows.desk import giving, lookup, mentions
from flows.desk import names as people
from flows.desk.acting import act, act_of_kind, refused
from flows.desk.asked import deed, possible_for, words_of
from flows.desk.counter import counter_of
from flows.desk.texts import done as done_texts
from flows.desk.texts import names as desk_people
from nlp import thresholds

if TYPE_CHECKING:
    from flows.cases.rules.dispatch import Candidate
    from flows.desk.asked import Asked
    from flows.desk.view import View
    from storage.records.case import Case
    from storage.records.staff import Staff

BEST = 3  # engineers offered after accepting


def accept(asked: Asked) -> str:
    """Accept a case (受理) and offer the best engineers."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    if giving.sends(asked, asked.command.rest):
        return _accept_and_send(asked, case)

    def reply(view: View) -> str:
        own = counter_of(view.case, asked.settings).replies.get("accept")
        if own is not None:
            return own(asked, view)
        words = words_of(asked, view.case)
        return done_texts.accepted(view, words, people.candidates(asked, view.case)[:BEST])

    return act(asked, case, deed(asked, "accept", asked.command.rest), reply)


def _accept_and_send(asked: Asked, case: Case) -> str:
    """Accept a case and send at once whom the words name (受理 派王强)."""
    if "dispatch" not in possible_for(asked, case):
        return act(asked, case, deed(asked, "accept"), lambda _view: "")
    if "accept" in possible_for(asked, case):
        act(asked, case, deed(asked, "accept"), lambda _view: "")
    part = mentions.of_case(asked.command.rest, case)
    given = giving.give_named(asked, part, thresholds.LISTED)
    return "\n".join(
        one if isinstance(one, str) else send(replace(asked, command=one)) for one in given
    )


def send(asked: Asked) -> str:
    """Give a case to an engineer (派); without a name offer who fits."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    refusal = _refusal(asked, case, "dispatch")
    if refusal is not None:
        return refusal
    team = people.team(asked, case)
    whom = _whom(asked, case, team)
    if isinstance(whom, str):
        return whom
    target, words = whom
    done = replace(deed(asked, "dispatch", words), target_id=target.id)
    return act_of_kind(asked, case, done, done_texts.dispatched)


def hand_over(asked: Asked) -> str:
    """Give a case that somebody has to somebody else (转)."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    refusal = _refusal(asked, case, "hand_over")
    if refusal is not None:
        return refusal
    team = people.successors(asked, case)
    whom = _whom(asked, case, team)
    if isinstance(whom, str):
        return whom
    target, words = whom
    done = replace(deed(asked, "hand_over", words), target_id=target.id)
    return act_of_kind(asked, case, done, done_texts.handed_over)


def _refusal(asked: Asked, case: Case, action: str) -> str | None:
    """Say at once that it can't be given away now, before asking to whom."""
    reason = access.staff_refusal(case, asked.staff, action, asked.settings)
    if reason is not None:
        return refused(asked, case, action, reason)
    if action in possible_for(asked, case):
        return None
    return act(asked, case, deed(asked, action), lambda _view: "")


def _whom(asked: Asked, case: Case, team: list[Staff]) -> tuple[Staff, str] | str:
    """Return who is named and the words after the name, or ask."""
    word, rest = asked.command.word, asked.command.rest
    own = counter_of(case, asked.settings).whom
    if own is not None:
        return own(asked, case, team)
    if not rest:
        return desk_people.whom(asked.view(case), _offered(asked, case, team), word)
    found, name, after = people.named(asked, team, rest)
    if len(found) == 1:
        return found[0], after
    view = asked.view(case)
    if not found:
        return desk_people.unknown(view, name, _offered(asked, case, team), word)
    return desk_people.several(view, found[: lookup.SHOWN], word)


def _offered(asked: Asked, case: Case, team: list[Staff]) -> list[Candidate]:
    """Return the candidates who are in the team and don't have the case already."""
    ids = {one.id for one in team} - {case.engineer_id}
    return [c for c in people.candidates(asked, case) if c.staff.id in ids][: lookup.SHOWN]
