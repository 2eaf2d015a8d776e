"""What words say to the times that were offered for a talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.complaint.settings import COMPLAINTS
from flows.desk.promise import is_time
from nlp import listed, marks, short_answers, thresholds

if TYPE_CHECKING:
    from nlp.understanding import Meaning

AGREED = "好"
_FITS = frozenset({"talk_fits", "talk_thanks"})
_NAMES_A_TIME = frozenset("点时:：天日周")
_MOST = 6  # times offered at once
_SHORTEST, _LONGEST = 3, 14  # characters of a time


def agrees(words: str, meaning: Meaning | None = None) -> bool:
    """Tell whether words only say that it suits, by the table or as surely as it costs."""
    if marks.asks(words):
        return False
    if listed.says(COMPLAINTS, "talk_fits", words) and listed.says_only(COMPLAINTS, _FITS, words):
        return True
    return meaning is not None and meaning.text.strip() == words and _agrees(meaning)


def _agrees(meaning: Meaning) -> bool:
    """Tell whether it is a yes and nothing else: another matter beside it is not swallowed."""
    alone = len(meaning.clauses) == 1 and meaning.category is None and meaning.danger is None
    return alone and not meaning.danger_maybe and meaning.says("affirm") >= thresholds.CONFIRM


def beyond(kind: str, words: str) -> str | None:
    """Return what follows the words that decline a time, or call the talk off; None without them."""
    return listed.after(COMPLAINTS, {kind}, words)


def of_a_time(said: str, meaning: Meaning | None = None) -> str | None:
    """Return what words say to times that were offered: a number, a time, yes, no; or None."""
    words = said.strip()
    if agrees(words, meaning):
        return AGREED
    if beyond("no_talk_then", words) is not None:
        return words
    bare = listed.trimmed(COMPLAINTS, "talk_thanks", "talk_thanks", words)
    bare = listed.trimmed(COMPLAINTS, "talk_lead", "talk_tail", bare)
    nth = short_answers.ordinal(bare)
    if nth is not None and 1 <= nth <= _MOST:
        return str(nth)
    times = _SHORTEST <= len(bare) <= _LONGEST and not _NAMES_A_TIME.isdisjoint(bare)
    return bare if times and is_time(bare) else None
