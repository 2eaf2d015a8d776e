"""Logs: JSON on stderr, with ids, and without phones, secrets or what an exception quotes."""

from __future__ import annotations

import json
import logging
import sys
from typing import TYPE_CHECKING, Any

import pytest

from bot import logs

if TYPE_CHECKING:
    from collections.abc import Iterator

ENV = {
    "WECHAT_TOKEN": 'a"token',
    "WECHAT_APP_SECRET": "the-app-secret",
    "DATABASE_URL": "postgresql://bot:pass%40word@db/bot",
    "LANG": "C.UTF-8",
}


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave the logs of the other tests alone."""
    root = logging.getLogger()
    handlers, level, hook = root.handlers[:], root.level, sys.excepthook
    yield
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)
    logging.raiseExceptions = True


def begin() -> logging.Logger:
    """Return a logger that writes as the service does."""
    logs.set_up(ENV)
    return logging.getLogger("tests.logs")


def written(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return the one line that was written."""
    said = capsys.readouterr()
    assert said.out == ""
    line: dict[str, Any] = json.loads(said.err)
    return line


def test_a_line_is_json_with_its_ids(capsys: pytest.CaptureFixture[str]) -> None:
    begin().warning("turn failed", extra={"case": "01a20e34-5301-7ab2-8123-138000000011"})

    line = written(capsys)
    assert line["message"] == "turn failed"
    assert line["level"] == "WARNING"
    assert line["logger"] == "tests.logs"
    assert line["case"] == "01a20e34-5301-7ab2-8123-138000000011"


@pytest.mark.parametrize("phone", ["13800000001", "138 0000 0001", "+86 138-0000-0001"])
def test_a_phone_is_hidden(capsys: pytest.CaptureFixture[str], phone: str) -> None:
    begin().warning("call %s", phone, extra={"who": f"电话{phone}。"})

    line = written(capsys)
    assert line["message"] == "call ***"
    assert line["who"] == "电话***。"


@pytest.mark.parametrize("secret", ['a"token', "the-app-secret", "pass%40word", "pass@word"])
def test_a_secret_is_hidden(capsys: pytest.CaptureFixture[str], secret: str) -> None:
    begin().warning("it is %s", secret, extra={"url": "http://x/?access_token=abc.def&b=1"})

    line = written(capsys)
    assert line["message"] == "it is ***"
    assert line["url"] == "http://x/?access_token=***&b=1"


def test_an_exception_shows_kind_and_place_but_not_what_it_quotes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log = begin()

    def fail() -> None:
        try:
            int("厨房漏水")
        except ValueError as error:
            message = "cannot read 厨房漏水 13800000001"
            raise RuntimeError(message) from error

    try:
        fail()
    except RuntimeError:
        log.exception("turn failed")

    trace = written(capsys)["exc_info"]
    assert "厨房" not in trace
    assert "138" not in trace
    assert "RuntimeError" in trace
    assert "ValueError" in trace
    assert "test_logs.py" in trace
    assert " fail" in trace


def test_a_crash_is_logged_the_same_way(capsys: pytest.CaptureFixture[str]) -> None:
    begin()
    error = ValueError("13800000001")

    sys.excepthook(ValueError, error, None)

    assert written(capsys)["message"] == "crashed"


def test_a_line_that_cannot_be_written_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    begin().warning("call %d", "13800000001")

    assert capsys.readouterr().err == ""


def test_only_what_is_secret_counts_as_such() -> None:
    assert set(logs.secrets_in(ENV)) == {'a"token', "the-app-secret", "pass%40word", "pass@word"}
    assert logs.secrets_in({"DATABASE_URL": "postgresql://[broken"}) == ["", ""]
