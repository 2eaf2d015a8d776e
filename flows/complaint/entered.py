"""What a caller says to a complaint that a clerk wrote down for them: right, or what is wrong; pure."""

from __future__ import annotations

from flows.complaint.settings import COMPLAINTS
from nlp import listed, marks


def is_right(words: str) -> bool:
    """Tell whether words only say that it is right; 好的 is courtesy here."""
    return not marks.asks(words) and listed.says_only(COMPLAINTS, {"entered_right"}, words)


def correction(words: str) -> str | None:
    """Return what stands behind a no, which may be nothing; None where it is none."""
    return listed.after(COMPLAINTS, {"entered_wrong"}, words, apart=True)
