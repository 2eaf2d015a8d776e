"""`demo` as real processes: it plays at once, and goes on after SIGKILL where it stopped."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any

import pytest

from tests.bot.running import free_port, patiently, started

if TYPE_CHECKING:
    from pathlib import Path

REAL = {"WECHAT_APP_ID": "wx5823bf96d3bd56c7", "WECHAT_APP_SECRET": "of-a-real-account"}


def ask(url: str, path: str, **order: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Ask the control side of the simulator."""
    client = patiently()
    address = f"{url}_control/{path}"
    answer = client.post(address, json=order, timeout=20) if order else client.get(address)
    content: dict[str, Any] = answer.json()
    return content


def says(url: str, name: str, text: str) -> str:
    """Type on a phone, and return what the account answers."""
    reply = ask(url, f"phones/{name}/do", action="type", text=text)["reply"]
    return str(reply["text"]) if reply else ""


def screen(url: str, name: str) -> str:
    """Return everything on a phone's screen."""
    bubbles = ask(url, f"phones/{name}/screen")["bubbles"]
    return "\n".join(bubble["text"] for bubble in bubbles)


@pytest.fixture
def options(tmp_path: Path) -> list[str]:
    """Return the command."""
    return ["demo", "--folder", str(tmp_path / "demo"), "--chat-port", str(free_port())]


def test_a_demo_plays_and_goes_on_after_it_was_killed(tmp_path: Path, options: list[str]) -> None:
    env = REAL | {"PORT": str(free_port())}
    errors = tmp_path / "stderr"

    with started(options, env, errors) as first:
        url = first.stdout.readline().strip()
        phones = ask(url, "phones")
        bound = [screen(url, phone["name"]) for phone in phones["phones"]]
        says(url, "李雷", "厨房水管漏水了，下午三点后在家，13800000001")
        opened = says(url, "李雷", "确认")
        says(url, "李雷", "卧室的灯不亮了")
        ask(url, "clock", advance_seconds=3600)
        first.send(signal.SIGKILL)

        with started(options, env, errors) as second:
            again = second.stdout.readline().strip()
            resumed = screen(again, "李雷")
            offset = ask(again, "clock")["offset"]
            openids = [phone["openid"] for phone in ask(again, "phones")["phones"]]
            second.send(signal.SIGTERM)
            second.stdout.read()

    assert [phone["subtitle"].partition(" ")[0] for phone in phones["phones"]] == [
        "业主",
        "维修工程师",
        "部门主管",
        "事务部主管",
        "管理处主任",
    ]
    assert all("绑定好了" in words for words in bound)
    assert [button["name"] for button in phones["menu"]] == ["报修", "办事", "服务"]
    number = opened.partition("BX")[2][:13]
    assert len(number) == 13
    assert f"BX{number}" in resumed
    assert "欢迎回来" not in resumed
    assert "接着刚才的报修" in resumed
    assert "卧室的灯不亮了" in resumed.rpartition("继续")[2]
    assert offset == 3600
    assert openids == [phone["openid"] for phone in phones["phones"]]
    assert (tmp_path / "demo" / "credentials.json").stat().st_mode & 0o777 == 0o600
    assert "wx5823" not in (tmp_path / "demo" / "credentials.json").read_text(encoding="utf-8")


def test_two_demos_do_not_share_a_folder(tmp_path: Path, options: list[str]) -> None:
    env = {"PORT": str(free_port())}

    with started(options, env, tmp_path / "first") as first:
        assert first.stdout.readline() == f"http://127.0.0.1:{options[-1]}/\n"
        with started(options, env, tmp_path / "second") as second:
            assert second.stdout.read() == ""

    assert "A demo runs already" in (tmp_path / "second").read_text(encoding="utf-8")
