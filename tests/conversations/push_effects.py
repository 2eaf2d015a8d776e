"""Effects that stand in the outbox: who was told, who was not, and what they read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.writing.markup import plain
from storage.outbox import PAGE
from tests.conversations.seen import names_of

if TYPE_CHECKING:
    from tests.conversations.seen import Difference, Seen


def alarm(expected: str, seen: Seen) -> Difference | None:
    paged = sorted({name for name, row in seen.news if row["weight"] == PAGE})
    raised = "raised" if paged else "none"
    return None if raised == expected else (expected, f"paged: {names_of(paged)}")


def told(expected: list[str], seen: Seen) -> Difference | None:
    """Compare who was told; the speaker, who has the reply, only where named."""
    told = [name for name in seen.told if name != seen.who or name in expected]
    return None if told == sorted(expected) else (names_of(sorted(expected)), _pushed(seen, told))


def _pushed(seen: Seen, names: list[str]) -> str:
    first = {name: plain(row["text"]).split("\n")[0][:40] for name, row in reversed(seen.news)}
    return ", ".join(f"{name} ({first[name]})" for name in names) or "nobody"


def not_told(expected: list[str], seen: Seen) -> Difference | None:
    wrong = sorted(set(expected) & set(seen.told))
    return (f"not {names_of(sorted(expected))}", _pushed(seen, wrong)) if wrong else None


def reads(expected: dict[str, list[str]], seen: Seen) -> Difference | None:
    for name, words in expected.items():
        read = "\n".join(plain(row["text"]) for who, row in seen.news if who == name)
        missing = [word for word in words if word not in read]
        if missing:
            return f"{name} reads {' and '.join(missing)}", read.replace("\n", " / ") or "nothing"
    return None
