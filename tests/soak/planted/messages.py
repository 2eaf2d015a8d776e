"""Faults of messages and their replies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator import Attempt, Push
    from simulator.bubbles import Content
    from tests.soak.planted.scene import Scene


def inbox_row_missing(scene: Scene) -> None:
    scene.sql("DELETE FROM inbox WHERE text = '进度'")


def inbox_row_of_an_act_missing(scene: Scene) -> None:
    key = "SELECT message_key FROM timeline WHERE action = 'accept'"
    scene.sql(f"DELETE FROM inbox WHERE key IN ({key})")  # noqa: S608 - of this file


def reply_not_shown(scene: Scene) -> None:
    """Keep another reply than the one that the platform was given."""
    scene.sql("UPDATE inbox SET reply = '别的话' WHERE text = '进度'")


def second_reply_differs(scene: Scene) -> None:
    push, said = _brought(scene, "确认")
    push.attempts = [said, replace(said, content=_saying(said, "另一句"))]


def reply_after_six_seconds(scene: Scene) -> None:
    push, said = _brought(scene, "确认")
    push.attempts = [replace(said, ended=said.began + 6)]


def no_reply_at_all(scene: Scene) -> None:
    push, said = _brought(scene, "报修")
    push.attempts = [replace(said, failure="no answer in time", content=None)] * 3
    _unseen(scene, push, said)


def said_not_to_be_kept_but_is(scene: Scene) -> None:
    push, said = _brought(scene, "确认")
    push.attempts = [replace(said, content=_saying(said, "这条没有收下"))]
    _unseen(scene, push, said)


def _brought(scene: Scene, words: str) -> tuple[Push, Attempt]:
    push = next(p for p in scene.record.deliveries if p.fields.get("Content") == words)
    return push, push.attempts[0]


def _saying(said: Attempt, words: str) -> Content | None:
    return replace(said.content, text=words) if said.content else None


def _unseen(scene: Scene, push: Push, said: Attempt) -> None:
    """Take what was answered off the screen."""
    screen = scene.record.screens[push.openid]
    screen[:] = [b for b in screen if said.content is None or b.text != said.content.text]


PLANTS: dict[Callable[[Scene], None], set[str]] = {
    inbox_row_missing: {"not_kept"},
    inbox_row_of_an_act_missing: {"act_without_message", "not_kept"},
    reply_not_shown: {"reply_differs"},
    second_reply_differs: {"reply_changed"},
    reply_after_six_seconds: {"unanswered"},
    no_reply_at_all: {"unanswered"},
    said_not_to_be_kept_but_is: {"kept_after_refusal"},
}
