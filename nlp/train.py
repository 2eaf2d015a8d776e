"""Rebuild the weights of the classifiers: `python -m nlp.train` (needs scikit-learn; dev only)."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from nlp import lexicon
from nlp.acts.names import ACTS
from nlp.danger_signs import danger_signs
from nlp.examples import ANY, replies, sentences
from nlp.features import features
from nlp.linear import SCALE
from nlp.state import digest
from nlp.understanding import signed_text

NOW = datetime(2026, 11, 24, 14, 30)  # noqa: DTZ001 (any time: only where one stands matters)
FOLDER = Path(lexicon.__file__).parent
STRENGTH = {"intent": 0.5, "category": 0.3, "danger": 0.3, "act": 1.0}  # inverse of the penalty
PRECISION = 1e-3  # of the search; stopped earlier, one new sentence moves most weights
RAREST = 2  # sentences a feature stands in at least: what one alone has tells of no other
BALANCE = 0.3  # 0: each class counts as often as it is written about, 1: every class alike
Row = frozenset[str]


class Lesson(NamedTuple):
    """What one sentence teaches about one question: its features and its answer."""

    row: Row
    label: str


def main() -> None:
    """Train each, write its table, say how large it is."""
    told = sentences()
    signed = [signed_text(one.text, NOW) for one in told]
    rows = [features(text) for text in signed]
    for what in ("intent", "category", "danger"):
        lessons = [
            Lesson(frozenset(row | _more(what, row, text)), label)
            for one, text, row in zip(told, signed, rows, strict=True)
            if (label := getattr(one, what)) != ANY
        ]
        _write(what, _one_of(what, lessons), len(lessons))
    answers = [(frozenset(features(signed_text(one.text, NOW))), one.acts) for one in replies()]
    _write("act", _any_of("act", answers), len(answers))


def _more(what: str, row: set[str], text: str) -> set[str]:
    return danger_signs(row, text) if what == "danger" else set()


def _one_of(what: str, lessons: Sequence[Lesson]) -> list[str]:
    """Learn which of several answers is right."""
    matrix, names = _matrix([lesson.row for lesson in lessons])
    labels = [lesson.label for lesson in lessons]
    with threadpool_limits(1):  # sums in another order on more processors would change weights
        model = LogisticRegression(C=STRENGTH[what], max_iter=200, tol=PRECISION).fit(
            matrix, labels, _balanced(labels)
        )
    return _table(model.classes_, model.intercept_, model.coef_, names)


def _any_of(what: str, lessons: Sequence[tuple[Row, frozenset[str]]]) -> list[str]:
    """Learn of each act by itself whether it is done."""
    acts = [done for _, done in lessons]
    matrix, names = _matrix([row for row, _ in lessons])
    learnt = [act for act in ACTS if sum(act in done for done in acts) >= RAREST]
    found = []
    with threadpool_limits(1):
        for act in learnt:
            model = LogisticRegression(C=STRENGTH[what], solver="liblinear", tol=PRECISION)
            found.append(model.fit(matrix, [act in done for done in acts]))
    intercept = np.concatenate([model.intercept_ for model in found])
    weights = np.vstack([model.coef_ for model in found])
    return _table(learnt, intercept, weights, names)


def _matrix(rows: Sequence[Row]) -> tuple[csr_matrix, list[str]]:
    """Write the features of each sentence as a row of ones; return the names of the columns, too.

    Features that one sentence alone has are left out: they tell nothing of any other.
    """
    known = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in known.items() if count >= RAREST)
    column = {name: at for at, name in enumerate(names)}
    held = [sorted(column[name] for name in row if name in column) for row in rows]
    ends = np.cumsum([0, *map(len, held)], dtype=np.int32)
    ones = np.ones(ends[-1], dtype=np.float64)
    places = np.fromiter((at for row in held for at in row), np.int32, ends[-1])
    return csr_matrix((ones, places, ends), shape=(len(rows), len(names))), names


def _balanced(labels: Sequence[str]) -> list[float]:
    """Let a class that is written about seldom count more, by a power of its rarity."""
    totals = Counter(labels)
    mean = len(labels) / len(totals)
    return [(mean / totals[label]) ** BALANCE for label in labels]


def _table(
    classes: Iterable[str], intercept: Sequence[float], weights: np.ndarray, names: Sequence[str]
) -> list[str]:
    lines = [f"# python -m nlp.train {digest()}", "\t".join(["classes", *classes])]
    lines.append("\t" + _entries(intercept))
    for column, name in enumerate(names):
        entries = _entries(weights[:, column])
        if entries:
            lines.append(f"{name}\t{entries}")
    return lines


def _entries(weights: Sequence[float]) -> str:
    """Write the weights that are not nothing, each after the place of its class."""
    scaled = [round(float(weight) * SCALE) for weight in weights]
    return " ".join(f"{place}:{weight}" for place, weight in enumerate(scaled) if weight)


def _write(what: str, table: list[str], count: int) -> None:
    path = FOLDER / f"weights_{what}.tsv"
    path.write_text("\n".join(table) + "\n", encoding="utf-8")
    sys.stderr.write(f"{path.name}: {count} sentences, {len(table) - 3} features\n")


if __name__ == "__main__":
    main()
