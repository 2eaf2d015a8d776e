"""Reports (报事): something is broken or wrong, and somebody goes there."""

from __future__ import annotations

from flows.cases import night
from flows.cases.fieldwork import appointment, sending
from flows.cases.fieldwork.asking import SOURCES
from flows.cases.fieldwork.notices import NOTICES
from flows.cases.fieldwork.rules import asking, clocks, table
from flows.cases.fieldwork.served import served
from flows.cases.fieldwork.texts.stages import DUES, STAGES
from flows.cases.fieldwork.told import told
from flows.cases.kind import Kind
from flows.cases.rules import access
from flows.cases.rules.rulebook import Rulebook
from flows.cases.subject import Subject
from flows.desk import turning
from flows.desk.counter import Counter
from flows.desk.word import StaffWord
from flows.emergency import added
from flows.emergency.notices import with_danger
from flows.intake.form import Form
from flows.report import texts as report_texts

KIND = Kind(
    name="report",
    letters="BX",
    title="报修",
    called="报事",
    rules=Rulebook(
        statuses=table.STATUSES,
        acts=table.ACTS,
        why=table.why,
        next_due=clocks.next_due,
        begun=clocks.begun,
        rewound=clocks.rewound,
        also_sees=access.waits_for_trade,
        shared_at_home=True,
    ),
    told=told(
        report_texts.opened,
        is_it_right="修好了吗？",
        answers=report_texts.answers,
        once_accepted="安排师傅",
        while_waiting=("进度", "催单", "改时间"),
    ),
    notices=with_danger(NOTICES),
    followed=appointment.kept(added.page_what_is_said),
    callbacks=SOURCES,
    wants_callback=asking.wants,
    stages=STAGES,
    dues=DUES,
    opens_for=frozenset({"report"}),
    sends_somebody=True,
    file=night.promised,
    opened=sending.send_at_once,
    served=served,
    parts=(Counter(), Form()),
)
REPORT = Subject(
    "report",
    kinds=(KIND,),
    commands=(
        StaffWord(
            "转报事",
            turning.into("report"),
            "turn",
            ("转报修", "转为报事", "转为报修"),
            also_acts=("link",),
        ),
    ),
)
