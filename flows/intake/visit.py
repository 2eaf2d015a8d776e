"""When to visit for a report: asked for when it is put right, and anew once it has passed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from flows.conversation.engine import Answers, InvalidAnswer, Option
from flows.intake import time as report_time
from flows.intake.texts import corrections as corrections_texts
from flows.settings.calendar import local

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said

PASSED = "passed"  # an answer the flow keeps for itself: the time that was said and has passed


def read(said: Said, context: Context, answers: Answers) -> dict[str, str | None]:
    """Read when somebody is at home, or that any time is right."""
    if corrections_texts.is_any_time(said.text):
        return {}
    found = report_time.new_visit(said, context, answers)
    if found is None:
        raise InvalidAnswer(corrections_texts.SAY_WHEN)
    return found


def call_first(_context: Context, _answers: Answers) -> list[Option]:
    """Offer that whoever comes calls before."""
    return [Option({}, corrections_texts.CALL_FIRST)]


def without_passed(context: Context, answers: Answers) -> Answers:
    """Return the answers without a time that has passed: it is asked for again."""
    said: dict[str, str | None] = answers.get("available") or {}
    if not is_past(context, said):
        return answers
    kept = {name: value for name, value in answers.items() if name != "available"}
    if not (answers.get("place") or {}).get("home"):  # nobody is visited there
        return kept | {"available": {}}
    if "description" in kept:
        kept = kept | {"description": corrections_texts.without_visit(kept["description"])}
    return kept | {PASSED: said}


def is_past(context: Context, time: dict[str, str | None]) -> bool:
    """Tell whether nobody can come then any more: its end, or the day of its beginning, is over."""
    if not time:
        return False
    now = local(context.now, context.settings).replace(tzinfo=None)
    if time.get("end"):
        return datetime.fromisoformat(time["end"] or "") <= now
    start = time.get("start")
    return start is not None and datetime.fromisoformat(start).date() < now.date()
