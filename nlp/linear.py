"""Linear classifiers read from plain tables of weights and scored without any library.

scikit-learn would take 100 MB and many times as long for a message.

The scores of all classes of all of them are added at once: each feature's weights are packed side
by side into one whole number, so that a message costs one look and one addition a feature. Looks
are what counts: between two messages the table has left the processor's memory.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp

QUESTIONS = ("intent", "category", "danger", "act")  # each with a table `weights_….tsv`
SCALE = 20  # weights are written in twentieths: finer ones all change with each sentence learnt
_LANE = 24  # bits a class has in the packed number
_BIAS = 1 << (_LANE - 1)  # added to each lane before reading it, so that no lane is negative
_MASK = (1 << _LANE) - 1


@dataclass(frozen=True, slots=True)
class Model:
    """The answers to one question, and how many lanes of the packed numbers stand before them."""

    classes: tuple[str, ...]
    first: int

    def probabilities(self, weight: int) -> dict[str, float]:
        """Tell how likely each class is, adding up to 1, for what `weigh` found."""
        scores = self._scores(weight)
        top = max(scores)
        powers = [exp((score - top) / SCALE) for score in scores]
        whole = sum(powers)
        return {name: power / whole for name, power in zip(self.classes, powers, strict=True)}

    def chances(self, weight: int, least: float) -> dict[str, float]:
        """Tell how likely each class is by itself, several may be; those of `least` or more."""
        found = zip(self.classes, self._scores(weight), strict=True)
        chances = ((name, 1 / (1 + exp(-score / SCALE))) for name, score in found)
        return {name: chance for name, chance in chances if chance >= least}

    def _scores(self, weight: int) -> list[int]:
        return [
            ((weight >> shift) & _MASK) - _BIAS
            for shift in range(self.first * _LANE, (self.first + len(self.classes)) * _LANE, _LANE)
        ]


def weigh(features: Collection[str]) -> int | None:
    """Add up the weights of a text's features, all lanes at once; nothing weighs None."""
    return weigh_more(_tables()[1][""], features) if features else None


def weigh_more(weight: int, features: Iterable[str]) -> int:
    """Add the weights of further features to what was weighed before."""
    return sum(map(_tables()[1].get, features, repeat(0)), weight)


def model(question: str) -> Model:
    """Return the answers to one of the questions."""
    return _tables()[0][question]


@cache
def _tables() -> tuple[dict[str, Model], dict[str, int]]:
    """Read the answers, and the packed weights of each feature; "" is what every text begins with.

    A table is a line of classes, then a feature and its weights a line, each weight after the
    place of its class in that line.
    """
    models: dict[str, Model] = {}
    weights: dict[str, int] = {}
    lanes = 0
    for question in QUESTIONS:
        header, *lines = _lines(f"weights_{question}.tsv")
        models[question] = Model(tuple(header.split("\t")[1:]), lanes)
        for line in lines:
            feature, _, entries = line.partition("\t")
            for entry in entries.split(" "):
                place, _, weight = entry.partition(":")
                packed = int(weight) << (_LANE * (lanes + int(place)))
                weights[feature] = weights.get(feature, 0) + packed
        lanes += len(models[question].classes)
    weights[""] += sum(_BIAS << (_LANE * lane) for lane in range(lanes))
    return models, weights


def _lines(name: str) -> list[str]:
    text = files("nlp.lexicon").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("# ")]
