"""Callbacks as they are counted, made by hand."""

from __future__ import annotations

from dataclasses import replace

from storage.records.callback import ANSWERED, TASK, Callback
from tests.flows.sample import at

ASKED = at("2026-11-10 10:00")
_ONE = Callback(
    "", "翠湖花园", "trial", "case", "person", "report", "water_drainage", "3", "wang", 1,
    "chat", TASK, 0, None, ASKED,
)  # fmt: skip


def answered(key: str, result: str, **fields: object) -> Callback:
    """Return one that was asked and answered."""
    made = replace(_ONE, id=key, status=ANSWERED, result=result, asked_at=ASKED, answered_at=ASKED)
    return replace(made, **fields)  # type: ignore[arg-type]


def waiting(key: str, **fields: object) -> Callback:
    """Return one that staff are to ask."""
    return replace(_ONE, id=key, **fields)  # type: ignore[arg-type]


def month() -> list[Callback]:
    """Return seven answers of 王强's work, four of 刘洋's, and what brought no answer."""
    return [
        *(answered(f"w{n}", "satisfied") for n in range(4)),
        answered("w4", "mostly", entered_by="chen"),
        answered("w5", "dissatisfied", words="还是漏，等了三天", round=2),
        answered("w6", "satisfied", entered_by="chen"),
        *(answered(f"l{n}", "satisfied", worker_id="liu", building="5") for n in range(3)),
        answered("l3", "dissatisfied", worker_id="liu", building="5", words="又漏了"),
        answered("u0", "unconfirmed"),
        answered("r0", "refused"),
        waiting("t0"),
        waiting("d0", status="dropped"),
        answered("again", "dissatisfied", checks="w6"),
    ]
