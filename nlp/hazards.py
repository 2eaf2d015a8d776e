"""What listed phrases tell of dangers (险情): which kind a phrase names, and what takes it back.

`hazards.txt` names dangers, `harmless.txt` what only sounds like one, `not_now.txt` what makes of
one a drill, a worry, something that is over or that did not happen. Nothing is decided here: what
is found are signs that the danger classifier weighs together with the words (nlp/danger.py).
"""

from functools import lru_cache
from typing import NamedTuple

from nlp import lexicon, marks
from nlp.phrases import Phrase, Table, phrases
from nlp.spelling import plain

LONGEST = 1500  # characters read
STANDS, FEARED = "stands", "maybe"  # how a phrase is meant; else by a kind of not_now.txt
_NEAR = 10  # characters beside a hazard in which it is only feared or asked about
_CLOSE = 4  # the same in which it is denied
_QUESTIONS = frozenset(marks.ASKS + "吗")
_HOUSE = ("栋", "幢", "号楼", "单元", "室")
_SHORT = 12  # characters that tell no story
_SEEN = tuple(  # before a hazard: who is in it
    f"{who}{at}"
    for who in ("有人", "个人", "俩人", "一群人", "一伙人")
    for at in ("", "在", "正在")
)
_MORE = 2  # characters beside a hazard that say nothing more: 有小偷了
_BEFORE, _AFTER = 30, 24  # characters around a hazard that may take it back

_PHRASES = phrases(lexicon.rows("hazards.txt"))
_HAZARDS = Table(_PHRASES)
_HARMLESS = Table(
    sorted(
        phrases((("", written) for written in lexicon.lines("harmless.txt")), tight=True),
        key=lambda phrase: "{0," not in phrase.pattern.pattern,  # the longer ones first
    )
)
_NOT_NOW: dict[str, list[Phrase]] = {}
for _phrase in phrases(lexicon.rows("not_now.txt")):
    _NOT_NOW.setdefault(_phrase.kind, []).append(_phrase)
KINDS = tuple(dict.fromkeys(phrase.kind for phrase in _PHRASES))


class Hazard(NamedTuple):
    """A danger that a phrase names, how it is meant, and where it stands."""

    kind: str
    meant: str
    start: int
    end: int


@lru_cache(maxsize=64)  # asked for by several readers of one message
def names_any(text: str) -> bool:
    """Tell whether a text has a phrase that a danger is told by, whatever is meant."""
    return next(iter(named(plain(text))), None) is not None


@lru_cache(maxsize=64)  # asked for by several rules of one message
def named(plain: str) -> tuple[Hazard, ...]:
    """List the dangers that phrases of a text name, in the order of the table."""
    text = plain[:LONGEST]
    found = list(_HAZARDS.find_all(text))
    masked = _without_harmless(text) if found else text
    if masked != text:
        found = list(_HAZARDS.find_all(masked))
    return tuple(Hazard(kind, _meant(masked, start, end), start, end) for kind, start, end in found)


def said_alone(plain: str) -> str | None:
    """Name the danger of a phrase that stands, and beside which next to nothing is said."""
    stand = [one for one in named(plain) if one.meant == STANDS]
    if not stand or not _QUESTIONS.isdisjoint(plain):
        return None
    said = sum(map(str.isalnum, plain))
    return next((one.kind for one in stand if said <= one.end - one.start + _MORE), None)


def said_shortly(plain: str) -> bool:
    """Tell whether a text names a danger that stands, and perhaps where, but tells no story."""
    if standing(plain) is None:
        return False
    for word in _HOUSE:
        plain = plain.replace(word, "")
    return sum(map(str.isalpha, plain)) <= _SHORT


def is_seen(plain: str) -> bool:
    """Tell whether somebody says in a few words that people are in danger: 北门有人打架."""
    if not said_shortly(plain) or not _QUESTIONS.isdisjoint(plain):
        return False
    stands = (one.start for one in named(plain) if one.meant == STANDS)
    return any(plain.endswith(_SEEN, 0, start) for start in stands)


def just_missed(plain: str) -> bool:
    """Tell whether something fell down beside the one who tells it, by a phrase that stands."""
    return standing(plain) == "falling" and _says("near", plain[:LONGEST])


def standing(plain: str) -> str | None:
    """Name the first danger that nothing beside it takes back, by its phrase alone."""
    return next((one.kind for one in named(plain) if one.meant == STANDS), None)


def feared(plain: str) -> str | None:
    """Name the first danger that is only feared, or thought to be one."""
    return next((one.kind for one in named(plain) if one.meant == FEARED), None)


def only_sounds(plain: str) -> bool:
    """Tell whether what sounds of danger in a text is a figure of speech, or in a film."""
    return _says("figure", plain[:LONGEST]) and standing(plain) is None


def is_left_behind(plain: str) -> bool:
    """Tell whether a thing was left somewhere, or somebody cannot get in, and nobody is inside."""
    return _says("left", plain[:LONGEST]) and not _says("inside", plain[:LONGEST])


def is_of_the_past(plain: str) -> bool:
    """Tell whether a text is about another day, and nothing of it is said to go on."""
    text = plain[:LONGEST]
    return (_says("past", text) or _says("long_past", text)) and not _says("now", text)


def goes_on(plain: str) -> bool:
    """Tell whether a text says of something that it is so now."""
    return _says("now", plain[:LONGEST])


def is_of_animals(plain: str) -> bool:
    """Tell whether a text speaks of an animal and of no person."""
    text = plain[:LONGEST]
    return _says("animal", text) and not _says("people", text)


def _without_harmless(text: str) -> str:
    for phrase in _HARMLESS.likely(text):
        text = phrase.pattern.sub(lambda words: "·" * len(words.group()), text)
    return text


def _says(kind: str, text: str) -> bool:
    return any(phrase.pattern.search(text) for phrase in _NOT_NOW[kind])


def _meant(text: str, start: int, end: int) -> str:
    """Tell how a hazard is meant, by what stands around it."""
    before, hazard = text[max(0, start - _BEFORE) : start], text[start:end]
    after = text[end : end + _AFTER]
    around = before + hazard + after
    near = (
        ("drill", around),
        ("over", after),
        ("asked", after[:_NEAR]),
        (FEARED, before[-_NEAR:] + hazard),
        ("denied", before[-_CLOSE:] + hazard + after[:_CLOSE]),
    )
    taken_back = next((kind for kind, words in near if _says(kind, words)), None)
    if taken_back:
        return taken_back
    if _says("long_past", around):
        return STANDS if _says("now", before + hazard) else "long_past"
    return "past" if _says("past", around) and not _says("now", around) else STANDS
