"""Surveys (意见征集, SUR): the kind of their cases, and all that the subject brings."""

from __future__ import annotations

from flows.cases.chore import Each, Rewind, Routine
from flows.cases.kind import Kind, Told
from flows.cases.rules.rulebook import Rulebook
from flows.cases.subject import Subject
from flows.cases.wish import ResidentWord
from flows.desk.counter import Counter
from flows.intake.form import Form
from flows.survey import agenda, desk, followed, resident
from flows.survey.answering.chat import SURVEY_ANSWERS
from flows.survey.correction.kind import KIND as CORRECTION
from flows.survey.invitation import below, course, joining
from flows.survey.meeting import calling, reminding
from flows.survey.notices import AUDIENCES, NOTICES
from flows.survey.plan import making, proposal
from flows.survey.rules import clocks, steps, table
from flows.survey.settings import SURVEYS, Surveys
from flows.survey.texts import desk as desk_texts
from flows.survey.texts import told
from flows.survey.texts.stages import DUES, EVENTS, STAGES

KIND = Kind(
    name=SURVEYS,
    letters="WJ",
    title="意见征集",
    rules=Rulebook(
        statuses=table.STATUSES,
        acts=table.ACTS,
        why=table.why,
        next_due=clocks.next_due,
        begun=steps.begun,
        ladder=clocks.ladder,
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
    followed=followed.followed,
    parts=(Counter(refusals=desk_texts.REFUSALS, events=EVENTS), Form()),
)
SURVEY = Subject(
    "survey",
    kinds=(KIND, CORRECTION),
    flows=(making.FLOW, SURVEY_ANSWERS),
    words=(
        ResidentWord("意见征集", below.show, ("问卷", "问卷调查", "满意度调查", "填问卷")),
        *resident.WORDS,
    ),
    commands=desk.COMMANDS,
    bound=(joining.joined,),
    below=(below.below,),
    rewinds=(Rewind("agenda", course.sooner),),
    chores=(
        Each("agenda", 5, agenda.claim, agenda.do),
        Routine("half_yearly", 3600, proposal.communities, proposal.next_due, proposal.propose),
        Routine(
            "meeting_calls", 3600, calling.communities, calling.next_month, calling.count_complaints
        ),
        Routine("meetings", 600, calling.communities, reminding.next_morning, reminding.remind),
    ),
    section=Surveys,
)
