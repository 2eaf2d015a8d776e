"""The client of the platform: tokens, refusals, time-outs, and every call it makes."""

from __future__ import annotations

import socket
import time
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import make_server

from bot.wechat.account import Card, Credentials, OfficialAccount
from bot.wechat.refusals import PlatformError, kind_of
from simulator import sample_photo, sample_voice
from simulator.samples import sample_video
from simulator.server import QuietHandler
from tests.bot.outbox.outgoing import ACCOUNT, TEMPLATE_ID, World, heard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIEnvironment

    from storage.database import Database

MEGABYTE = 1 << 20
SEND = "message/custom/send"
TOKEN = "stable_token"  # noqa: S105 - a path


@pytest.fixture
def world(tmp_path: Path, sqlite_database: Database) -> Iterator[World]:
    """Return a world of its own."""
    made = World(tmp_path, sqlite_database)
    yield made
    made.close()


def refusal(call: Callable[[], object]) -> PlatformError:
    with pytest.raises(PlatformError) as caught:
        call()
    return caught.value


def test_a_text_arrives_as_it_was_written(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    text = '师傅\\u4e2d "好" 😀\n<a href="https://example.com">看</a>'

    world.account.send_text(lilei.openid, text)

    assert lilei.screen[-1].raw == text


def test_a_lone_surrogate_cannot_stop_a_message(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)

    world.account.send_text(lilei.openid, "坏\ud800字")

    assert heard(lilei) == ["坏?字"]


def test_a_picture_is_uploaded_and_sent(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)

    media_id = world.account.upload_image(sample_photo(), "chart.jpg")
    world.account.send_image(lilei.openid, media_id)

    assert lilei.screen[-1].kind == "image"


def test_a_card_sent_twice_with_one_id_is_shown_once(world: World) -> None:
    lilei = world.phone("李雷")
    data = {"character_string1": "BX1", "phrase2": "已派单", "thing3": "漏水", "time4": "15:01"}
    card = Card(TEMPLATE_ID, data, url="https://example.com", once_id="a" * 32)

    first = world.account.send_template(lilei.openid, card)
    second = world.account.send_template(lilei.openid, card)

    assert first == second
    assert len(heard(lilei, "template")) == 1


def test_the_menu_is_made(world: World) -> None:
    world.account.create_menu([{"type": "click", "name": "报修", "key": "report"}])

    assert [button["name"] for button in world.wechat.menu] == ["报修"]


@pytest.mark.parametrize("expires_in_seconds", [None, 600])
def test_a_scene_code_can_be_looked_at(world: World, expires_in_seconds: int | None) -> None:
    address = world.account.create_scene_code("room.1", expires_in_seconds)

    code = world.wechat.codes.newest("room.1")
    assert code is not None
    assert (code.ends_at is None) == (expires_in_seconds is None)
    assert address.startswith(f"{world.server.url}/cgi-bin/showqrcode?ticket=")


def test_media_come_as_they_were_sent(world: World) -> None:
    shelf = world.wechat.media
    photo, voice = shelf.put("image", sample_photo()), shelf.put("voice", sample_voice())
    video = shelf.put("video", sample_video())

    got = [
        world.account.get_media(media.media_id, MEGABYTE, is_video=media is video)
        for media in (photo, voice, video)
    ]

    assert [download.content for download in got] == [
        sample_photo(),
        sample_voice(),
        sample_video(),
    ]
    assert [download.mime for download in got] == ["image/jpeg", "audio/amr", "video/mp4"]


def test_media_expire_after_three_days(world: World) -> None:
    media = world.wechat.media.put("image", sample_photo())
    world.clock.advance(3 * 86_400)

    error = refusal(lambda: world.account.get_media(media.media_id, MEGABYTE))

    assert (error.kind, error.errcode, error.retry) == ("expired", 40007, False)


def test_media_beyond_the_limit_are_not_read(world: World) -> None:
    media = world.wechat.media.put("image", b"\xff\xd8\xff" + b"x" * MEGABYTE)

    error = refusal(lambda: world.account.get_media(media.media_id, MEGABYTE))

    assert (error.kind, error.retry) == ("too_large", False)


def test_media_are_fetched_again_with_another_token(world: World) -> None:
    media = world.wechat.media.put("image", sample_photo())
    world.wechat.faults.next("media/get", errcode=42001)

    download = world.account.get_media(media.media_id, MEGABYTE)

    assert download.content == sample_photo()


@pytest.mark.parametrize(
    ("fault", "kind", "retry"),
    [
        ({"errcode": 45015}, "window_closed", False),
        ({"errcode": 45047}, "window_closed", False),
        ({"errcode": 48002}, "not_following", False),
        ({"errcode": 45009}, "quota", True),
        ({"errcode": 45011}, "slower", True),
        ({"errcode": 45002}, "content", False),
        ({"errcode": 48001}, "forbidden", False),
        ({"errcode": 40164}, "account", True),
        ({"errcode": -1}, "busy", True),
        ({"http_status": 502}, "unanswered", True),
        ({"http_status": 503}, "busy", True),
        ({"timeout": True}, "unanswered", True),
    ],
)
def test_refusals_are_sorted(
    world: World,
    fault: dict[str, int],
    kind: str,
    retry: bool,  # noqa: FBT001
) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    world.wechat.faults.next(SEND, **fault)  # type: ignore[arg-type]

    error = refusal(lambda: world.account.send_text(lilei.openid, "一"))

    assert (error.kind, error.retry) == (kind, retry)


def test_the_published_codes_are_ours_or_the_contents() -> None:
    kinds = {code: kind_of(code) for code in (40003, 43004, 50005, 70000, 40037, 47003, 45001)}

    assert kinds == dict.fromkeys((40003, 43004, 50005, 70000), "not_following") | dict.fromkeys(
        (40037, 47003, 45001), "content"
    )


def test_no_error_shows_the_token_or_the_secret(world: World) -> None:
    lilei = world.phone("李雷")
    token = str(world.wechat.tokens.stable(ACCOUNT.app_id, ACCOUNT.app_secret, force=False))
    world.wechat.faults.next(SEND, timeout=True)

    error = refusal(lambda: world.account.send_text(lilei.openid, "一"))

    shown = f"{error!r} {error.__cause__!r} {error.__suppress_context__}"
    assert "access_token" not in shown
    assert token not in shown
    assert error.__suppress_context__


def test_a_wrong_secret_is_the_accounts_fault(world: World) -> None:
    credentials = Credentials(ACCOUNT.app_id, "wrong", world.server.url)

    error = refusal(OfficialAccount(credentials, world.now).check)

    assert (error.kind, error.errcode) == ("account", 40125)


@contextmanager
def saying(*answers: bytes) -> Iterator[str]:
    """Serve the answers one after the other, whatever is asked."""
    left = list(answers)

    def answer(environ: WSGIEnvironment, start: StartResponse) -> list[bytes]:
        # Closing on what nobody read resets the connection, and the answer may be lost with it.
        environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [left.pop(0)]

    server = make_server("127.0.0.1", 0, answer, request_handler=QuietHandler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    server.server_close()
    thread.join()


GOOD_TOKEN = b'{"access_token": "token", "expires_in": 7200}'
UNKNOWN_LIFE = b'{"access_token": "a", "expires_in": "?"}'
UNREADABLE = [b"<html>log in to the network first</html>", b"[]", b"", b'{"errcode": "x"}']


@pytest.mark.parametrize("answer", UNREADABLE)
def test_an_unreadable_answer_is_no_answer(world: World, answer: bytes) -> None:
    with saying(GOOD_TOKEN, answer) as root:
        account = OfficialAccount(Credentials("wxsim", "secret", root), world.now)
        error = refusal(lambda: account.send_text("openid", "一"))

    assert (error.kind, error.errcode) == ("unanswered", None)


def test_who_reaches_nobody_has_sent_nothing(world: World) -> None:
    with saying(GOOD_TOKEN) as root:
        account = OfficialAccount(Credentials("wxsim", "secret", root), world.now)
        account.check()
    error = refusal(lambda: account.send_text("openid", "一"))

    assert (error.kind, error.errcode) == ("busy", None)


@pytest.mark.parametrize(
    "answer", [*UNREADABLE, b"{}", b'{"access_token": "a", "expires_in": "?"}']
)
def test_an_unreadable_token_is_none(world: World, answer: bytes) -> None:
    with saying(answer) as root:
        account = OfficialAccount(Credentials("wxsim", "secret", root), world.now)

        assert refusal(account.check).kind == "busy"


def test_a_small_file_that_looks_like_json_is_a_file(world: World) -> None:
    with saying(GOOD_TOKEN, b"{no json") as root:
        account = OfficialAccount(Credentials("wxsim", "secret", root), world.now)

        assert account.get_media("1", MEGABYTE).content == b"{no json"


@pytest.mark.parametrize("fault", [{"http_status": 500}, {"timeout": True}])
def test_a_download_that_breaks_is_tried_later(world: World, fault: dict[str, int]) -> None:
    media = world.wechat.media.put("image", sample_photo())
    world.wechat.faults.next("media/get", **fault)  # type: ignore[arg-type]

    assert refusal(lambda: world.account.get_media(media.media_id, MEGABYTE)).kind == "busy"


def test_a_platform_that_accepts_and_says_nothing_is_left_in_five_seconds(world: World) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        root = f"http://127.0.0.1:{silent.getsockname()[1]}"
        account = OfficialAccount(Credentials("wxsim", "secret", root), world.now)

        asked_at = time.monotonic()
        error = refusal(account.check)
        waited = time.monotonic() - asked_at

    assert (error.kind, str(error)) == ("busy", "no token was given (busy, errcode None)")
    assert 4.5 < waited < 6  # somebody slow is still heard
