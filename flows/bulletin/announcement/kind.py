"""Announcements (公告, GS): the kind of their cases."""

from __future__ import annotations

from flows.bulletin.announcement import desk, rounds, rules
from flows.bulletin.announcement.notices import AUDIENCES, NOTICES
from flows.bulletin.announcement.texts import desk as desk_texts
from flows.bulletin.announcement.texts import stages
from flows.bulletin.settings import ANNOUNCEMENTS
from flows.cases.kind import Kind, Told
from flows.cases.rules.rulebook import Rulebook
from flows.desk.counter import Counter
from flows.intake.form import Form

KIND = Kind(
    name=ANNOUNCEMENTS,
    letters="GS",
    title="公告",
    rules=Rulebook(
        statuses=rules.STATUSES,
        acts=rules.ACTS,
        why=rules.why,
        next_due=rules.next_due,
        begun=rules.begun,
        ladder=rules.ladder,
        climbs_above_holder=True,
        needs=rules.NEEDS,
        refusal=rules.refusal,
        also_sees=rules.also_sees,
        inside=True,
    ),
    told=Told(
        opened=stages.opened,
        no_news=stages.no_news,
        choices=stages.choices,
        events=stages.EVENTS,
    ),
    notices=NOTICES,
    stages=stages.STAGES,
    dues=stages.DUES,
    never_urgent=True,
    audiences=AUDIENCES,
    opened=rounds.opened,
    followed=rounds.followed,
    parts=(
        Counter(
            refusals=desk_texts.REFUSALS,
            asks=desk_texts.ASKS,
            events=stages.EVENTS,
            called_off=desk.called_off,
        ),
        Form(),
    ),
)
