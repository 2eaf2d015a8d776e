"""Rebuild the weights of the classifiers: `python -m nlp.train` (needs scikit-learn; dev only)."""

import random
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from nlp import lexicon
from nlp.danger import KINDS
from nlp.danger_signs import danger_signs
from nlp.examples import ANY, Example, all_examples
from nlp.features import features
from nlp.linear import SCALE
from nlp.state import digest
from nlp.understanding import signed_text

NOW = datetime(2026, 11, 24, 14, 30)  # noqa: DTZ001 (any time: only where one stands matters)
FOLDER = Path(lexicon.__file__).parent
SMALLEST = 6  # hundredths; what weighs less is left out of the table
STRENGTH = {"intent": 0.4, "category": 0.1, "danger": 0.4}  # inverse of the penalty on weights
BALANCE = 0.4  # 0: each class counts as often as it is written about, 1: every class alike
BLURRED = {"intent": 1.0, "category": 0.5, "danger": 0.2}  # share of the sentences read a second
BLURS = {"danger": 3}  # that often, at a part of the weight: one draw alone decides too much
BLURRED_WEIGHT = 0.7  # time with half of their features gone: no single word is relied on then
Rows = list[dict[str, int]]


def main() -> None:
    """Train each, write its table, say how large it is."""
    examples = all_examples()
    texts = [signed_text(example.text, NOW) for example in examples]
    rows = [_row(features(text)) for text in texts]
    for what in ("intent", "category", "danger"):
        path = FOLDER / f"weights_{what}.tsv"
        if what == "danger":
            rows = [
                _row({*row, *danger_signs(row.keys(), text)})
                for row, text in zip(rows, texts, strict=True)
            ]
        table = _table(rows, examples, what)
        path.write_text("\n".join(table) + "\n", encoding="utf-8")
        sys.stderr.write(f"{path.name}: {len(examples)} sentences, {len(table) - 3} features\n")


def _table(rows: Rows, examples: Sequence[Example], what: str) -> list[str]:
    kept = [row for row, example in enumerate(examples) if getattr(example, what) != ANY]
    found = [rows[row] for row in kept]
    labels = [getattr(examples[row], what) for row in kept]
    weights = [examples[row].weight_for(what) for row in kept]
    _blur(found, labels, weights, BLURRED[what], BLURS.get(what, 1))
    if what != "danger":
        weights = _balanced(weights, labels)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(found)
    model = LogisticRegression(C=STRENGTH[what], max_iter=400, tol=1e-3).fit(
        matrix, labels, weights
    )
    lines = [f"# python -m nlp.train {digest()}", "\t".join(["classes", *model.classes_])]
    lines.append("\t" + _entries(model.intercept_))
    for column, name in enumerate(vectors.get_feature_names_out()):
        entries = _entries(model.coef_[:, column])
        if entries:
            lines.append(f"{name}\t{entries}")
    return lines


def _row(found: Iterable[str]) -> dict[str, int]:
    return dict.fromkeys(sorted(found), 1)


def _blur(rows: Rows, labels: list[str], weights: list[float], share: float, times: int) -> None:
    """Add a share of the sentences with half of their features gone, the same ones every time.

    Every sentence about a danger is added: there are few.
    """
    chance = random.Random(1)  # noqa: S311 (reproducible, not secret)
    for at in [*range(len(rows))] * times:
        if chance.random() < share or labels[at] in KINDS:
            rows.append({name: 1 for name in rows[at] if chance.random() < 0.5})
            labels.append(labels[at])
            weights.append(weights[at] * BLURRED_WEIGHT / times)


def _balanced(weights: Sequence[float], labels: Sequence[str]) -> list[float]:
    """Let a class that is written about seldom count more, by a power of its rarity."""
    totals: dict[str, float] = {}
    for weight, label in zip(weights, labels, strict=True):
        totals[label] = totals.get(label, 0.0) + weight
    mean = sum(totals.values()) / len(totals)
    share = {label: (mean / total) ** BALANCE for label, total in totals.items()}
    return [weight * share[label] for weight, label in zip(weights, labels, strict=True)]


def _entries(weights: Sequence[float]) -> str:
    """Write the weights that matter: the class as a digit of base 36, then hundredths."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    scaled = [round(float(weight) * SCALE) for weight in weights]
    return " ".join(
        f"{digits[lane]}{weight}" for lane, weight in enumerate(scaled) if abs(weight) >= SMALLEST
    )


if __name__ == "__main__":
    main()
