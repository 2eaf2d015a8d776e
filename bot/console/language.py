"""`understand` and `hotspots`: what understanding says, without a database or credentials."""

from __future__ import annotations

import csv
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.errors import CommandError
from bot.rosters.files import RosterFileError, Table, read_table
from flows.writing import rosters as roster_texts
from nlp import command

if TYPE_CHECKING:
    import argparse

LOCAL = ZoneInfo("Asia/Shanghai")  # of the clock times people write
_COLUMNS = ("id", "time", "text")
_MISTAKES = {  # of a table, whose sentences are those of the rosters: theirs in English
    roster_texts.NOT_TEXT: "is neither UTF-8 nor GBK.",
    roster_texts.NOT_XLSX: "is no valid .xlsx file.",
    roster_texts.WRONG_KIND: "is neither .csv nor .xlsx.",
    roster_texts.EMPTY: "is empty.",
}


def understand(options: argparse.Namespace) -> int:
    """Answer each line with one line."""
    now = _time(options.now) if options.now else datetime.now(LOCAL)
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        meaning = command.understand_line(_text(line, number), now)
        sys.stdout.write(json.dumps(meaning, ensure_ascii=False) + "\n")
    return 0


def _time(text: str) -> datetime:
    try:
        given = datetime.fromisoformat(text)
    except ValueError as error:
        message = f"--now: {text} is not a time such as 2026-11-24T10:00:00+08:00."
        raise CommandError(message) from error
    return given.astimezone(LOCAL) if given.tzinfo else given.replace(tzinfo=LOCAL)


def _text(line: bytes, number: int) -> str:
    try:
        content = json.loads(line)
    except ValueError as error:
        message = f"line {number}: is not JSON."
        raise CommandError(message) from error
    text = content.get("text") if isinstance(content, dict) else None
    if not isinstance(text, str):
        message = f'line {number}: has no text, such as {{"text": "厨房漏水"}}.'
        raise CommandError(message)
    return text


def hotspots(options: argparse.Namespace) -> int:
    """Print which messages are about the same thing."""
    table = _table(options.file)
    if missing := [name for name in _COLUMNS if name not in table.columns]:
        message = f"{options.file}: lacks the columns {', '.join(missing)}."
        raise CommandError(message)
    rows = [(row.get("id"), row.get("time"), row.get("text")) for row in table.rows]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("id", "cluster", "title"))
    writer.writerows(command.hotspots(rows))
    return 0


def _table(name: str) -> Table:
    try:
        return read_table(Path(name))
    except RosterFileError as error:
        if isinstance(error.__cause__, OSError):
            reason = error.__cause__.strerror
            message = f"{name}: can't be read ({reason})."
            raise CommandError(message) from error
        said = (_MISTAKES.get(m, f"is no table ({m})") for m in error.mistakes)
        raise CommandError(*(f"{name}: {mistake}" for mistake in said)) from error
