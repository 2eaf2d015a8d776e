"""The holder of the access token: cached, shared by threads, forced only when need be."""

from __future__ import annotations

from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest

from bot.wechat.refusals import PlatformError
from bot.wechat.tokens import Token, TokenHolder
from tests.bot.outbox.outgoing import World, heard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

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


def test_one_token_serves_until_shortly_before_its_end(world: World) -> None:
    asked: list[bool] = []
    holder = TokenHolder(lambda *, force: counted(asked, force=force), world.now)

    first = holder.get()
    world.clock.advance(7000)
    second = holder.get()
    world.clock.advance(100)
    third = holder.get()

    assert (first, second, third) == ("token1", "token1", "token2")
    assert asked == [False, False]


def counted(asked: list[bool], *, force: bool) -> Token:
    asked.append(force)
    return Token(f"token{len(asked)}", 7200)


def test_force_is_used_only_when_the_platform_insists(world: World) -> None:
    asked: list[bool] = []

    def stubborn(*, force: bool) -> Token:
        asked.append(force)
        return Token("new" if force else "same", 7200)

    holder = TokenHolder(stubborn, world.now)
    refused = holder.get()

    assert holder.replace(refused) == "new"
    assert holder.replace(refused) == "new"
    assert asked == [False, False, True]


def test_force_is_not_used_twice_in_half_a_minute(world: World) -> None:
    holder = TokenHolder(lambda *, force: Token(f"same{force * 0}", 7200), world.now)
    holder.replace(holder.get())

    error = refusal(lambda: holder.replace("same0"))
    world.clock.advance(31)

    assert error.kind == "token"
    assert holder.replace("same0") == "same0"


def test_a_token_still_good_is_used_while_the_platform_is_down(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    world.account.check()
    world.clock.advance(7100)
    world.wechat.faults.next(TOKEN, timeout=True)

    world.account.send_text(lilei.openid, "一")

    assert heard(lilei) == ["一"]


def test_a_limit_on_tokens_is_no_quota_of_messages(world: World) -> None:
    world.wechat.faults.next(TOKEN, errcode=45009)

    assert refusal(world.account.check).kind == "token"


def test_threads_that_start_together_fetch_one_token(world: World) -> None:
    asked: list[bool] = []
    holder = TokenHolder(lambda *, force: counted(asked, force=force), world.now)
    barrier = Barrier(8)
    got: list[str] = []

    def ask() -> None:
        barrier.wait()
        got.append(holder.get())

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(got) == {"token1"}
    assert asked == [False]
