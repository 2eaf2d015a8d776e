"""Effects that stand in the reply and in the question that is open after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.conversations.seen import names_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conversations.seen import Difference, Seen

NUMBER = re.compile(r"(?:BX|TS|QZ|JY)\d{8}-\d{4}")
ASKING = {  # how a question is called here: in the database
    "confirm": ("confirmed",),
    "place": ("place", "spot", "block", "community", "home"),
    "home": ("home", "place", "room"),
    "phone": ("phone",),
    "when": ("available", "time"),
    "category": ("category",),
    "matter": ("description",),
    "why": ("reason",),
    "more": ("text",),
    "stars": ("score", "words"),
}
OF_FLOW = {"withdraw": "withdraw", "callback_words": "more"}  # whatever it asks
SPOKEN = {  # questions that only the reply asks
    "danger": re.compile(r"(?:危险|困|受伤|伤着)[^。！\n]*(?:吗|没有|？)"),
    "fixed": re.compile(r"(?:修好|解决|弄好|好)了(?:吗|没)"),
}


def asked(expected: list[str], seen: Seen) -> Difference | None:
    """Compare the question that is open with those that are right here."""
    found = _questions(seen) or ["nothing"]
    if _offers_meanings(seen):
        found.append("what you mean")
    wanted = " or ".join(expected)
    return None if set(found) & set(expected) else (wanted, " or ".join(found))


def _questions(seen: Seen) -> list[str]:
    """Return how the question may be called that is open after the reply; none where none is."""
    front, asked = seen.front, []
    if front is not None and front.flow in OF_FLOW:
        asked = [OF_FLOW[front.flow]]
    elif front is not None:
        asked = [name for name, steps in ASKING.items() if front.asking in steps]
        asked = asked or [f"{front.flow} {front.asking}"]
    asked += [name for name, words in SPOKEN.items() if words.search(seen.text)]
    if sum(bool(NUMBER.search(tap)) for tap in seen.taps) > 1:
        asked.append("which case")
    if {"是", "不是"} <= set(seen.taps):
        asked.append("yes or no")
    return asked


def _offers_meanings(seen: Seen) -> bool:
    """Tell whether the words were given back, to choose what they are to be."""
    return seen.front is None and len(seen.taps) > 1 and not seen.changed


def draft(name: str) -> Callable[[Any, Seen], Difference | None]:
    """Return the check of one answer that the open question reads back."""

    def check_draft(expected: str | list[str], seen: Seen) -> Difference | None:
        told = _read_back(name, seen)
        wanted = [expected] if isinstance(expected, str) else expected
        if name in {"place", "note"}:
            holds = all(word in told for word in wanted)
        else:
            holds = wanted == [told]
        return None if holds else (" and ".join(wanted), told)

    return check_draft


def _read_back(name: str, seen: Seen) -> str:
    answers = seen.front.answers if seen.front else {}
    if name == "category":
        return str((answers.get("category") or {}).get("name", "nothing"))
    if name == "place":
        place = answers.get("place") or {}
        home = "-".join(str(part) for part in (place.get("home") or {}).values())
        shown = next((line for line in seen.text.split("\n") if line.startswith("地点")), "")
        return f"{place.get('text', '')} {home} {shown}"
    return str(answers.get("description" if name == "note" else name) or "nothing")


def answered(expected: list[str], seen: Seen) -> Difference | None:
    missing = [word for word in expected if word not in seen.text]
    return (f"a reply with {' and '.join(missing)}", "the reply below") if missing else None


def not_answered(expected: list[str], seen: Seen) -> Difference | None:
    there = [word for word in expected if word in seen.text]
    return (f"a reply without {' and '.join(there)}", "the reply below") if there else None


def taps(expected: list[str], seen: Seen) -> Difference | None:
    missing = [word for word in expected if not any(word in tap for tap in seen.taps)]
    return (f"a tap {' and '.join(missing)}", names_of(seen.taps)) if missing else None


def conversation(expected: str, seen: Seen) -> Difference | None:
    found = "ended" if seen.front is None else "kept"
    asking = seen.front.asking if seen.front else "nothing"
    return None if found == expected else (expected, f"open: {asking}")
