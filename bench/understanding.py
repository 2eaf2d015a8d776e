"""Per-class figures of `python app.py understand` on labelled files: the tests' own, or arguments.

A file is JSON lines or CSV with `text` (or `topic`) and any of: `intent`, `category`,
`categories_ok`, `declared_intent`, `danger`, `home`, `phones`, `time`; several right answers are
separated by `/`. What a file does not label is not counted.
"""

import csv
import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

OWN = Path(__file__).parents[1] / "tests" / "nlp"
NOW = "2026-11-24T14:30:00+08:00"
DECLARED = {
    "投诉": "complaint",
    "求助": "help_request",
    "建议": "suggestion",
    "咨询": "inquiry",
}
DECLARING = re.compile("强烈建议|建议|希望|呼吁|请求|恳请|求助|投诉|举报|咨询|请问|询问|感谢")
Row = dict[str, Any]
Pair = tuple[set[str], str]


def rows_of(path: Path) -> list[Row]:
    """Read one labelled file."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".csv":
        return list(csv.DictReader(text.splitlines()))
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def text_of(row: Row) -> str:
    """Give the text to understand; titles that declare their intent lose the word that does."""
    text = str(row.get("text") or row.get("topic") or "")
    return DECLARING.sub("", text) if row.get("declared_intent") else text


def understood(texts: Iterable[str]) -> list[Row]:
    """Give each text to the command and read what it answers."""
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    command = [sys.executable, "app.py", "understand", "--now", NOW]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)  # noqa: S603
    return [json.loads(line) for line in done.stdout.splitlines()]


def print_classes(name: str, pairs: list[Pair]) -> None:
    """Print accuracy and, of each class, precision and recall."""
    right = sum(found in wanted for wanted, found in pairs)
    hits: Counter[str] = Counter()
    wanted_count: Counter[str] = Counter()
    found_count: Counter[str] = Counter()
    for wanted, found in pairs:
        label = found if found in wanted else min(wanted)
        wanted_count[label] += 1
        found_count[found] += 1
        hits[label] += label == found
    scores = {c: 2 * hits[c] / (wanted_count[c] + found_count[c]) for c in wanted_count}
    mean = sum(scores.values()) / len(scores)
    print(f"{name}: {right / len(pairs):.3f} of {len(pairs)}, macro-F1 {mean:.3f}")
    for label in sorted(wanted_count):
        precision = hits[label] / max(1, found_count[label])
        recall = hits[label] / wanted_count[label]
        print(f"  {label:20} {precision:.2f} {recall:.2f} ({wanted_count[label]})")


def joined(value: Row | None, names: tuple[str, ...], by: str) -> str:
    """Write a home or a time the way the files do."""
    return by.join(value[name] or "" for name in names) if value else ""


def answers(wanted: object) -> set[str]:
    """List the right answers of one label."""
    return set(wanted) if isinstance(wanted, list) else set(str(wanted).split("/"))


def labelled(rows: list[Row], found: list[Row]) -> dict[str, list[Pair]]:
    """Pair what is right with what was understood, for each label."""
    pairs: dict[str, list[Pair]] = {}
    for row, line in zip(rows, found, strict=True):
        if row.get("intent"):
            pairs.setdefault("intent", []).append((answers(row["intent"]), line["intent"]))
        if row.get("declared_intent") in DECLARED:
            best = max(DECLARED.values(), key=line["intents"].__getitem__)
            wanted = {DECLARED[row["declared_intent"]]}
            pairs.setdefault("declared intent", []).append((wanted, best))
        categories = row.get("categories_ok") or row.get("category")
        if categories:
            pairs.setdefault("category", []).append((answers(categories), line["category"] or "-"))
        plain = {
            "danger": "yes" if line["danger"] else "",
            "home": joined(line["home"], ("building", "unit", "room"), "/"),
            "phones": " ".join(line["phones"]),
            "time": joined(line["time"], ("start", "end"), "~"),
        }
        for name in plain.keys() & row.keys():
            pairs.setdefault(name, []).append(({row[name]}, plain[name]))
    return pairs


def main() -> None:
    """Measure the files named on the command line, else the sentences of the tests."""
    named = [Path(name) for name in sys.argv[1:]]
    for path in named or [OWN / "sentences.csv", OWN / "dangers.csv"]:
        rows = rows_of(path)
        began = time.perf_counter()
        found = understood(map(text_of, rows))
        print(f"== {path.name}: {len(rows)} texts in {time.perf_counter() - began:.1f} s")
        for name, pairs in labelled(rows, found).items():
            if name in {"home", "phones", "time"}:
                right = sum(one in wanted for wanted, one in pairs)
                print(f"{name}: {right / len(pairs):.3f} of {len(pairs)}")
            else:
                print_classes(name, pairs)


if __name__ == "__main__":
    main()
