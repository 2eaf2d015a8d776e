"""The two READMEs are true: their commands run, and nothing that exists goes unnamed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.console.commands import COMMANDS
from flows.catalog import CATALOG
from flows.desk import grammar as parsing

ROOT = Path(__file__).parents[1]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
NOT_HERE = {
    "make run",
    "make test",
    "make conversations",
}  # tests/bot/test_demo and tests/conversations run what is behind them, and this is a part of one


def commands(readme: Path) -> list[str]:
    """Return the lines of the shell blocks, without their comments."""
    blocks = re.findall(r"```sh\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project: what a command writes, no other test is to read."""
    folder = tmp_path_factory.mktemp("project") / "copy"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".venv", ".git", "__pycache__"))
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder


def test_the_commands_run(copy: Path) -> None:
    found = [set(commands(readme)) for readme in READMES]

    assert all(some >= NOT_HERE for some in found)
    for line in sorted(set().union(*found) - NOT_HERE):  # each once, whichever names it
        done = subprocess.run(line.split(), cwd=copy, capture_output=True, check=False)  # noqa: S603
        assert done.returncode == 0, line


def test_the_makefile_has_the_commands_of_the_readme() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    for readme in READMES:
        for target in re.findall(
            r"(?:`|^)make ([a-z]+)", readme.read_text(encoding="utf-8"), re.MULTILINE
        ):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("command", [c.name for c in COMMANDS if c.name != "demo"])
def test_every_command_is_named(command: str) -> None:
    words = (ROOT / "README.md").read_text(encoding="utf-8")

    assert f"app.py {command}" in words


def test_every_conversation_is_named() -> None:
    words = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [name for name in CATALOG.flows if f"`{name}`" not in words] == []


def test_every_path_that_is_named_exists() -> None:
    for readme in READMES:
        words = readme.read_text(encoding="utf-8")
        for path in re.findall(r"`((?:bot|flows|nlp|storage|simulator)/[\w./-]*)`", words):
            assert (ROOT / path).exists(), path
        for path in re.findall(r"\]\(((?!http)[\w./-]+)\)", words):
            assert (ROOT / path).exists(), path


def test_both_tell_where_to_change_what() -> None:
    tables = [
        re.findall(r"^\|.*`([\w./]+)`", readme.read_text(encoding="utf-8"), re.MULTILINE)
        for readme in READMES
    ]

    assert tables[0] == tables[1]
    assert len(tables[0]) >= 8


def test_the_readme_is_short() -> None:
    for readme in READMES:
        assert len(readme.read_text(encoding="utf-8").splitlines()) <= 250


@pytest.mark.parametrize("word", ["受理", "派", "接", "到场", "进展", "暂缓", "转", "退回", "完成"])
def test_the_words_of_staff_are_commands(word: str) -> None:
    assert parsing.parse(f"{word} 0007", CATALOG.vocabulary) is not None
