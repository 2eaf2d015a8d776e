"""Whether somebody may be harmed now (险情): fire, gas, trapped and so on.

Drills, what is over, worries and figures of speech are none. One classifier weighs the words
together with what listed phrases tell (nlp/hazards.py); only a call for help, a danger that is
named and nothing else said, and one that somebody sees others in, need no weighing.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import islice
from string import ascii_uppercase
from typing import NamedTuple

from nlp import hazards, lexicon, thresholds
from nlp.cries import is_call, is_cry, named_alone
from nlp.danger_signs import danger_signs
from nlp.features import features
from nlp.hazards import STANDS
from nlp.linear import model, weigh, weigh_more

_OF_A_BODY = frozenset(  # what an animal may be in; nobody is paged for it
    {"injury", "trapped", "falling", "drowning", "unconscious", "cry"}
)
CRY = "cry"  # the kind of a call for help that does not say what happened
OF_OTHERS = {"self_harm": "other_self_harm"}  # where it is not the speaker who is in danger
SAFE, MAYBE = "-", "maybe"  # the classes of texts about no danger, and of those to ask about
_LETTERS_A_WORD = 4  # of English or pinyin, as much as one Chinese character says
_ANOTHER = ("另外", "顺便", "顺带", "对了", "还有个事", "还有件事", "再就是")
_CUT = "\n"
TELLING = ("report", "help_request", "complaint")
_OF_DANGER = frozenset({
    "hurry", "not_over", "worse", "moved", "add_detail", "new_matter", "swear", "affirm",
    "wants_person", "unsure", "stop",
})  # fmt: skip
_SIGN = "\ue500"  # a private character before what phrases tell
_OTHERS = next(w for name, w in lexicon.rows("hazards.txt") if name == "@别人").split("|")
_NO_SPEAKER = frozenset("们家妈爸儿女弟妹哥姐老室朋同邻楼隔婆公媳")  # after 我
_SPOKEN_TO = frozenset("给让跟对叫问找诉和求")  # before it


class Judgement(NamedTuple):
    """The danger that is told of, or the one that would have to be asked about."""

    kind: str | None = None
    maybe: str | None = None
    score: float = 0.0  # how surely there is one; what is listed is certain


def hazard_signs(found: AbstractSet[str], signed: str, plain: str) -> set[str]:
    """List what the danger classifier sees besides the `found` features of a text."""
    standing = (one.kind for one in hazards.named(plain) if one.meant == STANDS)
    return danger_signs(found, signed).union(f"{_SIGN}{kind}" for kind in standing)


def is_weighed(plain: str) -> bool:
    """Tell whether the classifier reads a text: pieces of English or of pinyin tell it nothing."""
    words = sum(map(plain.count, ascii_uppercase)) // _LETTERS_A_WORD
    chinese = (sign for sign in plain if "\u3400" <= sign <= "\u9fff")
    return any(islice(chinese, words, None))  # more signs than those words


def find_danger(plain: str) -> str | None:
    """Name the danger that listed words alone tell of, None where nobody is in any."""
    if is_cry(plain):
        return CRY if is_call(plain) else None
    return named_alone(plain) or hazards.standing(plain)


def judge(found: AbstractSet[str], signed: str, plain: str, weight: int | None) -> Judgement:
    """Weigh everything that a text tells of a danger; another matter in it makes none smaller."""
    whole = _judge(found, signed, plain, weight)
    if whole.kind or not any(word in plain for word in _ANOTHER):
        return whole
    divided = plain
    for word in _ANOTHER:
        divided = divided.replace(word, _CUT)
    parts = [part for part in divided.split(_CUT) if part.strip()]
    alone = (_judge(of := features(part), part, part, weigh(of)) for part in parts)
    return next((one for one in alone if one.kind), whole)


def _judge(found: AbstractSet[str], signed: str, plain: str, weight: int | None) -> Judgement:
    listed = find_danger(plain)
    if weight is None or is_cry(plain) or named_alone(plain):
        return _listed(listed)
    if listed in _OF_A_BODY and hazards.is_of_animals(plain):
        return Judgement()
    if hazards.said_alone(plain) or hazards.is_seen(plain) or hazards.just_missed(plain):
        return _listed(listed)
    if listed is None and hazards.is_left_behind(plain):
        return Judgement()
    if not is_weighed(plain):
        return _listed(listed) if listed else Judgement(maybe=hazards.feared(plain))
    weighed = model("danger")
    if listed and listed not in weighed.classes:
        return _listed(listed)
    scores = weighed.probabilities(weigh_more(weight, hazard_signs(found, signed, plain)))
    told = 1 - scores.pop(SAFE)
    alarming = told - scores.pop(MAYBE)
    shortly = hazards.said_shortly(plain)
    if told < (thresholds.ASK_SHORT_DANGER if shortly else thresholds.ASK_ABOUT_DANGER):
        return Judgement()
    sure = alarming >= thresholds.ALARM or (shortly and told >= thresholds.SHORT_DANGER)
    if not sure and hazards.only_sounds(plain):
        return Judgement()
    kind, score = _kind(plain, scores), thresholds.LISTED if listed else alarming
    if kind in _OF_A_BODY and hazards.is_of_animals(plain):
        return Judgement()
    return Judgement(kind, score=score) if sure else Judgement(maybe=kind, score=alarming)


def _listed(kind: str | None) -> Judgement:
    return Judgement(kind, score=thresholds.LISTED if kind else 0.0)


def may_tell(intents: Mapping[str, float], acts: Mapping[str, float]) -> bool:
    """Tell whether words may tell of something that goes on: neither a remark nor an answer."""
    answers = max((score for act, score in acts.items() if act not in _OF_DANGER), default=0.0)
    tells = sum(intents[intent] for intent in TELLING)
    return tells >= thresholds.TELLS and answers < thresholds.TAKE_ANSWER


def _kind(plain: str, scores: dict[str, float]) -> str:
    """Name the likeliest kind; a phrase that stands is believed, for it is listed."""
    kind = hazards.standing(plain) or max(scores, key=scores.__getitem__)
    return OF_OTHERS[kind] if kind in OF_OTHERS and _is_of_others(plain, kind) else kind


def _is_of_others(plain: str, kind: str) -> bool:
    """Tell whether others are named and not the speaker, or they last before what they do."""
    if not any(other in plain for other in _OTHERS):
        return False
    speaker = [
        at
        for at, sign in enumerate(plain)
        if sign == "我"
        and plain[at + 1 : at + 2] not in _NO_SPEAKER
        and plain[max(at - 1, 0) : at] not in _SPOKEN_TO
    ]
    if not speaker:
        return True
    at = next((one.start for one in hazards.named(plain) if one.kind == kind), 0)
    last = max(plain.rfind(other, 0, at + len(other)) for other in _OTHERS)
    return last > max((one for one in speaker if one <= at), default=-1)
