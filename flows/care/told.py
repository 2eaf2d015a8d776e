"""What a care note says, sealed in its row and open in a turn alone."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records.care import CareNote

ADULT = "adult"  # somebody else who can say themselves whether they agree


@dataclass(frozen=True, slots=True)
class Told:
    """Whom it concerns and what is to be known; whom to phone, and what they may be told.

    `name` and `number` are of an adult whose consent is asked for, `agreed` how it was given.
    """

    whom: str
    sort: str
    words: str = ""
    contact: str = ""
    phone: str = ""
    may: str = ""
    name: str = ""
    number: str = ""
    agreed: str = ""


def sealed(told: Told, note_id: str, context: Context) -> str:
    """Return what only this service reads, for this note alone."""
    return context.sealer.seal(f"care {note_id}", json.dumps(asdict(told), ensure_ascii=False))


def opened(note: CareNote, context: Context) -> Told | None:
    """Return what a note says; None where another key sealed it."""
    text = context.sealer.unseal(f"care {note.id}", note.sealed)
    return Told(**json.loads(text)) if text is not None else None
