"""Which of the known questions is asked: by words that only one has, and by likeness to its ways.

Every word, and one to three neighbouring characters, count by how few of the questions have them.
How often each question has them is weighed, too (naive Bayes): that knows better which question is
asked, and likeness whether any is.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from operator import mul
from typing import NamedTuple, TypeVar

from nlp import lexicon, thresholds, tokens
from nlp.acts import wants
from nlp.examples import ASKED
from nlp.features import DIGITS
from nlp.phrases import Table, phrase
from nlp.postings import Postings
from nlp.spelling import plain

LONGEST = 160  # characters compared
NEAREST = 3  # ways of a question whose likeness counts, so that one odd way decides nothing
_UNSPECIFIC = "unspecific.txt"  # asks for nothing that could be told; stands behind all the others
_SELDOM = 0.5  # what stands in one way of a question tells less than what stands in many
_FEW = 2  # what so few ways have counts half: one odd word (老样子) makes no known question
_SMOOTHED = 0.1  # times that each sign is thought to be said in every question
_FIRMNESS = 4  # of what is counted, before its share is looked at
_EDGE = 0.003  # share beside none or all, which nobody can be sure of
_Sign = TypeVar("_Sign", str, int)
_SHARES = (0.4, 1.0, 0.8)  # of one, two, three characters; a word counts like three


class Known(NamedTuple):
    """One question that is known: phrases that only it has, and ways in which it is asked."""

    words: tuple[str, ...]
    ask: tuple[str, ...]


class Likely(NamedTuple):
    """One of the known questions by its place, and how surely it is asked."""

    place: int
    score: float


class Likeness(NamedTuple):
    """How like a text is to a known question: its nearest ways, its own signs, phrases said.

    `share` is how likely it is this one by how often its signs are said of each.
    """

    place: int
    near: float
    covered: float
    said: bool
    share: float

    def score(self, near: float, covered: float, phrases: int) -> float:
        """Return how surely it is asked, beside the most that is so of others, and all phrases.

        The weights were learnt from 2,700 questions by four hands, each read by what the three
        others and the known questions teach.
        """
        beside = min(phrases - self.said, 2)
        told = 2.9 - 2.1 * beside if self.said else -1.1 * beside
        alike = 0.3 * self.near + 1.2 * (self.near - near)
        own = 1.0 * self.covered + 3.1 * (self.covered - covered)
        counted = 0.73 * math.log((self.share + _EDGE) / (1 + _EDGE - self.share))
        return 1 / (1 + math.exp(0.9 - told - alike - own - counted))


class Index:
    """The known questions, made ready to be compared with."""

    def __init__(self, asked: Sequence[Known]) -> None:
        known = (*asked, Known((), tuple(lexicon.lines(_UNSPECIFIC))))
        self._count = len(known)
        self._few = [min(NEAREST, len(one.ask)) for one in known]
        self._exact = {_bare(way): n for n, one in enumerate(known) for way in one.ask}
        phrases = [(str(n), plain(said)) for n, one in enumerate(known) for said in one.words]
        self._phrases = Table([phrase(kind, said) for kind, said in phrases])
        self._numbers: dict[str, int] = {}
        said = [
            [
                array("I", [self._numbers.setdefault(sign, len(self._numbers)) for sign in signs])
                for signs in map(_signs, one.ask)
            ]
            for one in known
        ]
        have = Counter(sign for ways in said for sign in set(chain.from_iterable(ways)))
        times = Counter(sign for ways in said for way in ways for sign in way)
        rare = [
            math.log((self._count + 1) / have[n]) * times[n] / (times[n] + _FEW)
            for n in range(len(have))
        ]
        self._rarity = array("d", map(mul, rare, map(_share_of, self._numbers)))
        self._whose = array("I")
        self._ways, self._shares, self._counts = Postings(), Postings(), Postings()
        volumes = [self._take(place, ways, times) for place, ways in enumerate(said)]
        smoothed = _SMOOTHED * len(self._numbers)
        self._volumes = [math.log(volume + smoothed or 1) for volume in volumes]
        for postings in (self._ways, self._shares, self._counts):
            postings.close(len(self._numbers))

    def _take(self, place: int, ways: Sequence["array[int]"], times: Counter[int]) -> float:
        """Take up how a question is asked; return how much is said in it."""
        for sign, n in Counter(chain.from_iterable(ways)).items():
            self._shares.add(sign, place, n / times[sign] * n / (n + _SELDOM))
        said: dict[int, float] = defaultdict(float)
        for way in ways:
            weights = _of_length({sign: self._rarity[sign] for sign in way})
            for sign, weight in weights.items():
                said[sign] += weight
                self._ways.add(sign, len(self._whose), weight)
            self._whose.append(place)
        for sign, often in said.items():
            self._counts.add(sign, place, math.log(often / _SMOOTHED + 1))
        return sum(said.values())

    def _sharing(self, held: Sequence[tuple[int, float]], whole: float) -> list[float]:
        """Return how likely each question is by what was counted, adding up to 1."""
        scores = [-whole * volume for volume in self._volumes]
        for sign, weight in held:
            for place, often in self._counts.of(sign):
                scores[place] += weight * often
        top = max(scores)
        powers = [math.exp(_FIRMNESS * (score - top)) for score in scores]
        together = sum(powers)
        return [power / together for power in powers]

    def _weights(self, text: str) -> dict[str, float]:
        """Weigh the signs of a text; one that no question has is rarer than all."""
        unknown = math.log(self._count + 1)
        return _of_length(
            {
                sign: self._rarity[number] if number is not None else unknown * _share_of(sign)
                for sign, number in ((sign, self._numbers.get(sign)) for sign in _signs(text))
            }
        )

    def likely(self, text: str) -> list[Likely]:
        """Return which known questions a text may ask, the likeliest first; none of a vague one."""
        ranked = self._ranked(text)
        if ranked and ranked[0].place == self._count - 1:
            return []
        return [one for one in ranked if one.place < self._count - 1]

    def is_vague(self, text: str) -> bool:
        """Tell whether a text is listed as one that names no matter at all, or has no word of one.

        什么时候, 那要多少钱; 几点下班 is a way in which one of the known questions is asked.
        """
        listed = self._exact.get(_bare(text))
        return wants.names_nothing(text) if listed is None else listed == self._count - 1

    def _ranked(self, text: str) -> list[Likely]:
        exact = self._exact.get(_bare(text))
        if exact is not None:
            return [Likely(exact, thresholds.LISTED)]
        if wants.names_nothing(text):
            return []
        found = self._likenesses(text)
        phrases = sum(one.said for one in found)
        near = _beside([one.near for one in found])
        covered = _beside([one.covered for one in found])
        ranked = [
            Likely(one.place, one.score(*others, phrases))
            for one, others in zip(found, zip(near, covered, strict=True), strict=True)
        ]
        return sorted(ranked, key=lambda one: -one.score)

    def _likenesses(self, text: str) -> list[Likeness]:
        """Return how like a text is to each known question that has anything of it."""
        weights = self._weights(text)
        held = [(self._numbers[sign], n) for sign, n in weights.items() if sign in self._numbers]
        alike: dict[int, float] = defaultdict(float)
        covered: dict[int, float] = defaultdict(float)
        for sign, weight in held:
            for way, other in self._ways.of(sign):
                alike[way] += weight * other
            for place, share in self._shares.of(sign):
                covered[place] += weight * weight * share
        ways: dict[int, list[float]] = defaultdict(list)
        for way, cosine in alike.items():
            ways[self._whose[way]].append(cosine)
        shares = self._sharing(held, sum(weights.values()))
        said = {int(kind) for kind, _start, _end in self._phrases.find_all(plain(text[:LONGEST]))}
        return [
            Likeness(
                place,
                sum(sorted(ways.get(place, ()), reverse=True)[:NEAREST]) / self._few[place],
                covered.get(place, 0.0),
                place in said,
                shares[place],
            )
            for place in ways.keys() | said
        ]


def _beside(values: Sequence[float]) -> list[float]:
    """Return for each of the values the highest of the others."""
    most, second = sorted((*values, 0.0, 0.0), reverse=True)[:2]
    return [second if value == most else most for value in values]


@cache
def _typed() -> dict[str, tuple[str, ...]]:
    ways: dict[str, tuple[str, ...]] = {}
    for topic, way in lexicon.rows(ASKED):
        ways[topic] = (*ways.get(topic, ()), way)
    return ways


def typed(topic: str) -> tuple[str, ...]:
    """Return how residents asked for a matter of this name, as they typed it."""
    return _typed().get(topic, ())


@lru_cache(maxsize=8)  # of each community, before and after an answer was added
def index(known: tuple[Known, ...]) -> Index:
    """Return the known questions, ready to be compared with."""
    return Index(known)


def _signs(text: str) -> frozenset[str]:
    """Return the words of a text and its neighbouring characters; a number counts as one sign."""
    spelled = DIGITS.sub("0", plain(text[:LONGEST]))
    bare = _bare(spelled)
    pairs = map(str.__add__, bare, bare[1:])
    threes = (bare[at : at + 3] for at in range(len(bare) - 2))
    words = (f"{word}  " for word in tokens.words(spelled) if len(word) > 1)  # no neighbours
    return frozenset((*bare, *pairs, *threes, *words))


def _bare(text: str) -> str:
    """Return the signs of a text, without the courtesies around it."""
    return "".join(filter(str.isalnum, wants.without_courtesies(plain(text[:LONGEST]))))


def _share_of(sign: str) -> float:
    return _SHARES[min(len(sign), len(_SHARES)) - 1]


def _of_length(weights: dict[_Sign, float]) -> dict[_Sign, float]:
    """Bring weights to a length of one, so that a long text is not surer than a short one."""
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {sign: weight / length for sign, weight in weights.items()}
