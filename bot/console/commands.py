"""The command line: every subject in a module of its own, imported when it is asked for.

Exit 0 when done; exit 2 and one sentence per mistake on stderr. stdout carries the answer alone.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from bot.errors import CommandError, ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flask import Flask

    from bot.service import Service

    Add = Callable[[argparse.ArgumentParser], None]

DONE, MISTAKE, INTERRUPTED = 0, 2, 130
OF_A_SURVEY = {  # what is exported by the number of a survey, and who writes it
    "survey": "bot.console.survey_sheet:write_sheet",
    "survey-paper": "bot.console.survey_export:write_printed",
    "survey-codes": "bot.console.survey_export:write_printed",
    "corrections": "bot.console.corrections:write_corrections",
}


def main(make_app: Callable[[Service], Flask], arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    options = parser().parse_args(arguments)
    options.make_app = make_app
    options.config = os.environ.get("CONFIG") or "config.yaml"
    module, _, name = options.runs.partition(":")
    try:
        code: int = getattr(importlib.import_module(module), name)(options)
        sys.stdout.flush()
    except (CommandError, ConfigError) as error:
        for mistake in error.mistakes:
            sys.stderr.write(f"{mistake}\n")
        return MISTAKE
    except BrokenPipeError:  # whoever read the answer has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


@dataclass(frozen=True, slots=True)
class Command:
    """A word, the function that does it (imported late), and what follows the word."""

    name: str
    runs: str
    help: str
    arguments: Add | None = None


class _Parser(argparse.ArgumentParser):
    """Says one sentence about a mistake, without the usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(MISTAKE, f"{self.prog}: {message}\n")


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    top = _Parser(
        prog="python app.py",
        description="小管家, the steward of a residential community in WeChat. Settings come from"
        " config.yaml (CONFIG), secrets from the environment.",
    )
    places = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        sub = places.add_parser(command.name, help=command.help, description=command.help)
        sub.set_defaults(runs=command.runs)
        if command.arguments:
            command.arguments(sub)
    return top


def _import(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("what", choices=["residents", "staff", "survey"])
    sub.add_argument("file", metavar="FILE", help=".csv (UTF-8 or GBK) or .xlsx; survey: .yaml")
    sub.add_argument("--by", metavar="PHONE", help="survey: of who plans it")
    sub.add_argument("--changes", metavar="NUMBER", help="survey: the plan that this one replaces")
    sub.add_argument(
        "--skip-bad", action="store_true", help="import the good rows although others are bad"
    )


def _export(sub: argparse.ArgumentParser) -> None:
    whats = ["cases", "complaints", "room-codes", "management-review", *OF_A_SURVEY]
    sub.add_argument("what", choices=whats)
    sub.add_argument("number", metavar="NUMBER", nargs="?", help="of a survey, and what is its")
    sub.add_argument(
        "file",
        metavar="FILE",
        help="new; cases: .xlsx or .csv, complaints: .xlsx or .png, room-codes: .csv,"
        " survey, corrections, management-review: .xlsx, survey-…: .html, to print",
    )
    sub.add_argument("--month", help="complaints: of this month, such as 2026-10")
    sub.add_argument("--community", help="complaints: of another community than the first")
    sub.add_argument("--building", help="room-codes: of one building only")
    sub.add_argument("--full-phones", action="store_true", help="cases: with names and phones")
    sub.add_argument(
        "--unseal", metavar="REASON", help="cases: confidential ones too; the reason is logged"
    )


def _invite(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("phone", metavar="PHONE", help="of a member of the staff roster")
    sub.add_argument("--community", help="where the phone works in several")


def _erase(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("what", metavar="NUMBER|PHONE", help="of who complained, or joined a danger")
    sub.add_argument("--reason", default="asked for", help="kept with the archive")


def _backup(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("file", metavar="FILE", help="a new file")


def _understand(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--now", metavar="TIME", help="the present, such as 2026-11-24T10:00:00+08:00")


def _hotspots(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("file", metavar="FILE", help="CSV with the columns id, time, text")


def _demo(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--folder", default="data/demo", help="keeps the demo between two runs")
    sub.add_argument("--chat-port", type=int, default=8001, help="of the chat page, if it is free")


def _answers(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "file", metavar="FILE", nargs="?", default="docs/questions.txt", help="a question a line"
    )
    sub.add_argument("--community", help="another community than the first")


COMMANDS = (
    Command("serve", "bot.serve:run", "Serve the webhook and run the sweeper."),
    Command(
        "demo", "bot.demo.start:run", "Serve a seeded community and a simulated WeChat.", _demo
    ),
    Command(
        "migrate", "bot.console.database:migrate", "Bring the database to this version's shape."
    ),
    Command("check", "bot.console.check:run", "Check config, database, credentials, archives."),
    Command("import", "bot.console.rosters:load", "Import a roster, or a survey's plan.", _import),
    Command(
        "export",
        "bot.console.rosters:export",
        "Write cases, complaints, codes or surveys.",
        _export,
    ),
    Command(
        "invite",
        "bot.console.rosters:invite",
        "Print a one-time code that binds a member of staff.",
        _invite,
    ),
    Command(
        "erase",
        "bot.console.erase:erase",
        "Take who complained out of archived complaints.",
        _erase,
    ),
    Command("menu", "bot.wechat.menu:run", "Create the bottom menu of the account."),
    Command(
        "backup", "bot.console.database:backup", "Copy a SQLite database while in use.", _backup
    ),
    Command(
        "understand",
        "bot.console.language:understand",
        "Read JSON lines {text}, print meanings.",
        _understand,
    ),
    Command(
        "answers",
        "bot.console.answers:answers",
        "Print what each question would be answered.",
        _answers,
    ),
    Command("hotspots", "bot.console.language:hotspots", "Cluster messages of a CSV.", _hotspots),
)
