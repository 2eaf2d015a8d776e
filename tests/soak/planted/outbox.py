"""Faults of the outbox: rows that are lost, stranded, or not where they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.soak.planted.scene import Scene

DAY_MS = 86_400_000
A_SENT_ONE = "status = 'sent' AND rung = 'message'"


def outbox_row_deleted(scene: Scene) -> None:
    scene.sql(
        "DELETE FROM outbox WHERE id = :id", id=scene.last_row(f"{A_SENT_ONE} AND kind = 'step'")
    )


def sent_without_being_sent(scene: Scene) -> None:
    scene.add_row(status="sent", rung="message", text="没有人收到过这一句")


def card_that_never_went(scene: Scene) -> None:
    scene.add_row(status="sent", rung="template", message_id="1", text="没有这张卡片")


def row_left_in_sending(scene: Scene) -> None:
    scene.add_row(status="sending", attempts=1)


def row_that_nobody_sends(scene: Scene) -> None:
    scene.add_row(status="waiting", not_before=scene.now - 600_000)


def row_that_waits_for_days(scene: Scene) -> None:
    scene.add_row(status="waiting", not_before=scene.now + 2 * DAY_MS, reason="busy")


def row_of_somebody_put_off(scene: Scene) -> None:
    scene.add_row(status="waiting", not_before=scene.now)
    scene.sql("UPDATE persons SET push_after = :at", at=scene.now + DAY_MS)


def row_given_up_silently(scene: Scene) -> None:
    scene.add_row(status="dropped")


def row_of_an_unknown_status(scene: Scene) -> None:
    scene.add_row(status="forgotten")


def row_said_to_be_shown(scene: Scene) -> None:
    scene.add_row(status="shown", rung="next contact", text="这一句没有出现过")


def row_sent_a_minute_late(scene: Scene) -> None:
    """Show it long after it was decided."""
    row_id = scene.last_row(f"{A_SENT_ONE} AND weight <= 2 AND kind = 'task'")
    scene.record.clock = [(0.0, scene.record.clock[0][1])]
    scene.sql("UPDATE outbox SET created_at = sent_at - 60000 WHERE id = :id", id=row_id)


PLANTS: dict[Callable[[Scene], None], set[str]] = {
    outbox_row_deleted: {"unexplained"},
    sent_without_being_sent: {"lost"},
    card_that_never_went: {"lost"},
    row_left_in_sending: {"stranded"},
    row_that_nobody_sends: {"stuck"},
    row_that_waits_for_days: {"waits_long"},
    row_of_somebody_put_off: {"waits_long"},
    row_given_up_silently: {"given_up_without_reason"},
    row_of_an_unknown_status: {"unknown_status"},
    row_said_to_be_shown: {"shown_unseen"},
    row_sent_a_minute_late: {"left_late"},
}
