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


def called_off(words: str) -> str | None:
    """Return what follows the words that call a talk off; None without them."""
    return listed.after(COMPLAINTS, {"no_talk", "no_meeting"}, words)


def declined(words: str) -> str | None:
    """Return what follows the words that decline the times; None without them."""
    return listed.after(COMPLAINTS, {"no_talk_then"}, words)


def _other_wish(words: str, meaning: Meaning | None) -> bool:
    """Tell whether words that name no other matter say that the times do not suit, and how else."""
    if meaning is None or meaning.text.strip() != words or _names_a_matter(meaning):
        return False
    if meaning.danger or meaning.danger_maybe:
        return False
    likely = max(meaning.says("not_then"), meaning.says("other_time"))
    return listed.says(COMPLAINTS, "other_talk", words) or likely >= thresholds.ADD_TO_CASE


def _names_a_matter(meaning: Meaning) -> bool:
    named = dict(meaning.categories).get(meaning.category or "", 0.0)
    return named >= thresholds.OPEN_CASE


def of_a_time(said: str, meaning: Meaning | None = None) -> str | None:
    """Return what words say to times that were offered: a number, a time, yes, no, a wish; or None."""
    words = said.strip()
    if agrees(words, meaning):
        return AGREED
    ends = listed.says_only(COMPLAINTS, {"no_meeting", "talk_thanks", "talk_lead"}, words)
    if declined(words) is not None or (ends and called_off(words) is not None):
        return words
    bare = listed.trimmed(COMPLAINTS, "talk_thanks", "talk_thanks", words)
    bare = listed.trimmed(COMPLAINTS, "talk_lead", "talk_tail", bare)
    nth = short_answers.ordinal(bare)
    if nth is not None and 1 <= nth <= _MOST:
        return str(nth)
    times = _SHORTEST <= len(bare) <= _LONGEST and not _NAMES_A_TIME.isdisjoint(bare)
    if times and is_time(bare):
        return bare
    return words if _other_wish(words, meaning) else None
