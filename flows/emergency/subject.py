"""What danger brings: the conversation about its details, and calling until somebody goes."""

from __future__ import annotations

from flows.cases.chore import Each
from flows.cases.subject import Subject
from flows.emergency import paging
from flows.emergency.details import DETAILS
from flows.emergency.settings import Emergencies

EMERGENCY = Subject(
    "emergency",
    flows=(DETAILS,),
    chores=(Each("alarms", 5, paging.claim, paging.look),),
    section=Emergencies,
)
