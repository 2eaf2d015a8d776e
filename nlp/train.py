"""Rebuild the weights of the classifiers: `python -m nlp.train` (needs scikit-learn; dev only)."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from nlp import lexicon
from nlp.examples import ANY, Example, all_examples
from nlp.features import features
from nlp.linear import SCALE
from nlp.understanding import signed_text

NOW = datetime(2026, 11, 24, 14, 30)  # noqa: DTZ001 (any time: only where one stands matters)
FOLDER = Path(lexicon.__file__).parent
SMALLEST = 6  # hundredths; what weighs less is left out of the table
STRENGTH = 1.0  # inverse of the penalty on large weights
Rows = list[dict[str, int]]


def main() -> None:
    """Train each, write its table, say how large it is."""
    examples = all_examples()
    rows = [dict.fromkeys(sorted(features(signed_text(e.text, NOW))), 1) for e in examples]
    for what in ("intent", "category", "danger"):
        path = FOLDER / f"weights_{what}.tsv"
        table = _table(rows, examples, what)
        path.write_text("\n".join(table) + "\n", encoding="utf-8")
        sys.stderr.write(f"{path.name}: {len(examples)} sentences, {len(table) - 3} features\n")


def _table(rows: Rows, examples: Sequence[Example], what: str) -> list[str]:
    kept = [row for row, example in enumerate(examples) if getattr(example, what) != ANY]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([rows[row] for row in kept])
    labels = [getattr(examples[row], what) for row in kept]
    weights = [examples[row].weight_for(what) for row in kept]
    model = LogisticRegression(C=STRENGTH, max_iter=400, tol=1e-3).fit(matrix, labels, weights)
    lines = ["# python -m nlp.train", "\t".join(["classes", *model.classes_])]
    lines.append("\t" + _entries(model.intercept_))
    for column, name in enumerate(vectors.get_feature_names_out()):
        entries = _entries(model.coef_[:, column])
        if entries:
            lines.append(f"{name}\t{entries}")
    return lines


def _entries(weights: Sequence[float]) -> str:
    """Write the weights that matter: the class as a digit of base 36, then hundredths."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    scaled = [round(float(weight) * SCALE) for weight in weights]
    return " ".join(
        f"{digits[lane]}{weight}" for lane, weight in enumerate(scaled) if abs(weight) >= SMALLEST
    )


if __name__ == "__main__":
    main()
