"""Faults on screens and in the order of calls."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.soak.planted.scene import Scene

A_SENT_ONE = "status = 'sent' AND rung = 'message'"


def text_on_another_screen(scene: Scene) -> None:
    screens = scene.record.screens
    pushed = next(b for b in screens[scene.openid("陈静")] if b.via == "service")
    screens[scene.openid("张秀英")].append(pushed)


def reply_on_another_screen(scene: Scene) -> None:
    screens = scene.record.screens
    reply = next(b for b in screens[scene.openid("李雷")] if b.via == "reply" and "BX" in b.text)
    screens[scene.openid("张秀英")].append(reply)


def push_seen_twice(scene: Scene) -> None:
    screen = scene.record.screens[scene.openid("李雷")]
    screen.append([b for b in screen if b.via == "service"][-1])


def phone_of_somebody_else(scene: Scene) -> None:
    """In a text that was meant for its reader."""
    row_id = scene.last_row(f"{A_SENT_ONE} AND case_id IS NOT NULL AND kind = 'step'")
    text, person = scene.sql("SELECT text, person_id FROM outbox WHERE id = :id", id=row_id)[0]
    openid = scene.sql("SELECT openid FROM persons WHERE id = :id", id=person)[0][0]
    more = "她的电话13800000003"
    scene.sql("UPDATE outbox SET text = :text WHERE id = :id", text=text + more, id=row_id)
    screen = scene.record.screens[openid]
    place = max(n for n, b in enumerate(screen) if b.via == "service")
    screen[place] = replace(screen[place], text=screen[place].text + more)


def page_to_nobody(scene: Scene) -> None:
    """Take the clerk's page out of the record of calls alone."""
    number = _emergency(scene)
    scene.record.calls = [
        call
        for call in scene.record.calls
        if call.openid != scene.openid("陈静") or number not in str(call.order)
    ]


def page_after_a_minute(scene: Scene) -> None:
    _move_page(scene, 60.0)


def page_behind_an_ordinary_message(scene: Scene) -> None:
    _move_page(scene, 5.0)
    calls = scene.record.calls
    place = next(n for n, call in enumerate(calls) if _is_page(scene, call))
    other = {"touser": calls[place].openid, "text": {"content": "普通的事"}}
    earlier = calls[place].began - 1
    calls.insert(place, replace(calls[place], order=other, began=earlier, ended=earlier + 0.1))


def six_messages_without_a_word(scene: Scene) -> None:
    """As where the platform had let more through than it does."""
    screen = scene.record.screens[scene.openid("李雷")]
    pushed = next(b for b in screen if b.via == "service")
    for letter in "甲乙丙丁戊己":
        scene.add_row(id=letter, status="sent", rung="message", text=letter, attempts=1)
        screen.append(replace(pushed, text=letter))


def _emergency(scene: Scene) -> str:
    return str(scene.sql("SELECT number FROM cases WHERE danger IS NOT NULL")[0][0])


def _is_page(scene: Scene, call: Any) -> bool:  # noqa: ANN401 - a call of the simulator
    return call.openid == scene.openid("陈静") and _emergency(scene) in str(call.order)


def _move_page(scene: Scene, seconds: float) -> None:
    calls = scene.record.calls
    calls[:] = [
        replace(call, began=call.began + seconds, ended=call.ended + seconds)
        if _is_page(scene, call)
        else call
        for call in calls
    ]


PLANTS: dict[Callable[[Scene], None], set[str]] = {
    text_on_another_screen: {"wrong_person"},
    reply_on_another_screen: {"wrong_person"},
    push_seen_twice: {"twice"},
    phone_of_somebody_else: {"foreign_phone"},
    page_to_nobody: {"page_missing"},
    page_after_a_minute: {"page_late"},
    page_behind_an_ordinary_message: {"page_behind"},
    six_messages_without_a_word: {"over_limit"},
}
