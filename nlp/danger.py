"""Whether somebody may be harmed now (险情): fire, gas, trapped and so on.

Drills, what is over, worries and figures of speech are none.
"""

import re
from collections.abc import Set as AbstractSet

from nlp import lexicon
from nlp.cries import is_call, is_cry, named_alone
from nlp.danger_signs import danger_signs
from nlp.linear import model, weigh_more
from nlp.phrases import Phrase, Table, phrases

_NEAR = 10  # characters beside a hazard in which it is only feared or asked about
_LONGEST = 1500  # characters read
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
CRY = "cry"  # the kind of a call for help that does not say what happened
OF_OTHERS = {"self_harm": "other_self_harm"}  # where it is not the speaker who is in danger
_OTHERS = re.compile(next(words for name, words in lexicon.rows("hazards.txt") if name == "@别人"))
_SPEAKER = re.compile("我(?![们家妈爸儿女弟妹哥姐老室朋同邻楼隔婆公媳])")
SAFE = "-"  # the class of texts about no danger
SUSPICION = 0.6  # from this share of the score a text is treated as one about a danger
CERTAINTY = 0.95  # the same where a phrase was found but taken back


def find_danger(plain: str) -> str | None:
    """Name the kind of danger the text tells of, None when nobody is in any."""
    plain = plain[:_LONGEST]
    if not _speaks_of_hazards(plain):
        return CRY if is_call(plain) else named_alone(plain)
    masked = _without_harmless(plain)
    return next(
        (kind for kind, start, end in _HAZARDS.find_all(masked) if _is_now(masked, start, end)),
        None,
    )


def suspect_danger(plain: str, found: AbstractSet[str], weight: int | None) -> str | None:
    """Name the danger that the words taken together speak of, where no known phrase does.

    `found` are the features of the text, `weight` is what they weigh.
    """
    if weight is None or is_cry(plain):
        return None
    weight = weigh_more(weight, danger_signs(found, plain))
    scores = model("danger").probabilities(weight)
    safe = scores.pop(SAFE)
    if safe > 1 - SUSPICION:
        return None
    sure = safe < 1 - CERTAINTY
    spoken_of = _speaks_of_hazards(plain[:_LONGEST])
    if (spoken_of and not sure) or _is_taken_back(plain, lightly=not sure or spoken_of):
        return None
    kind = max(scores, key=scores.__getitem__)
    others = _OTHERS.search(plain) is not None and not _SPEAKER.search(plain)
    return OF_OTHERS.get(kind, kind) if others else kind


def _is_taken_back(text: str, *, lightly: bool) -> bool:
    """Tell whether the text speaks of the past, a drill or, where that is enough, a worry."""
    kinds = ("long_past", "drill", "over", *(("maybe", "asked") if lightly else ()))
    if any(_says(kind, text) for kind in kinds):
        return True
    return lightly and _says("past", text) and not _says("now", text)


def _speaks_of_hazards(text: str) -> bool:
    return any(True for _ in _HAZARDS.find_all(text))


def _without_harmless(text: str) -> str:
    for phrase in _HARMLESS.likely(text):
        text = phrase.pattern.sub(lambda words: "·" * len(words.group()), text)
    return text


def _says(kind: str, text: str) -> bool:
    return any(phrase.pattern.search(text) for phrase in _NOT_NOW[kind])


def _is_now(text: str, start: int, end: int) -> bool:
    before, hazard = text[max(0, start - _BEFORE) : start], text[start:end]
    after = text[end : end + _AFTER]
    around = before + hazard + after
    if _says("drill", around) or _says("over", after) or _says("asked", after[:_NEAR]):
        return False
    if _says("maybe", before[-_NEAR:] + hazard):
        return False
    if _says("long_past", around):
        return _says("now", before + hazard)
    return not _says("past", around) or _says("now", around)
