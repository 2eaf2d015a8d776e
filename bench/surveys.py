"""`python -m bench.surveys`: how long the figures of a survey with very many answers take.

Measured is what counting does once the urn is open: reading every answer from SQLite, the tally
by building, and the figures; in a process of its own, without its start.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from bench import servers

if TYPE_CHECKING:
    from collections.abc import Iterator

BALLOTS, ITEMS = 100_000, 10  # a million answers
SECONDS = 2.0
ROUNDS = 3
BUILDINGS = 30
WORDS = ("很满意", "满意", "满意", "基本满意", "不满意", "很不满意", "没用过")
# Run as a program of its own: the benchmarks know nothing of the service.
PROGRAM = """
import json, sys, time
from flows.survey.figures import statistics, tally, unsealing
from flows.survey.shape import Plan
from storage.connect import open_database
from storage.store import Store
url, items, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
asks = [{"id": f"q{n}", "ask": f"q{n}", "type": "rating"} for n in range(items)]
known = dict(title="t", purpose="p", community="c", starts="2026-12-01", closes="2026-12-14")
plan = Plan(**known, questions=asks)
database = open_database(url)
base = statistics.Base({}, {}, {}, {})
for _ in range(rounds):
    began, used = time.perf_counter(), time.process_time()
    answers = database.read(lambda c: list(Store(c).ballots.opened_in("survey")))
    found = tally.tallied(plan, unsealing.read(answers))
    figures = statistics.figures_of(statistics.Counted(plan, found, base, 5))
    took = time.perf_counter() - began, time.process_time() - used
    print(json.dumps([*took, figures["counted"], figures["satisfaction"]]))
"""


def main() -> int:
    """Measure, print, and return 0 when the target is met."""
    parser = argparse.ArgumentParser(prog="python -m bench.surveys", description=__doc__)
    parser.add_argument("--ballots", type=int, default=BALLOTS, help=f"({BALLOTS})")
    parser.add_argument("--items", type=int, default=ITEMS, help=f"rated on each ({ITEMS})")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        return _measure(Path(name), options.ballots, options.items)


def _measure(folder: Path, ballots: int, items: int) -> int:
    environment = servers.service_environment(folder, 1)
    servers.command(environment, "migrate")
    good = _store(folder / "bot.db", ballots, items)
    arguments = [environment["DATABASE_URL"], str(items), str(ROUNDS)]
    said = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=servers.ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    rounds = [json.loads(line) for line in said.splitlines()]
    seconds, cpu, counted, satisfaction = min(rounds)
    right = counted == ballots and abs(satisfaction - good) < 1e-9
    met = seconds <= SECONDS and right
    print(
        f"{ballots * items} answers on {ballots} ballots: figures in {seconds:.2f} s"
        f" ({cpu:.2f} s of CPU), {'right' if right else 'WRONG'};"
        f" target <= {SECONDS} s: {'met' if met else 'MISSED'}"
    )
    return 0 if met else 1


def _store(file: Path, ballots: int, items: int) -> float:
    """Fill the urn with opened ballots; return the share of the satisfied, counted here."""
    tally = dict.fromkeys(WORDS, 0)

    def rows() -> Iterator[tuple[str, str, str]]:
        dice = random.Random(1)  # noqa: S311 - the same answers every time
        for _ in range(ballots):
            answers = {f"q{n}": dice.choice(WORDS) for n in range(items)}
            for word in answers.values():
                tally[word] += 1
            text = json.dumps(answers, ensure_ascii=False, separators=(",", ":"))
            yield f"{dice.getrandbits(128):032x}", text, str(dice.randrange(BUILDINGS))

    with closing(sqlite3.connect(file)) as database:
        database.executemany(
            "INSERT INTO survey_ballots (id, survey_id, answers, building)"
            " VALUES (?, 'survey', ?, ?)",
            rows(),
        )
        database.commit()
    satisfied = tally["很满意"] + tally["满意"] + tally["基本满意"]
    return satisfied / (satisfied + tally["不满意"] + tally["很不满意"])


if __name__ == "__main__":
    os.chdir(servers.ROOT)
    sys.exit(main())
