"""What the turn itself brings: a tap that only asks, and words whose question nobody answered."""

from __future__ import annotations

from flows.cases.chore import Each
from flows.cases.subject import Subject
from flows.turn import unanswered, unsure

TURN = Subject(
    "turn",
    words=unsure.WORDS,
    chores=(Each("unanswered", 20, unanswered.claim, unanswered.pass_on),),
)
