"""Help requests (求助): worked like a report; who only works sees what was given to them."""

from __future__ import annotations

from flows.cases.fieldwork.asking import SOURCES
from flows.cases.fieldwork.notices import NOTICES
from flows.cases.fieldwork.rules import asking, clocks, table
from flows.cases.fieldwork.texts.stages import DUES, STAGES
from flows.cases.fieldwork.told import told
from flows.cases.kind import Kind
from flows.cases.rules.rulebook import Rulebook
from flows.cases.subject import Subject
from flows.desk.counter import Counter
from flows.emergency import added
from flows.emergency.notices import with_danger
from flows.help import texts as help_texts
from flows.intake.form import Form

KIND = Kind(
    name="help",
    letters="QZ",
    title="求助",
    rules=Rulebook(
        statuses=table.STATUSES,
        acts=table.ACTS,
        why=table.why,
        next_due=clocks.next_due,
        begun=clocks.begun,
        rewound=clocks.rewound,
    ),
    told=told(help_texts.opened, is_it_right="您觉得可以了吗？", answers=help_texts.answers),
    notices=with_danger(NOTICES),
    followed=added.page_what_is_said,
    callbacks=SOURCES,
    wants_callback=asking.wants,
    stages=STAGES,
    dues=DUES,
    opens_for=frozenset({"help_request"}),
    sends_somebody=True,
    parts=(Counter(), Form()),
)
HELP = Subject("help", kinds=(KIND,))
