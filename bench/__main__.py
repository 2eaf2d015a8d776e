"""`make bench`: whole durable turns beside an echo, one round each in turns, on one machine."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from bench import disk, load, processes, report, rounds, servers
from bench.talk import COLUMNS, RESIDENTS, Resident

WORKERS = os.environ.get("WORKERS", "1")  # as `serve` reads it
# The fastest way for an echo, which waits for nothing: opening and sealing alone took 93 us of CPU
# on WSGI and 110 us on RSGI, where `serve` is so that turns can share a commit.
ECHO = ("--interface", "wsgi", "--workers", WORKERS, "--blocking-threads", "1", "--no-ws")


def main() -> int:
    """Measure, print the report, and return 0 when every target is met."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="bench-", dir=options.directory) as name:
        run = _run(Path(name), options.rounds)
    found = report.text(run)
    print(found)
    return int("MISSED" in found or bool(run.wrong))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each server (3)")
    parser.add_argument("--directory", type=Path, help="where the database lies: the disk to test")
    return parser.parse_args()


def _run(folder: Path, count: int) -> report.Run:
    port, echo_port = servers.free_port(), servers.free_port()
    environment = servers.service_environment(folder, port)
    _fill(folder, environment)
    echo = ["-m", "granian", *ECHO, "--no-log", "--port", str(echo_port), "bench.echo:application"]
    plain = dict(os.environ)
    with (
        servers.running(
            ["app.py", "serve"], environment, port, "/healthz", folder / "serve.log"
        ) as turns,
        servers.running(echo, plain, echo_port, "/", folder / "echo.log") as echoes,
    ):
        return _measure(turns, echoes, folder, count)


def _fill(folder: Path, environment: dict[str, str]) -> None:
    """Make a database with every resident on its roster."""
    roster = folder / "residents.csv"
    rows = [Resident(index).roster_row() for index in range(RESIDENTS)]
    roster.write_text("\n".join((COLUMNS, *rows)), encoding="utf-8")
    servers.command(environment, "migrate")
    servers.command(environment, "import", "residents", str(roster))


def _measure(turns: servers.Server, echoes: servers.Server, folder: Path, count: int) -> report.Run:
    load.run(load.Load(turns.port, rounds.openings(int(time.time())), rounds.MOST_SECONDS))
    turn_figures, echo_figures, wrong = [], [], []
    for number in range(count + 1):
        what = rounds.prepare(number, int(time.time()))
        echoed, _ = rounds.measure(echoes, what)
        turned, result = rounds.measure(turns, what)
        wrong += rounds.wrong_replies(what, result)
        if number:  # the first round warms both up
            echo_figures.append(echoed)
            turn_figures.append(turned)
    last = rounds.alone(rounds.prepare(count + 1, int(time.time())))
    return report.Run(
        alone=rounds.measure(turns, last)[0],
        turns=turn_figures,
        echoes=echo_figures,
        fsync=disk.fsync_seconds(folder),
        transaction=disk.transaction_seconds(folder),
        start=turns.start_seconds,
        memory=sorted(processes.memory(turns.pid).values()),
        wrong=wrong,
    )


if __name__ == "__main__":
    sys.exit(main())
