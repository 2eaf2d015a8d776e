"""Numbers kept by sign and place, flat: what an index of known questions is made of."""

from array import array
from collections.abc import Iterator
from itertools import accumulate


class Postings:
    """Which places hold a sign, and how much of it, by the numbers of the signs.

    Kept flat: what the 4,000 ways hold would be 400,000 pairs of objects, a hundred megabytes.
    """

    def __init__(self) -> None:
        self._signs, self._places, self._values = array("I"), array("I"), array("d")
        self._starts = array("I")

    def add(self, sign: int, place: int, value: float) -> None:
        """Note that a place holds a sign."""
        self._signs.append(sign)
        self._places.append(place)
        self._values.append(value)

    def close(self, signs: int) -> None:
        """Put together what is held of each sign, in the order in which it was added."""
        ends = array("I", bytes(4 * (signs + 1)))
        for sign in self._signs:
            ends[sign + 1] += 1
        self._starts = array("I", accumulate(ends))
        after, places = self._starts[:-1], array("I", self._places)
        values = array("d", self._values)
        for sign, place, value in zip(self._signs, self._places, self._values, strict=True):
            places[after[sign]], values[after[sign]] = place, value
            after[sign] += 1
        self._signs, self._places, self._values = array("I"), places, values

    def of(self, sign: int) -> Iterator[tuple[int, float]]:
        """Return each place that holds a sign, with how much of it."""
        held = slice(self._starts[sign], self._starts[sign + 1])
        return zip(self._places[held], self._values[held], strict=True)
