"""The commands about language alone: understand a line, and find hotspots, without a platform."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bot.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.conftest import CommandLine


def test_understand_and_help_load_neither_web_server_nor_database() -> None:
    program = (
        "import sys\n"
        "from app import create_app, main\n"
        "sys.stdin = open('/dev/null')\n"
        "assert main(create_app, ['understand']) == 0\n"
        "print(sorted({'flask', 'sqlite3', 'pydantic', 'granian', 'wechatpy'} & set(sys.modules)))"
    )

    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_understand_answers_each_line_with_one_line(command: CommandLine) -> None:
    lines = '{"text": "3栋2单元1501厨房漏水，明天下午在家"}\n\n{"text": "\\ud800"}\n'.encode()

    answer = command("understand", "--now", "2026-11-24T02:00:00Z", stdin=lines)

    first, second = map(json.loads, answer.out.splitlines())
    assert answer.code == 0
    assert first["home"] == {"building": "3", "unit": "2", "room": "1501"}
    assert first["time"]["start"] == "2026-11-25T12:00"
    assert second["intent"] == "unknown"


def test_understand_says_what_it_would_offer_where_it_is_not_sure(command: CommandLine) -> None:
    texts = ["厨房水管漏水了快派人来修", "那个东西又那样了你们看看"]
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()

    clear, vague = map(json.loads, command("understand", stdin=lines).out.splitlines())

    assert clear["sure"] is True
    assert clear["readings"][0] == {"intent": "report", "category": "water_drainage"}
    assert vague["sure"] is False
    assert 1 <= len(vague["readings"]) <= 3
    assert all(set(reading) == {"intent", "category"} for reading in vague["readings"])
    assert clear["danger_maybe"] is vague["danger_maybe"] is False


@pytest.mark.parametrize(
    ("words", "stdin", "sentence"),
    [
        (["--now", "today"], b"", "--now: today is not a time"),
        ([], b"{}\n", "line 1: has no text"),
        ([], b'{"text": "a"}\n[]\n', "line 2: has no text"),
        ([], b"\xff\n", "line 1: is not JSON"),
    ],
)
def test_understand_names_the_line_it_cannot_read(
    command: CommandLine, words: list[str], stdin: bytes, sentence: str
) -> None:
    answer = command("understand", *words, stdin=stdin)

    assert answer.code == 2
    assert sentence in answer.err


def test_hotspots_prints_a_row_for_each_message(command: CommandLine) -> None:
    file = command.write(
        "messages.csv",
        "text,id,time\n3栋电梯坏了,a,2026-11-24T10:00\n三栋电梯又坏了,b,2026-11-24T11:00\n",
    )

    answer = command("hotspots", file)

    assert answer.code == 0
    header, *rows = answer.out.splitlines()
    assert header == "id,cluster,title"
    assert [row.split(",")[0] for row in rows] == ["a", "b"]


def test_hotspots_names_the_columns_it_misses(command: CommandLine) -> None:
    answer = command("hotspots", command.write("messages.csv", "id,words\n1,漏水\n"))

    assert answer.code == 2
    assert "time, text" in answer.err


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("none.csv", None, "can't be read (No such file or directory)."),
        (".", None, "can't be read (Is a directory)."),
        ("none.pdf", None, "is neither .csv nor .xlsx."),
        ("empty.csv", "", "is empty."),
    ],
)
def test_hotspots_says_in_one_sentence_what_is_wrong_with_the_file(
    command: CommandLine, tmp_path: Path, name: str, content: str | None, sentence: str
) -> None:
    """The file is named, nothing is printed as an answer."""
    file = str(tmp_path / name) if content is None else command.write(name, content)

    answer = command("hotspots", file)

    assert (answer.code, answer.out) == (2, "")
    assert answer.mistakes == [f"{file}: {sentence}"]
