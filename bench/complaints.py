"""`python -m bench.complaints`: how long the monthly report of many complaints takes to make.

The time is that of the whole command `app.py export complaints`, its start included: counting
three months, the words and the sheet; the picture is measured apart.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import servers

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = 100_000
SECONDS = 2.0
COMMUNITY = "翠湖花园"
CATEGORIES = ("noise", "fees", "parking_vehicles", "lift", "cleaning", "service_attitude", "other")
SEVERITIES = ("minor", "minor", "minor", "important", "major")
DEPARTMENTS = ("工程部", "秩序部", "客服部", None)
ENDS = ("confirmed", "confirmed", "unconfirmed")
PEOPLE = 5_000
HOUR, DAY = 3_600_000, 86_400_000
_ZONE = timedelta(hours=8)


def main() -> int:
    """Measure, print, and return 0 when the target is met."""
    parser = argparse.ArgumentParser(prog="python -m bench.complaints", description=__doc__)
    parser.add_argument(
        "--count", type=int, default=COUNT, help=f"complaints of the month ({COUNT})"
    )
    parser.add_argument("--compared", type=int, default=0, help="of each month compared (0)")
    parser.add_argument("--database-url", help="a migrated, empty PostgreSQL instead of SQLite")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        return _measure(Path(name), options)


def _measure(folder: Path, options: argparse.Namespace) -> int:
    environment = servers.service_environment(folder, 1)
    if options.database_url:
        environment["DATABASE_URL"] = options.database_url
    else:
        servers.command(environment, "migrate")
    month = _last_month(1)
    counts = {month: options.count, _last_month(2): options.compared}
    counts[f"{int(month[:4]) - 1}{month[4:]}"] = options.compared
    rows = [row for name, count in counts.items() for row in _complaints(name, count)]
    _store(folder, options.database_url, rows)
    sheets = [_took(environment, folder / f"{n}.xlsx", month) for n in range(4)][1:]
    picture = _took(environment, folder / "picture.png", month)
    best = min(sheets)
    met = best.seconds <= SECONDS
    print(
        f"monthly report of {options.count} complaints ({options.compared} in each month"
        f" compared): figures, words and sheet {best}; figures, words and picture {picture};"
        f" target <= {SECONDS} s: {'met' if met else 'MISSED'}"
    )
    return 0 if met else 1


@dataclass(frozen=True, order=True)
class Took:
    """What a command took on the clock, and of the processor (which a busy machine can't shift)."""

    seconds: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s ({self.cpu:.2f} s of CPU)"


def _took(environment: dict[str, str], file: Path, month: str) -> Took:
    """Run the command to its end, with the processes that it starts."""
    began, used = time.perf_counter(), _cpu()
    servers.command(environment, "export", "complaints", str(file), "--month", month)
    return Took(time.perf_counter() - began, _cpu() - used)


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _last_month(back: int) -> str:
    """Return the month so many months ago: 2026-10."""
    now = datetime.now(UTC) + _ZONE
    years, index = divmod(now.year * 12 + now.month - 1 - back, 12)
    return f"{years}-{index + 1:02}"


def _complaints(month: str, count: int) -> Iterator[dict[str, Any]]:
    """Make the rows of a month, spread over its first 28 days."""
    dice = random.Random(month)  # noqa: S311 - the same month every time
    year, number = (int(part) for part in month.split("-"))
    begins = datetime(year, number, 1, tzinfo=UTC) - _ZONE
    first = round(begins.timestamp() * 1000)
    for n in range(count):
        created = first + dice.randrange(28 * DAY)
        finished = created + dice.randrange(200) * HOUR
        yield {
            "id": f"{month}-{n}",
            "number": f"TS{month}-{n:06}",
            "kind": "complaint",
            "community": COMMUNITY,
            "status": "closed",
            "version": 9,
            "category": dice.choice(CATEGORIES),
            "urgency": "ordinary",
            "description": "楼上深夜装修，声音很大，影响休息，说了几次都没有改善",
            "place": "家里",
            "building": str(1 + dice.randrange(12)),
            "unit": "1",
            "room": "101",
            "reporter_id": f"p{dice.randrange(PEOPLE)}",
            "reporter_name": "住户",
            "reporter_phone": "13800000000",
            "verified": 1,
            "source": "chat",
            "hidden_from": "",
            "created_at": created,
            "accepted_at": created + dice.randrange(40) * 60_000,
            "finished_at": finished,
            "closed_at": finished + DAY,
            "severity": dice.choice(SEVERITIES),
            "department": dice.choice(DEPARTMENTS),
            "finding": dice.choice(("founded", "unfounded")),
            "closed_as": dice.choice(ENDS),
            "rating": dice.choice((None, 5, 2)),
        }


def _store(folder: Path, url: str | None, rows: list[dict[str, Any]]) -> None:
    people = [(f"p{n}", f"o{n}") for n in range(PEOPLE)]
    names = ", ".join(rows[0])
    if url:
        import psycopg  # noqa: PLC0415 - only for this engine

        with psycopg.connect(url) as server, server.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO persons (id, openid, created_at, seen_at) VALUES (%s, %s, 1, 1)",
                people,
            )
            with cursor.copy(f"COPY cases ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(tuple(row.values()))
            cursor.execute("ANALYZE cases")
        return
    marks = ", ".join("?" * len(rows[0]))
    with closing(sqlite3.connect(folder / "bot.db")) as file:
        file.executemany(
            "INSERT INTO persons (id, openid, created_at, seen_at) VALUES (?, ?, 1, 1)", people
        )
        file.executemany(
            f"INSERT INTO cases ({names}) VALUES ({marks})",  # noqa: S608 - our own names
            (tuple(row.values()) for row in rows),
        )
        file.commit()


if __name__ == "__main__":
    os.chdir(servers.ROOT)
    sys.exit(main())
