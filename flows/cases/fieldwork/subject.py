"""What all work brings for which somebody goes there."""

from __future__ import annotations

from flows.cases.chore import Each, Rewind
from flows.cases.fieldwork import appointment, visit
from flows.cases.subject import Subject

FIELDWORK = Subject(
    "fieldwork",
    flows=(visit.VISIT_TIME,),
    words=(*visit.WORDS, *appointment.WORDS),
    expects=(appointment.expects,),
    rewinds=(Rewind("appointments", appointment.remind_again),),
    chores=(
        Each(
            "appointments",
            30,
            lambda store, *when: store.appointments.claim_reminders(*when),
            appointment.remind,
        ),
    ),
)
