"""How the pages of a survey are written: the form, and the short words in its place."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from flask import Response, render_template

from flows.emergency.texts import advice
from flows.settings.calendar import MINUTE, local
from flows.survey.answering.answers import LONGEST_TEXT
from flows.survey.record import survey_of
from flows.survey.settings import Surveys
from flows.survey.texts import page as words
from flows.survey.texts import paper as paper_words
from nlp.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.service import Service
    from flows.survey.answering.form import Fields
    from storage.records.case import Case

OFFICE = "{}物业服务中心"
_NUMBER = re.compile(r"(\b(?:0\d{2,3}-?\d{7,8}|1\d{10}|1[12]\d|12356)\b)", re.ASCII)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form as it is shown: the fields with what was typed, and by question id what is wrong."""

    fields: Fields = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    danger: Sequence[str] = ()
    saves: bool = False  # each answer is kept as it is given
    elsewhere: bool = False  # the link was opened in another browser first
    banner: str = ""  # whose paper is entered
    slip: str | None = None  # the code on the paper; None where there is none to type
    replies: bool = False  # a text may ask for a reply: it becomes a suggestion
    compared: bool = False  # beside each question stands what was entered first
    beside: Mapping[str, str] = field(default_factory=dict)


def form_page(service: Service, token: str, case: Case, sheet: Sheet) -> Response:
    """Show the form."""
    survey, now, zone = survey_of(case), service.clock(), service.settings.zone
    plan = survey.planned()
    community = service.settings.community(case.community) or service.settings.communities[0]
    until = survey.closes_at + service.settings.section(Surveys).grace_minutes * MINUTE
    return _page(
        "survey.html",
        title=plan.title,
        plan=plan,
        office=OFFICE.format(case.community),
        facts=words.facts(plan, plan.minutes, survey.closes_at, now, zone),
        still=words.still(until, zone) if now >= survey.closes_at else "",
        condition=partial(words.condition, plan),
        photo=words.by_chat(case.number),
        help=words.help_line(community.duty_phone),
        paper=paper_words,
        action=f"/s/{token}",
        draft=f"/s/{token}/draft",
        longest=LONGEST_TEXT,
        **{name: getattr(sheet, name) for name in Sheet.__slots__},
    )


def problems_of(fields: Fields, reasons: Mapping[str, str]) -> dict[str, str]:
    """Say what is wrong, by question id; of the form as a whole under no id."""
    return {
        question: words.problem(reason, sum(map(len, fields.get(question, ()))), LONGEST_TEXT)
        for question, reason in reasons.items()
    }


def danger_in(service: Service, case: Case, fields: Fields) -> tuple[str, ...]:
    """Say what to do and whom to call, where the texts of a form tell of danger."""
    now = local(service.clock(), service.settings).replace(tzinfo=None)
    plan = survey_of(case).planned()
    written = [
        text
        for question in plan.questions
        if question.type == "text"
        for text in fields.get(question.id, ())
    ]
    kinds = [understand(text, now).danger for text in written if text.strip()]
    community = service.settings.community(case.community) or service.settings.communities[0]
    return tuple(advice.what_to_do(kind, community) for kind in dict.fromkeys(kinds) if kind)


def with_calls(line: str) -> list[tuple[str, bool]]:
    """Part a line into what is read and the numbers that can be called by a tap."""
    return [(part, place % 2 == 1) for place, part in enumerate(_NUMBER.split(line))]


def told(
    title: str,
    lines: Sequence[str],
    status: int = 200,
    danger: Sequence[str] = (),
    fields: Mapping[str, Sequence[str]] | None = None,
) -> Response:
    """Show a few words instead of the form; `fields` are those that can be sent once more."""
    again = list(fields.items()) if fields else []
    return _page("survey_told.html", status, title=title, lines=lines, danger=danger, fields=again)


def unknown() -> Response:
    """Say that this is no link, or none any more."""
    return told(words.UNKNOWN, words.UNKNOWN_WHY, 404)


def _page(template: str, status: int = 200, **shown: Any) -> Response:  # noqa: ANN401 - Jinja
    nonce = secrets.token_urlsafe(16)
    text = render_template(template, nonce=nonce, words=words, with_calls=with_calls, **shown)
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}';"
        " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return Response(text, status, _HEADERS | {"Content-Security-Policy": policy})
