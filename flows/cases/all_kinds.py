"""What all kinds of cases bring together: residents' words and conversations about their own."""

from __future__ import annotations

from flows.cases import resident
from flows.cases.conversations import APPEAL, NOT_FIXED, RATING, SUPPLEMENT, WITHDRAW
from flows.cases.subject import Subject

CASES = Subject(
    "cases",
    flows=(NOT_FIXED, RATING, SUPPLEMENT, WITHDRAW, APPEAL),
    words=resident.WORDS,
    beginnings=(resident.begins_not_fixed,),
)
