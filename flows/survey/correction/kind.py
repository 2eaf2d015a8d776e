"""Corrective actions (纠正措施, SUR-10 and 18): the kind of their cases."""

from __future__ import annotations

from flows.cases.kind import Kind, Told
from flows.cases.rules.rulebook import Rulebook
from flows.desk.counter import Counter
from flows.intake.form import Form
from flows.survey.correction import asking, completing, desk, drafting
from flows.survey.correction.notices import AUDIENCES, NOTICES
from flows.survey.correction.rules import clocks, steps, table
from flows.survey.correction.texts import refusals
from flows.survey.correction.texts.stages import DUES, EVENTS, STAGES
from flows.survey.settings import CORRECTIONS
from flows.survey.texts import told

KIND = Kind(
    name=CORRECTIONS,
    letters="ZG",
    title="整改",
    rules=Rulebook(
        statuses=table.STATUSES,
        acts=table.ACTS,
        why=table.why,
        next_due=clocks.next_due,
        begun=steps.begun,
        climbs_above_holder=True,
        needs=table.NEEDS,
        refusal=table.refusal,
        also_sees=table.also_sees,
        inside=True,
    ),
    told=Told(opened=told.opened, no_news=told.no_news, choices=told.choices, events=EVENTS),
    notices=NOTICES,
    stages=STAGES,
    dues=DUES,
    never_urgent=True,
    audiences=AUDIENCES,
    completed=completing.completed,
    followed=asking.followed,
    callbacks=asking.SOURCES,
    called_back=asking.called_back,
    corrects=drafting.of_decision,
    parts=(
        Counter(
            replies={"finish": desk.finished, "hand_over": desk.handed_over},
            refusals=refusals.REFUSALS,
            asks=refusals.ASKS,
            successors=desk.successors,
            whom=desk.whom,
            events=EVENTS,
        ),
        Form(),
    ),
)
