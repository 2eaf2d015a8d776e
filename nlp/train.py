"""Rebuild the weights of the classifiers: `python -m nlp.train` (needs scikit-learn; dev only)."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import MultinomialNB
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from nlp import lexicon
from nlp.acts.names import ACTS
from nlp.danger import hazard_signs, is_weighed
from nlp.examples import ANY, Sentence, questions, replies, sentences
from nlp.features import features
from nlp.linear import ACT, GENERAL, LENGTH_SCALE, MATTER, SCALE, SETTING
from nlp.spelling import plain
from nlp.state import NOW, digest
from nlp.understanding import signed_text

FOLDER = Path(lexicon.__file__).parent
STRENGTH = {
    "intent": 0.6,
    "category": 0.6,
    "danger": 0.6,
    "act": 0.3,
    "general": 0.6,
}  # inverse of the penalty
WEIGHT_OF_SETTING = 4  # a setting is not to be explained away by words
LENGTH = 8  # that every text is brought to, by the rarity of its features
# What is merely counted (naive Bayes) says more of rare words; a little of it beside what is learnt
# gives one to two points on sittings that were not seen.
COUNTED, SMOOTHED = {"intent": 0.1, "category": 0.1, "danger": 0.0, "general": 0.0}, 0.2
# Both together are too sure of themselves: this brings what they say 0.8 of back to four in five.
CALMED = {"intent": 0.6, "category": 0.6, "danger": 1.0, "general": 1.0}
PRECISION = 1e-3  # of the search
SMALLEST = 3  # of a weight as written; what is less moves a score by less than 0.03
RAREST = 2  # sentences a feature stands in at least: what one alone has tells of no other
# 0: each class counts as often as it is written about, 1: every class alike.
BALANCE = {"intent": 0.2, "category": 0.2, "danger": 0.2, "general": 1.0}
Row = frozenset[str]


class Lesson(NamedTuple):
    """What one sentence teaches about one question: its features and its answer."""

    row: Row
    label: str


def main() -> None:
    """Train each, or those that are named, write its table, say how large it is."""
    wanted = sys.argv[1:] or (*MATTER, *ACT, *GENERAL)
    if "general" in wanted:
        asked = [Lesson(frozenset(features(plain(text))), whom) for text, whom in questions()]
        _write("general", _one_of("general", asked), len(asked))
    told = sentences()
    signed = [signed_text(one.text, NOW) for one in told]
    rows = [features(text) for text in signed]
    for what in MATTER:
        if what not in wanted:
            continue
        lessons = [
            Lesson(frozenset(row | _more(what, row, text, one)), label)
            for one, text, row in zip(told, signed, rows, strict=True)
            if (label := getattr(one, what)) != ANY and _is_learnt(what, one)
        ]
        _write(what, _one_of(what, lessons), len(lessons))
    if "act" not in wanted:
        return
    answers = [
        (frozenset(features(signed_text(one.text, NOW))), one.acts, one.setting)
        for one in replies()
    ]
    _write("act", _any_of("act", answers), len(answers))


def _is_learnt(what: str, one: Sentence) -> bool:
    return what != "danger" or is_weighed(plain(one.text))


def _more(what: str, row: set[str], text: str, one: Sentence) -> set[str]:
    return hazard_signs(row, text, plain(one.text)) if what == "danger" else set()


def _one_of(what: str, lessons: Sequence[Lesson]) -> list[str]:
    """Learn which of several answers is right."""
    matrix, names, rarity = _matrix([lesson.row for lesson in lessons])
    labels = [lesson.label for lesson in lessons]
    with threadpool_limits(1):  # sums in another order on more processors would change weights
        model = LogisticRegression(C=STRENGTH[what], max_iter=200, tol=PRECISION).fit(
            matrix, labels, _balanced(labels, BALANCE[what])
        )
    counted = MultinomialNB(alpha=SMOOTHED).fit(matrix, labels)
    apart = counted.feature_log_prob_ - counted.feature_log_prob_.mean(axis=0)
    weights = CALMED[what] * (_each(model.coef_) + COUNTED[what] * apart)
    prior = COUNTED[what] * counted.class_log_prior_
    before = CALMED[what] * (_each(model.intercept_) + prior)
    return _table(model.classes_, before, weights, (names, rarity))


def _each(learnt: np.ndarray) -> np.ndarray:
    """Give both of two answers their half of the one row that is learnt of two."""
    return np.concatenate([-learnt, learnt]) / 2 if len(learnt) == 1 else learnt


def _any_of(what: str, lessons: Sequence[tuple[Row, frozenset[str], str]]) -> list[str]:
    """Learn of each act by itself whether it is done, and how likely it is in each setting."""
    matrix, names, rarity = _matrix([row for row, _, _ in lessons])
    acts = [done for _, done, _ in lessons]
    learnt = [act for act in ACTS if sum(act in done for done in acts) >= RAREST]
    settings = sorted({setting for _, _, setting in lessons})
    places = [settings.index(setting) for _, _, setting in lessons]
    whole = hstack([matrix, csr_matrix(np.eye(len(settings))[places] * WEIGHT_OF_SETTING)]).tocsr()
    found = []
    with threadpool_limits(1):
        for act in learnt:
            model = LogisticRegression(C=STRENGTH[what], solver="liblinear", tol=PRECISION)
            found.append(model.fit(whole, [act in done for done in acts]))
    intercept = np.concatenate([model.intercept_ for model in found])
    weights = np.vstack([model.coef_ for model in found])
    words, circumstances = weights[:, : len(names)], weights[:, len(names) :]
    table = _table(learnt, intercept, words, (names, rarity))
    lines = (
        "\t".join([SETTING + name, *(f"{one * WEIGHT_OF_SETTING:.2f}" for one in column)])
        for name, column in zip(settings, circumstances.T, strict=True)
    )
    return [*table[:3], *lines, *table[3:]]


def _matrix(rows: Sequence[Row]) -> tuple[csr_matrix, list[str], np.ndarray]:
    """Write each sentence as a row of `LENGTH`; return the columns' names and rarities, too.

    Features that one sentence alone has are left out: they tell nothing of any other.
    """
    known = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in known.items() if count >= RAREST)
    column = {name: at for at, name in enumerate(names)}
    rarity = np.log(1 + len(rows) / np.array([known[name] for name in names]))
    held = [sorted(column[name] for name in row if name in column) for row in rows]
    ends = np.cumsum([0, *map(len, held)], dtype=np.int32)
    places = np.fromiter((at for row in held for at in row), np.int32, ends[-1])
    matrix = csr_matrix((rarity[places], places, ends), shape=(len(rows), len(names)))
    return normalize(matrix) * LENGTH, names, rarity


def _balanced(labels: Sequence[str], power: float) -> list[float]:
    """Let a class that is written about seldom count more, by a power of its rarity."""
    totals = Counter(labels)
    mean = len(labels) / len(totals)
    return [(mean / totals[label]) ** power for label in labels]


def _table(
    classes: Iterable[str],
    intercept: Iterable[float],
    weights: np.ndarray,
    columns: tuple[Sequence[str], np.ndarray],
) -> list[str]:
    lines = [f"# python -m nlp.train {digest()}", "\t".join(["classes", *classes])]
    lines.append("\t".join(["before", *(f"{bias:.2f}" for bias in intercept)]))
    for name, rarity, weighs in zip(*columns, weights.T, strict=True):
        scaled = [round(float(weight * rarity) * LENGTH * SCALE) for weight in weighs]
        scaled = [one if abs(one) >= SMALLEST else 0 for one in scaled]
        scaled.append(round(float(rarity**2) * LENGTH_SCALE))
        entries = " ".join(f"{place}:{one}" for place, one in enumerate(scaled) if one)
        lines.append(f"{name}\t{entries}")
    return lines


def _write(what: str, table: list[str], count: int) -> None:
    path = FOLDER / f"weights_{what}.tsv"
    path.write_text("\n".join(table) + "\n", encoding="utf-8")
    sys.stderr.write(f"{path.name}: {count} sentences, {len(table) - 3} features\n")


if __name__ == "__main__":
    main()
