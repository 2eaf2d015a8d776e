"""Which messages are about the same trouble (热点): groups, the same every time.

Words are weighed by how rare they are; two texts are alike by the angle between their weights.
By hand, as scikit-learn, which does that, is installed for training only.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from nlp import tokens
from nlp.spelling import plain

ALIKE = 0.28  # cosine from which a message belongs to a group
ALIKE_GROUPS = 0.38  # cosine from which two groups are one
LONGEST = 160  # characters compared: who it is about and where stands in the beginning
HEADLINE = 30  # characters that count again
COMMON = 0.12  # a word in more than this share of the messages tells nothing
SMALL = 20  # messages a word may stand in at least: a short list is often about little
TITLE = 40  # characters

Vector = dict[str, float]


class Message(NamedTuple):
    """One message with its own id and time."""

    id: str
    time: str
    text: str


class _Group(NamedTuple):
    members: list[int]
    middle: Vector  # the sum of its members


def cluster(messages: Sequence[Message]) -> list[tuple[str, str, str]]:
    """Give each message its group and the group's title; both empty if it stands alone."""
    vectors = _vectors(messages)
    groups = _joined(_groups(vectors))
    rows = [(message.id, "", "") for message in messages]
    for number, group in enumerate(sorted(groups, key=lambda group: group.members[0]), start=1):
        title = _title(messages, vectors, group)
        for index in group.members:
            rows[index] = (messages[index].id, f"H{number:03d}", title)
    return rows


def _terms(text: str) -> list[str]:
    short = plain(text[:LONGEST])
    words = tokens.words(short) + tokens.words(short[:HEADLINE])
    return [word for word in words if len(word) > 1 and not word.isdigit()]


def _vectors(messages: Sequence[Message]) -> list[Vector]:
    counts = [Counter(_terms(message.text)) for message in messages]
    frequency = Counter(word for count in counts for word in count)
    most = max(SMALL, COMMON * len(messages))
    vectors = []
    for count in counts:
        weights = {
            word: (1 + math.log(times)) * math.log((1 + len(messages)) / frequency[word])
            for word, times in count.items()
            if 1 < frequency[word] <= most
        }
        length = _length(weights)
        vectors.append({word: weight / length for word, weight in weights.items()})
    return vectors


def _groups(vectors: Sequence[Vector]) -> list[_Group]:
    """Let each message join the group whose middle it is closest to, or else begin one."""
    groups: list[_Group] = []
    containing: dict[str, set[int]] = {}
    for index, vector in enumerate(vectors):
        candidates = sorted({group for word in vector for group in containing.get(word, ())})
        alike = [(_cosine(vector, groups[number].middle), -number) for number in candidates]
        best, number = max(alike, default=(0.0, 0))
        if best < ALIKE:
            number = -len(groups)
            groups.append(_Group([], {}))
        _add(groups[-number], [index], vector)
        for word in vector:
            containing.setdefault(word, set()).add(-number)
    return groups


def _joined(groups: Sequence[_Group]) -> list[_Group]:
    """Join groups that grew alike, the largest first; single messages are no group."""
    kept: list[_Group] = []
    for group in sorted(groups, key=lambda group: (-len(group.members), group.members[0])):
        alike = [(_cosine(group.middle, other.middle), -n) for n, other in enumerate(kept)]
        best, number = max(alike, default=(0.0, 0))
        if best >= ALIKE_GROUPS:
            _add(kept[-number], group.members, group.middle)
        elif len(group.members) > 1:
            kept.append(group)
    return [_Group(sorted(group.members), group.middle) for group in kept]


def _add(group: _Group, members: Sequence[int], vector: Vector) -> None:
    group.members.extend(members)
    for word, weight in vector.items():
        group.middle[word] = group.middle.get(word, 0.0) + weight


def _length(vector: Vector) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0


def _cosine(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    shared = sum(weight * other.get(word, 0.0) for word, weight in one.items())
    return shared / (_length(one) * _length(other)) if shared else 0.0


def _title(messages: Sequence[Message], vectors: Sequence[Vector], group: _Group) -> str:
    """Choose the text closest to all of its group."""
    best = max(group.members, key=lambda index: (_cosine(vectors[index], group.middle), -index))
    return messages[best].text.strip().split("\n")[0].split("。")[0][:TITLE]
