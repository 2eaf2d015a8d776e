"""When somebody is at home for a report, found in what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.texts.report import WITHOUT_VISIT

if TYPE_CHECKING:
    from flows.context import Context, Said
    from flows.engine import Answers


def find(said: Said, context: Context, answers: Answers) -> dict[str, str | None] | None:
    """Find when somebody is at home; nothing said is an answer too."""
    found = new(said, context, answers)
    return found if found is not None else ({} if "description" in answers else None)


def new(said: Said, _context: Context, answers: Answers) -> dict[str, str | None] | None:
    """Find a time in a sentence, as the local ISO times of its two ends.

    Nobody comes to the home for a complaint or an idea: a time in it tells of the matter.
    """
    time = None if answers.get("kind") in WITHOUT_VISIT else said.meaning.time
    return {"start": time.start, "end": time.end} if time else None
