"""`make conversations`: how many whole conversations go right, by group, and what goes wrong."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from storage import cases
from tests.conversations.book import GROUPS, HELD, Mistakes, read, sittings
from tests.conversations.play import Played, play
from tests.conversations.stage import Stage

WORKERS = 2
MEMORY = Path("/dev/shm")  # noqa: S108 - a database on disk takes half as long again


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


def _of_files(files: list[Path]) -> dict[str, list]:  # type: ignore[type-arg]
    found, mistakes = {}, []
    for path in files:
        found[path.stem], wrong = read(path)
        mistakes += wrong
    if mistakes:
        raise Mistakes("\n".join(mistakes))
    return found


def play_all(books: dict[str, list]) -> dict[str, list[Played]]:  # type: ignore[type-arg]
    """Play every conversation, half of them in each of two processes."""
    every = [(name, one) for name, book in books.items() for one in book]
    shares = [every[n::WORKERS] for n in range(WORKERS)]
    if len(every) < 2 * WORKERS:
        results = [_share(every)]
    else:
        with ProcessPoolExecutor(WORKERS) as pool:
            results = list(pool.map(_share, shares))
    found: dict[str, list[Played]] = {name: [] for name in books}
    for name, played in (one for result in results for one in result):
        found[name].append(played)
    return found


def _share(conversations: list) -> list[tuple[str, Played]]:  # type: ignore[type-arg]
    logging.disable(logging.CRITICAL)
    cases.MOST_LEFT_OUT = 0  # numbers in order, as in every test
    parent = MEMORY if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=parent) as folder:
        stage = Stage(Path(folder))
        try:
            return [(name, play(stage, one)) for name, one in conversations]
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
    return "\n".join(lines) + "\n"


def _share_of(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


if __name__ == "__main__":
    sys.exit(main())
