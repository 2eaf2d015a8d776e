"""What the turn itself brings: the tap by which a message turns out to be only a question."""

from __future__ import annotations

from flows.cases.subject import Subject
from flows.turn import unsure

TURN = Subject("turn", words=unsure.WORDS)
