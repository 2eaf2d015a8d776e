"""Linear classifiers read from plain tables of weights and scored without any library.

scikit-learn would take 100 MB and many times as long for a message.

A feature counts by its rarity, and a text by the length of what it is made of, so that a long one
is not surer than a short one. The scores of all classes of all classifiers are added at once: each
feature's weights, and the square of its rarity, are packed side by side into one whole number, so
that a message costs one look and one addition a feature. Looks are what counts: between two
messages the table has left the processor's memory.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp, log, sqrt
from operator import add

MATTER = ("intent", "category", "danger")  # questions, each with a table `weights_….tsv`
ACT = ("act",)  # these are weighed together, and only where somebody asks
GENERAL = ("general",)  # …of what may be a known question
SCALE = 1  # weights are written in whole numbers: finer ones all change with each sentence learnt
UNSEEN = 40  # the square of the rarity of what was never learnt, in quarters
_UNSEEN = "\n"  # stands for it in the table; no feature is a line of its own
LENGTH_SCALE = 4  # squares of rarities are written in quarters
SETTING = "\ue003"  # what the name of a setting begins with in a table; nobody types it
_LANE = 20  # bits a class has in the packed number: room for 1,000 features of 500
BIAS = 1 << (_LANE - 1)  # added to each lane before reading it, so that no lane is negative
_MASK = (1 << _LANE) - 1


@dataclass(frozen=True, slots=True)
class Model:
    """The answers to one question, and how many lanes of the packed numbers stand before them.

    `biases` is what each class weighs before anything is said, `settings` what it weighs more or
    less in the circumstances that were learnt. The lane after the last class is the square of a
    text's length.
    """

    classes: tuple[str, ...]
    biases: tuple[float, ...]
    settings: dict[str, tuple[float, ...]]
    first: int

    def probabilities(self, weight: int) -> dict[str, float]:
        """Tell how likely each class is, adding up to 1, for what `weigh` found."""
        scores = self._scores(weight)
        top = max(scores)
        powers = [exp(score - top) for score in scores]
        whole = sum(powers)
        return {name: power / whole for name, power in zip(self.classes, powers, strict=True)}

    def chances(self, weight: int, least: float, setting: str) -> dict[str, float]:
        """Tell how likely each class is by itself, several may be; those of `least` or more."""
        lowest = log(least / (1 - least))
        scores = map(add, self._scores(weight), self.settings[setting])
        found = zip(self.classes, scores, strict=True)
        return {name: 1 / (1 + exp(-score)) for name, score in found if score >= lowest}

    def _scores(self, weight: int) -> list[float]:
        lanes = (len(self.classes) + 1) * _LANE
        here = weight >> (self.first * _LANE) & ((1 << lanes) - 1)
        *sums, square = [here >> place & _MASK for place in range(0, lanes, _LANE)]
        length = SCALE * sqrt(max(1, square - BIAS) / LENGTH_SCALE)
        return [bias + (one - BIAS) / length for bias, one in zip(self.biases, sums, strict=True)]


def weigh(features: Collection[str], questions: tuple[str, ...] = MATTER) -> int | None:
    """Add up the weights of a text's features, all lanes at once; nothing weighs None."""
    return weigh_more(_tables(questions)[1][""], features, questions) if features else None


def weigh_more(weight: int, features: Iterable[str], questions: tuple[str, ...] = MATTER) -> int:
    """Add the weights of further features to what was weighed before.

    What was never learnt says nothing, and makes a text longer: of a number nobody is sure.
    """
    weights = _tables(questions)[1]
    return sum(map(weights.get, features, repeat(weights[_UNSEEN])), weight)


@cache
def model(question: str) -> Model:
    """Return the answers to one of the questions."""
    together = next(group for group in (MATTER, ACT, GENERAL) if question in group)
    return _tables(together)[0][question]


@cache
def _tables(questions: tuple[str, ...]) -> tuple[dict[str, Model], dict[str, int]]:
    """Read the answers, and the packed weights of each feature; "" is what every text begins with.

    A table is a line of classes, one of what each weighs before anything is said, one for each
    setting (its name after `SETTING`), then a feature and its weights a line: each after the place
    of its class, the square of its rarity last.
    """
    models: dict[str, Model] = {}
    weights: dict[str, int] = {}
    lanes = 0
    for question in questions:
        lines = _lines(f"weights_{question}.tsv")
        classes = tuple(next(lines).split("\t")[1:])
        settings: dict[str, tuple[float, ...]] = {}
        models[question] = Model(classes, _numbers(next(lines)), settings, lanes)
        for line in lines:
            feature, _, entries = line.partition("\t")
            if feature[0] == SETTING:
                settings[feature[1:]] = _numbers(line)
                continue
            packed = weights.get(feature, 0)
            for entry in entries.split(" "):
                place, _, weight = entry.partition(":")
                packed += int(weight) << (_LANE * (lanes + int(place)))
            weights[feature] = packed
        lanes += len(classes) + 1
    weights[_UNSEEN] = sum(
        UNSEEN << (_LANE * (one.first + len(one.classes))) for one in models.values()
    )
    weights[""] = sum(BIAS << (_LANE * lane) for lane in range(lanes))
    return models, weights


def _numbers(line: str) -> tuple[float, ...]:
    return tuple(map(float, line.split("\t")[1:]))


def _lines(name: str) -> Iterator[str]:
    """Read a table line by line: all of it at once leaves holes in the memory of every worker."""
    with files("nlp.lexicon").joinpath(name).open("r", encoding="utf-8") as table:
        for written in table:
            line = written.rstrip("\n")
            if line and not line.startswith("# "):
                yield line
