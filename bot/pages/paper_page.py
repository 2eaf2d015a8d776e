"""The same form for a paper: behind a link of one member of staff, for a home or a second entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request

from bot.pages import links, survey_view
from bot.pages.briefly import write
from bot.pages.survey_link import survey_link
from bot.pages.survey_view import Sheet
from bot.sealing import SecretSealer
from flows.cases.rules.deeds import Moment
from flows.places.place import home_label
from flows.settings.calendar import HOUR
from flows.survey.paper import entry
from flows.survey.record import survey_of
from flows.survey.texts import page as words
from flows.survey.texts import paper as paper_words
from storage.store import Store

if TYPE_CHECKING:
    from bot.service import Service
    from flows.survey.answering.form import Fields
    from flows.survey.paper.entry import Paper, Sent, Standing

PAPER = "paper"  # the purpose its links are signed for


def entry_link(service: Service, what: str, staff_id: str) -> str:
    """Return an address for the paper of an invitation or of a slip, for one member of staff."""
    ends_at = service.clock() + paper_words.HOURS * HOUR
    token = links.sign(PAPER, f"{what} {staff_id}", ends_at, service.secret)
    return survey_link(service, token)


def is_entry(service: Service, token: str) -> bool:
    """Tell whether a token is of staff, and still good."""
    return links.read(PAPER, token, service.clock(), service.secret) is not None


def shown(service: Service, token: str) -> Response:
    """Show an empty form, or why the paper can't be entered."""

    def look(store: Store) -> tuple[Paper, Standing] | None:
        paper = _paper(service, store, token)
        return (paper, paper.standing) if paper else None

    found = service.database.read(lambda c: look(Store(c)))
    if found is None:
        return survey_view.unknown()
    paper, standing = found
    if standing != "open":
        return _refused(service, paper, standing)
    return survey_view.form_page(service, token, paper.case, _sheet(paper, {}))


def sent(service: Service, token: str) -> Response:
    """Count a paper, or compare it with its first entry."""
    fields: Fields = request.form.to_dict(flat=False)

    def work(store: Store) -> tuple[Paper, Sent] | None:
        paper = _paper(service, store, token)
        return (paper, paper.send(fields)) if paper else None

    outcome = write(service, work)
    if outcome is None:
        return survey_view.unknown()
    paper, done = outcome
    if done.standing == "open":
        sheet = _sheet(paper, fields, done)
        return survey_view.form_page(service, token, paper.case, sheet)
    if done.slip is None:
        return _refused(service, paper, done.standing)
    number, code = paper.case.number, done.slip.code
    danger = survey_view.danger_in(service, paper.case, fields)
    if paper.slip is not None:
        lines = paper_words.checked(number, code, len(done.differing))
        return survey_view.told(paper_words.CHECKED, lines, danger=danger)
    lines = paper_words.entered(number, code, twice=bool(done.slip.twice))
    return survey_view.told(paper_words.ENTERED, lines, danger=danger)


def _paper(service: Service, store: Store, token: str) -> Paper | None:
    subject = links.read(PAPER, token, service.clock(), service.secret) or ""
    what, _, staff_id = subject.partition(" ")
    moment = Moment(service.clock(), service.settings)
    return entry.paper_of(store, moment, SecretSealer(service.secret), what, staff_id)


def _sheet(paper: Paper, fields: Fields, done: Sent | None = None) -> Sheet:
    reasons = dict(done.problems) if done else {}
    slip_reason = reasons.pop(entry.SLIP, "")
    problems = survey_view.problems_of(fields, reasons)
    if slip_reason:
        problems[entry.SLIP] = paper_words.slip_problem(slip_reason)
    differing = done.differing if done else {}
    if (home := paper.invitation) is not None:
        banner = paper_words.entering(home_label(home.building, home.unit, home.room))
    else:
        banner = paper_words.checking(paper.slip.code if paper.slip else "")
    asks_code = paper.invitation is not None and paper.plan.anonymous
    return Sheet(
        fields,
        problems,
        banner=banner,
        slip=next(iter(fields.get(entry.SLIP, ())), "") if asks_code else None,
        compared=bool(differing),
        beside={one: paper_words.first_was(value) for one, value in differing.items()},
    )


def _refused(service: Service, paper: Paper, standing: Standing) -> Response:
    number, code = paper.case.number, paper.slip.code if paper.slip else ""
    if standing == "answered":
        return survey_view.told(words.ANSWERED, words.answered(paper.plan, number))
    if standing == "checked":
        return survey_view.told(words.ANSWERED, [paper_words.slip_is_done(number, code)])
    if standing == "own":
        return survey_view.told(paper_words.NOT_YOURS, [paper_words.own_slip(number, code)])
    closes_at = survey_of(paper.case).closes_at
    zone = service.settings.zone
    return survey_view.told(words.CLOSED, words.closed(closes_at, service.clock(), zone))
