"""Starting from the command line, and the refusal to play with a real account."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from simulator import Platform, StartError
from simulator.__main__ import main
from simulator.account import account_from
from simulator.server import bind

GOOD = {
    "WECHAT_APP_ID": "wxsim0123456789ab",
    "WECHAT_APP_SECRET": "simulator-secret",
    "WECHAT_TOKEN": "simulator-token",
    "WECHAT_ENCODING_AES_KEY": "A" * 43,
}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"WECHAT_APP_ID": "wx5823bf96d3bd56c7"}, "does not run with real credentials"),
        ({"WECHAT_APP_ID": "", "WECHAT_TOKEN": ""}, "WECHAT_APP_ID, WECHAT_TOKEN must be set"),
        ({"WECHAT_ENCODING_AES_KEY": "short"}, "must have 43 characters, not 5"),
        (
            {"WECHAT_ENCODING_AES_KEY": "", "--mode": "secure"},
            "mode secure needs WECHAT_ENCODING_AES_KEY",
        ),
        ({"--host": "0.0.0.0"}, "binds to this machine only"),  # noqa: S104 -- is refused
    ],
)
def test_it_refuses_with_one_sentence(
    changes: dict[str, str],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings = GOOD | {"--port": "0", "--target": "http://127.0.0.1:1", "--clock-file": "c"}
    settings |= changes
    for name in GOOD:
        monkeypatch.setenv(name, settings[name])
    options = [part for item in settings.items() if item[0].startswith("--") for part in item]

    assert main(options) == 2

    said = capsys.readouterr()
    assert words in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


def test_a_taken_port_is_named(platform: Platform) -> None:
    taken = bind(platform, 0)

    with pytest.raises(StartError, match=f"port {taken.port} is taken"):
        bind(platform, taken.port)

    taken.server_close()


def test_the_previous_key_is_read_too() -> None:
    account = account_from(GOOD | {"WECHAT_ENCODING_AES_KEY_PREVIOUS": "B" * 43})

    assert account.previous_aes_key == "B" * 43


@pytest.fixture
def as_in_the_background() -> Iterator[None]:
    """Let children inherit that SIGINT is ignored, as those of a shell's background job do."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("as_in_the_background")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_from_the_command_line_until_told_to_end(
    number: signal.Signals, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "simulator", "--port", "0", "--target", "http://127.0.0.1:1"]
    process = subprocess.Popen(  # noqa: S603 -- our own module
        [*command, "--clock-file", str(tmp_path / "clock")],
        env=os.environ | GOOD,
        cwd=Path(__file__).parents[2],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    url = process.stderr.readline().removeprefix("simulator: ").strip()

    answer = requests.get(f"{url}/_control/phones", timeout=5).json()
    process.send_signal(number)

    assert answer["account"] == "小管家"
    assert process.wait(timeout=10) == 0
    process.stderr.close()
