"""What staff are pushed about an emergency: where, whom to phone, and how to say that one goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.cards import of_emergency
from flows.cases.texts.tasks import do, heading

if TYPE_CHECKING:
    from flows.cases.news import News


def emergency(happened: News) -> str:
    """Call everybody on duty to an emergency."""
    case = happened.case
    phone = f"\n电话：{case.reporter_phone}" if case.reporter_phone else ""
    return f"{heading(happened, '险情')}{phone}\n请就近的同事马上赶到并回话：{do(happened, '我去', '到场')}"


def emergency_card(happened: News) -> dict[str, str]:
    """Call them to an emergency where only a template message may go."""
    return of_emergency(happened.case, "险情", happened.case.description)
