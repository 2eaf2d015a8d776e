"""What words say to the question whether somebody may be bound to one's home; pure."""

from __future__ import annotations

from nlp import listed, marks

TABLE = "binding"  # of wordings


def agreement(words: str) -> bool | None:
    """Return the yes or the no that words are; None for anything else, as both change who sees what."""
    if marks.asks(words):
        return None
    agrees, refuses = (listed.says_only(TABLE, {kind}, words) for kind in ("agree", "refuse"))
    return agrees if agrees != refuses else None
