"""The command line in this process: what it printed, and with which code it ended."""

from __future__ import annotations

import io
import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app import create_app
from bot.console.commands import main

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SETTINGS = ("WECHAT_", "WECOM_", "DATABASE_URL", "DATA_DIR", "CONFIG", "CLOCK_FILE", "SECRET_KEY")


@dataclass(frozen=True)
class Answer:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def mistakes(self) -> list[str]:
        """The lines on stderr."""
        return self.err.splitlines()


class CommandLine:
    """Types commands in a folder of its own."""

    def __init__(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        self.folder = folder
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *words: str, stdin: bytes = b"") -> Answer:
        """Run one command to its end."""
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = main(create_app, words)
        except SystemExit as end:
            code = int(end.code or 0)
        said = self._capsys.readouterr()
        return Answer(code, said.out, said.err)

    def set(self, **env: str) -> None:
        """Change the environment of the next commands."""
        for name, value in env.items():
            self._monkeypatch.setenv(name, value)

    def write(self, name: str, content: str, encoding: str = "utf-8") -> str:
        """Write a file, and return its path."""
        file = self.folder / name
        file.write_bytes(content.encode(encoding))
        return str(file)


@pytest.fixture
def command(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    sqlite_url: str,
) -> Iterator[CommandLine]:
    """Return the command line over a migrated database, without the platform's credentials."""
    root = logging.getLogger()
    handlers, level, hook = root.handlers[:], root.level, sys.excepthook
    for name in os.environ:
        if name.startswith(SETTINGS):
            monkeypatch.delenv(name)
    line = CommandLine(capsys, monkeypatch, tmp_path)
    line.set(
        CONFIG=str(ROOT / "config.yaml"),
        DATABASE_URL=sqlite_url,
        DATA_DIR=str(tmp_path / "data"),
    )
    yield line
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)
    logging.raiseExceptions = True
