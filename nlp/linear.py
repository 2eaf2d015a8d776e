"""A linear classifier read from a plain table of weights and scored without any library.

The scores of all classes are added at once: each feature's weights are packed side by side into
one whole number, so that a message costs one addition a feature.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from itertools import repeat
from math import exp

_LANE = 24  # bits a class has in the packed number
_BIAS = 1 << (_LANE - 1)  # added to each lane before reading it, so that no lane is negative
_BIASES = sum(_BIAS << (_LANE * lane) for lane in range(36))
_MASK = (1 << _LANE) - 1
SCALE = 100  # weights are written in hundredths


@dataclass(frozen=True, slots=True)
class Model:
    """Class names and, packed, the weights of each feature; "" is what every text begins with."""

    classes: tuple[str, ...]
    weights: dict[str, int]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """Tell how likely each class is, adding up to 1."""
        known = self.weights
        total = known.get("", 0) + sum(map(known.get, features, repeat(0)))
        total += _BIASES & ((1 << (_LANE * len(self.classes))) - 1)
        scores = [
            ((total >> shift) & _MASK) - _BIAS
            for shift in range(0, _LANE * len(self.classes), _LANE)
        ]
        top = max(scores)
        powers = [exp((score - top) / SCALE) for score in scores]
        whole = sum(powers)
        return {name: power / whole for name, power in zip(self.classes, powers, strict=True)}


def read_model(name: str) -> Model:
    """Read the model of one table under `lexicon/`: a line of classes, then feature and weights."""
    text = files("nlp.lexicon").joinpath(name).read_text(encoding="utf-8")
    header, *lines = [line for line in text.split("\n") if line and not line.startswith("# ")]
    classes = tuple(header.split("\t")[1:])
    weights = {}
    for line in lines:
        feature, _, entries = line.partition("\t")
        weights[feature] = sum(
            int(weight) << (_LANE * int(lane, 36))
            for lane, weight in ((entry[0], entry[1:]) for entry in entries.split(" "))
        )
    return Model(classes, weights)
