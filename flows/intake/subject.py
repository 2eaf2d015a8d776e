"""What opening a case brings: the conversation in which it is told."""

from __future__ import annotations

from flows.cases.chore import Batch
from flows.cases.subject import Subject
from flows.intake import again, entering, nudge, sending_out
from flows.intake.register import REPORT_ISSUE

INTAKE = Subject(
    "intake",
    flows=(REPORT_ISSUE,),
    words=again.WORDS,
    expects=(again.expects,),
    commands=(*entering.COMMANDS, *sending_out.COMMANDS),
    chores=(Batch("nudges", 60, nudge.nudge, by_day=True),),
)
