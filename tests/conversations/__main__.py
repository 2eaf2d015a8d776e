"""`make conversations`: how many whole conversations go right, by group, and what goes wrong."""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from storage import cases
from tests.conversations.book import GROUPS, HELD, Conversation, Mistakes, read, sittings
from tests.conversations.play import Played, play
from tests.conversations.stage import Stage
from tests.memory import roomy

Books = dict[str, list[Conversation]]

WORKERS = 2


def main() -> int:
    """Play what is named, or everything."""
    options = _options()
    try:
        books = _of_files(options.files) if options.files else sittings()
    except Mistakes as mistakes:
        sys.stderr.write(f"{mistakes}\n")
        return 2
    if options.check:
        sys.stdout.write(f"{sum(map(len, books.values()))} conversations can be played\n")
        return 0
    began = time.perf_counter()
    chosen = {
        name: [c for c in book if options.only in c.name and options.group in ("", c.group)]
        for name, book in books.items()
    }
    played = play_all(chosen)
    if options.verbose:
        for one in (one for name in played for one in played[name] if one.wrong):
            lines = "\n".join(str(wrong) for wrong in one.wrong)
            sys.stdout.write(f"{one.conversation.name} ({one.conversation.group})\n{lines}\n\n")
    open_ones = [one for name in played if name not in HELD for one in played[name]]
    sys.stdout.write(table(open_ones))
    for name in sorted(HELD & set(played)):
        sys.stdout.write(f"\nheld: {name}\n{table(played[name])}")
    count = sum(map(len, played.values()))
    sys.stdout.write(f"{count} conversations in {time.perf_counter() - began:.1f} s\n")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.conversations", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="YAML files instead of all sittings")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what went wrong")
    parser.add_argument("--check", action="store_true", help="only read them; play nothing")
    parser.add_argument("--only", default="", help="conversations whose name holds this")
    parser.add_argument("--group", default="", choices=["", *GROUPS])
    return parser.parse_args()


def _of_files(files: list[Path]) -> Books:
    found: Books = {}
    mistakes: list[str] = []
    for path in files:
        found[path.stem], wrong = read(path)
        mistakes += wrong
    if mistakes:
        raise Mistakes("\n".join(mistakes))
    return found


def play_all(books: Books) -> dict[str, list[Played]]:
    """Play every conversation, each half in a process of its own."""
    every = [one for book in books.values() for one in book]
    shares = [every[n::WORKERS] for n in range(WORKERS)]
    with ProcessPoolExecutor(WORKERS) as pool:
        played = list(pool.map(_share, shares))
    halves = [iter(half) for half in played]
    in_order = (next(halves[n % WORKERS]) for n in range(len(every)))
    return {name: [next(in_order) for _ in book] for name, book in books.items()}


def _share(conversations: list[Conversation]) -> list[Played]:
    logging.disable(logging.CRITICAL)
    cases.MOST_LEFT_OUT = 0  # numbers in order, as in every test
    with tempfile.TemporaryDirectory(dir=roomy()) as folder:
        stage = Stage(Path(folder))
        try:
            return [play(stage, one) for one in conversations]
        finally:
            stage.end()


def table(played: list[Played]) -> str:
    """Return the figures, a line a group and one for all of them."""
    lines = [f"{'':14}{'conversations':>16}{'right':>8}{'effects':>12}{'right':>8}"]
    for group in (*GROUPS, "all"):
        ones = [one for one in played if group in ("all", one.conversation.group)]
        if not ones:
            continue
        right = sum(not one.wrong for one in ones)
        effects = sum(one.effects for one in ones)
        held = effects - sum(len(one.wrong) for one in ones)
        lines.append(
            f"{group:14}{right:>8} / {len(ones):<5}{_share_of(right, len(ones)):>8}"
            f"{held:>6} / {effects:<3}{_share_of(held, effects):>8}"
        )
    wrong = Counter(found.effect for one in played for found in one.wrong)
    often = ", ".join(f"{effect} {count}" for effect, count in wrong.most_common())
    return "\n".join([*lines, f"wrong: {often}"] if wrong else lines) + "\n"


def _share_of(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


if __name__ == "__main__":
    sys.exit(main())
