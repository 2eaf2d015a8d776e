"""How words that are said while an emergency goes on are read: it is over, it is not, we moved.

Only what says so clearly ends anything: listed words and nothing against them, or a dear score.
Who got out of a burning house has moved; who got out of a lift is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp import hazards, listed, thresholds
from nlp.acts import wants
from nlp.clauses import spans
from nlp.danger import TELLING
from nlp.spelling import plain

if TYPE_CHECKING:
    from flows.conversation.context import Said

TABLE = "emergency"
LONGEST_CLEAR = 30  # characters: whoever tells more tells of something else, too
SAFE_OUTSIDE = frozenset({"trapped", "drowning", None})  # dangers that end for who comes out
_PAUSES = "：:，,。 \n\t"
_NUMBERS = "0123456789分钟 "  # behind 着火的我去: in how many minutes
_ASKS = frozenset("?？")
_OF_IT = ("all_clear", "not_over", "worse", "moved", "add_access")
_AT_WORK = ("give", "go", "arrive", "done", "take")
_GOES_ON = ("not_over", "worse", "moved")


def is_all_clear(said: Said, danger: str | None) -> bool:
    """Tell whether somebody says that a danger is over, or never was."""
    if says_clear(said.text, danger):
        return True
    if "not_over" in listed.kinds(TABLE, said.text) or not _ASKS.isdisjoint(said.text):
        return False
    against = max(map(said.meaning.says, _GOES_ON))
    return said.meaning.says("all_clear") >= thresholds.CLOSE > thresholds.TAKE_ANSWER > against


def is_harmless(said: Said) -> bool:
    """Tell whether a clause says that it is over, or nobody hurt, and none that nobody knows."""
    clear = any(says_clear(one.text, None) for one in said.meaning.clauses)
    unsure = said.meaning.says("unsure") >= thresholds.TAKE_ANSWER
    return is_all_clear(said, None) or (clear and not unsure)


def is_no_danger_now(said: Said) -> bool:
    """Tell whether what is told of befell somebody another day, and nobody is in danger now."""
    return is_story(said.text) or complains_of_past(said)


def complains_of_past(said: Said) -> bool:
    """Tell whether somebody complains of what befell them another day: 昨天被关在电梯里…我要投诉.

    What they feel or want today (今天越想越气) tells of nothing that goes on.
    """
    meaning = said.meaning
    if meaning.danger or meaning.says("is_complaint") < thresholds.CONFIRM:
        return False
    told = [one for one in meaning.clauses if one.intent in TELLING or one.category]
    past = [one for one in told if hazards.is_of_the_past(plain(one.text))]
    return bool(past) and not any(hazards.goes_on(plain(one.text)) for one in told)


def is_story(text: str) -> bool:
    """Tell whether somebody tells what befell others elsewhere, another day, and nothing of now."""
    return wants.tells_a_story(text) and not hazards.goes_on(plain(text))


def says_clear(text: str, danger: str | None) -> bool:
    """Tell the same by listed words alone."""
    if len(text) > LONGEST_CLEAR or not _ASKS.isdisjoint(text):
        return False
    if listed.says_only(TABLE, frozenset({"gives_up"}), text):
        return True
    said = listed.kinds(TABLE, text)
    out = ("out" in said or text.startswith("出来")) and danger in SAFE_OUTSIDE
    return "not_over" not in said and ("all_clear" in said or out)


def goes_on(said: Said) -> bool:
    """Tell whether somebody says that it is not over, or began anew."""
    acts = max(map(said.meaning.says, ("not_over", "worse")))
    told = said.meaning.danger or said.meaning.danger_maybe
    return told is not None or acts >= thresholds.ADD_TO_CASE


def sends_somebody(said: Said) -> bool:
    """Tell whether staff send somebody, or say that they go, are there or are done."""
    if max(map(said.meaning.says, _AT_WORK)) >= thresholds.PRESS:
        return True
    return "sends" in _beginnings(said.text)


def moves(text: str) -> bool:
    """Tell whether somebody says that people went somewhere else."""
    return listed.says(TABLE, "moved", text)


def fits(kind: str, text: str) -> bool:
    """Tell whether the words that it is over name this kind of danger: 没味了 is gas."""
    return listed.says(TABLE, kind, text)


def is_false_alarm(result: str) -> bool:
    """Tell whether who was there writes that there was no danger."""
    said = listed.kinds(TABLE, result)
    return "false_alarm" in said and "no_false" not in said


def is_announced(text: str) -> bool:
    """Tell whether words begin by saying that they are about something else."""
    kinds = listed.kinds(TABLE, text)
    begun = [_beginnings(text[start:end]).keys() for start, end in spans(plain(text))]
    apart = any("apart" in said and "told" not in said for said in begun)
    return ("complains" in kinds or apart) and "waits" not in kinds


def can_wait(text: str) -> bool:
    """Tell whether somebody says that what they tell of has time: 等会再说."""
    return listed.says(TABLE, "later", text)


def own_home(text: str) -> int | None:
    """Return where words speak of the own home first, None where they don't."""
    return min(
        (one.start for one in listed.find_all(TABLE, text) if one.kind == "own"), default=None
    )


def corrects(text: str) -> bool:
    """Tell whether words begin by putting something right."""
    return "corrects" in _beginnings(text)


def without_leads(text: str) -> str:
    """Return words for a place without what only leads to it: 就在…, 位置：…."""
    left = text.strip(_PAUSES)
    while end := _beginnings(left).get("leads"):
        left = left[end:].lstrip(_PAUSES)
    return left


def _beginnings(text: str) -> dict[str, int]:
    """Return the kinds of the phrases that a text begins with, and where the longest ends."""
    found = sorted(one for one in listed.find_all(TABLE, text) if one.start == 0)
    return {one.kind: one.end for one in found}


def _endings(text: str) -> set[str]:
    """Return the kinds of the phrases that a text ends with."""
    return {one.kind for one in listed.find_all(TABLE, text) if one.end == len(text)}


def is_unreached(said: Said) -> bool:
    """Tell whether somebody without a name does not answer: the worker, or one in need."""
    of_somebody = said.meaning.danger == "unconscious"
    return of_somebody and listed.says_only(TABLE, frozenset({"unreached"}), said.text)


def tells_where(text: str) -> bool:
    """Tell whether words begin with where it is, or say what is beside it: 边上就是配电房."""
    return "where" in _beginnings(text.strip()) or listed.says(TABLE, "beside", text)


def says_goes(text: str, *, alone: bool = False) -> bool:
    """Tell whether staff say that they go there themselves, or that and nothing else."""
    if alone:
        return listed.says_only(TABLE, frozenset({"goes"}), text)
    parts = [text[start:end].rstrip(_NUMBERS) for start, end in spans(plain(text))]
    return any("goes" in _beginnings(part) or "goes" in _endings(part) for part in parts)


def is_there(text: str) -> bool:
    """Tell whether words of staff begin with that they have arrived."""
    return "there" in _beginnings(text.strip())


def is_handled(text: str) -> bool:
    """Tell whether a clause of staff begins with what was done already: 已扶起来."""
    return any("handled" in _beginnings(text[start:end]) for start, end in spans(plain(text)))


def is_sighting(text: str) -> bool:
    """Tell whether somebody tells of a child that they see."""
    return listed.says(TABLE, "sighted", text)


def is_seen(text: str) -> bool:
    """Tell whether the child that somebody tells of is there, and not looked for."""
    return is_sighting(text) and not listed.says(TABLE, "gone", text)


def is_of_it(said: Said) -> bool:
    """Tell whether words are about what goes on, whatever else they name."""
    if not listed.kinds(TABLE, said.text).isdisjoint({"waits", "moved"}) or tells_where(said.text):
        return True
    return max(map(said.meaning.says, _OF_IT)) >= thresholds.ADD_TO_CASE
