"""What danger brings: asking whether there is any, its details, and calling until somebody goes."""

from __future__ import annotations

from flows.cases.chore import Batch, Each
from flows.cases.subject import Subject
from flows.cases.wish import ResidentWord
from flows.emergency import crowd, doubt, doubt_desk, joining, paging
from flows.emergency.details import DETAILS
from flows.emergency.settings import Emergencies
from flows.emergency.texts import crowd as crowd_texts

EMERGENCY = Subject(
    "emergency",
    flows=(DETAILS, doubt.DOUBT),
    words=(
        ResidentWord(crowd_texts.SAME, joining.is_the_same, ("是同一处",)),
        ResidentWord(crowd_texts.OTHER, joining.is_another, ("不是一处",)),
    ),
    chores=(
        Each("alarms", 5, paging.claim, paging.look),
        Each("doubts", 5, doubt_desk.claim_unanswered, doubt_desk.tell),
        Batch("joined", 300, crowd.erase_old),
    ),
    section=Emergencies,
)
