"""A video is fetched from the platform's own hosts alone; nobody makes us ask inside the house."""

from __future__ import annotations

import json
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug.serving import make_server

from bot.wechat.account import Credentials, OfficialAccount
from bot.wechat.addresses import own_address
from bot.wechat.refusals import PlatformError
from simulator.server import QuietHandler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = "https://api.weixin.qq.com"
LOCAL = "http://127.0.0.1:8001"
MEGABYTE = 1 << 20
VIDEO, SECRET = b"\x00\x00\x00\x18ftypmp42", b"the secret of the house"


@pytest.mark.parametrize(
    ("address", "root", "fetched"),
    [
        ("https://vweixinf.tc.qq.com/1?k=2", ROOT, "https://vweixinf.tc.qq.com/1?k=2"),
        ("http://vweixinf.tc.qq.com/1", ROOT, "https://vweixinf.tc.qq.com/1"),
        ("http://vweixinf.tc.qq.com:80/1", ROOT, "https://vweixinf.tc.qq.com/1"),
        (f"{ROOT}/mmbiz/1", ROOT, f"{ROOT}/mmbiz/1"),
        (f"{LOCAL}/mmbiz/1", LOCAL, f"{LOCAL}/mmbiz/1"),
        ("http://127.0.0.1:8002/mmbiz/1", LOCAL, None),
        ("http://169.254.169.254/latest/meta-data", ROOT, None),
        ("http://127.0.0.1/", ROOT, None),
        ("https://evilqq.com/1", ROOT, None),
        ("https://qq.com.evil.com/1", ROOT, None),
        ("https://qq.com@evil.com/1", ROOT, None),
        ("https://evil.com\\@qq.com/1", ROOT, None),
        ("https://mp.weixin.qq.com:6379/1", ROOT, None),
        ("https://mp.weixin.qq.com:x/1", ROOT, None),
        ("https://[::1/1", ROOT, None),
        ("file:///etc/passwd", ROOT, None),
        ("ftp://mp.weixin.qq.com/1", ROOT, None),
        ("//mp.weixin.qq.com/1", ROOT, None),
        ("https://mp.weixin.qq.com/1\r\nHost: evil", ROOT, None),
    ],
)
def test_only_the_platforms_own_addresses_are_fetched(
    address: str, root: str, fetched: str | None
) -> None:
    assert own_address(address, root) == fetched


@contextmanager
def saying(answers: Callable[[str], tuple[str, bytes, str]]) -> Iterator[tuple[str, list[str]]]:
    """Serve what `answers` returns for a path: status, body, and where else to look."""
    asked: list[str] = []

    def app(environ: dict[str, Any], start: Callable[..., object]) -> list[bytes]:
        asked.append(environ["PATH_INFO"])
        environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))  # else it is reset
        status, body, elsewhere = answers(environ["PATH_INFO"])
        start(status, [("Content-Type", "text/plain"), ("Location", elsewhere)])
        return [body]

    server = make_server("127.0.0.1", 0, app, request_handler=QuietHandler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}", asked
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def inside() -> Iterator[tuple[str, list[str]]]:
    """Return the address of a service that only the house may ask, and what it was asked."""
    with saying(lambda _path: ("200 OK", SECRET, "")) as found:
        yield found


def platform(video_url: str, redirects_to: str = "") -> Callable[[str], tuple[str, bytes, str]]:
    def answers(path: str) -> tuple[str, bytes, str]:
        if path.endswith("stable_token"):
            return "200 OK", b'{"access_token": "token", "expires_in": 7200}', ""
        if path.endswith("media/get"):
            return "200 OK", json.dumps({"video_url": video_url}).encode(), ""
        return ("302 Found", b"", redirects_to) if redirects_to else ("200 OK", VIDEO, "")

    return answers


def get(root: str, *, is_video: bool) -> bytes:
    account = OfficialAccount(Credentials("wxsim", "secret", root), lambda: 0)
    return account.get_media("1", MEGABYTE, is_video=is_video).content


def test_a_foreign_host_is_never_asked(inside: tuple[str, list[str]]) -> None:
    secret, asked = inside
    with saying(platform(f"{secret}/admin")) as (root, _):
        with pytest.raises(PlatformError) as caught:
            get(root, is_video=True)
        photo = get(root, is_video=False)

    assert (caught.value.kind, caught.value.retry) == ("content", False)
    assert b"video_url" in photo
    assert asked == []


def test_a_redirect_is_not_followed(inside: tuple[str, list[str]]) -> None:
    secret, asked = inside
    urls: list[str] = []

    def answers(path: str) -> tuple[str, bytes, str]:
        return platform(f"{urls[0]}/video", f"{secret}/admin")(path)

    with saying(answers) as (root, of_platform):
        urls.append(root)
        with pytest.raises(PlatformError):
            get(root, is_video=True)

    assert "/video" in of_platform
    assert asked == []
