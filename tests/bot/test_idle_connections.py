"""Connections that send nothing, or never finish, beside a real `serve`."""

from __future__ import annotations

import socket
from contextlib import ExitStack

import pytest

from tests.bot.running import started
from tests.bot.test_serve import World, world

__all__ = ["world"]
MANY = 1_100  # granian alone stops at 1,024


@pytest.mark.parametrize(
    "begun", [b"", b"POST /wechat HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n"]
)
def test_who_sends_nothing_or_never_ends_keeps_no_message_from_its_answer(
    world: World, begun: bytes
) -> None:
    with started(["serve"], world.env, world.errors), ExitStack() as idle:
        world.health()
        for _ in range(MANY):
            one = idle.enter_context(
                socket.create_connection(("127.0.0.1", int(world.env["PORT"])))
            )
            one.sendall(begun)

        answer = world.platform.phone("李雷").follow()

    assert answer is not None
    assert "小管家" in answer.text
