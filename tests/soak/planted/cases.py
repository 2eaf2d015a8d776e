"""Faults of cases and their timelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.soak.planted.scene import Scene

DAY_MS = 86_400_000


def timeline_line_doubled(scene: Scene) -> None:
    scene.sql(
        "INSERT INTO timeline SELECT id || 'x', case_id, version, at, action, actor_id, actor_name,"
        " text, public, details, NULL FROM timeline WHERE action = 'accept' LIMIT 1"
    )


def timeline_line_missing(scene: Scene) -> None:
    scene.sql("DELETE FROM timeline WHERE action = 'take'")


def opening_missing(scene: Scene) -> None:
    scene.sql(
        "DELETE FROM timeline WHERE action = 'open' AND case_id = (SELECT MIN(id) FROM cases)"
    )


def status_changed_without_a_line(scene: Scene) -> None:
    scene.sql("UPDATE cases SET status = 'finished' WHERE status = 'closed'")
    scene.sql("UPDATE cases SET alert_at = :at WHERE status = 'finished'", at=scene.now + 60_000)


def message_acted_twice(scene: Scene) -> None:
    scene.sql(
        "INSERT INTO timeline SELECT id || 'x', case_id, (SELECT MAX(version) FROM timeline AS o"
        " WHERE o.case_id = t.case_id) + 1, at, 'urge', actor_id, actor_name, text, public, '{}',"
        " message_key FROM timeline AS t WHERE action = 'urge'"
    )
    scene.sql("UPDATE cases SET version = version + 1")


def never_looked_at_again(scene: Scene) -> None:
    scene.sql("UPDATE cases SET alert_at = NULL")


def looked_at_in_forty_days(scene: Scene) -> None:
    scene.sql("UPDATE cases SET alert_at = :at", at=scene.now + 40 * DAY_MS)


def deadline_slept_through(scene: Scene) -> None:
    scene.sql("UPDATE cases SET alert_at = :at", at=scene.now - 600_000)


def case_claimed_for_ever(scene: Scene) -> None:
    scene.sql("UPDATE cases SET claimed_until = :at", at=scene.now + DAY_MS)


def person_claimed_for_ever(scene: Scene) -> None:
    scene.sql("UPDATE persons SET claimed_until = :at", at=scene.now + DAY_MS)


def second_case_of_a_message(scene: Scene) -> None:
    columns = [row[1] for row in scene.sql("PRAGMA table_info(cases)")]
    given = {"id": "id || 'x'", "number": "'BX20261124-9999'", "version": "1"}
    picked = ", ".join(given.get(name, name) for name in columns)
    scene.sql(f"INSERT INTO cases SELECT {picked} FROM cases WHERE status <> 'closed' LIMIT 1")  # noqa: S608 - names of columns
    scene.sql(
        "INSERT INTO timeline SELECT t.id || 'x', t.case_id || 'x', 1, t.at, t.action, t.actor_id,"
        " t.actor_name, t.text, t.public, '{}', t.message_key FROM timeline AS t JOIN cases AS c"
        " ON c.id = t.case_id || 'x' WHERE t.action = 'open'"
    )


PLANTS: dict[Callable[[Scene], None], set[str]] = {
    timeline_line_doubled: {"timeline_double"},
    timeline_line_missing: {"timeline_broken"},
    opening_missing: {"timeline_broken"},
    status_changed_without_a_line: {"timeline_broken"},
    message_acted_twice: {"acted_twice"},
    never_looked_at_again: {"silent_case"},
    looked_at_in_forty_days: {"silent_case"},
    deadline_slept_through: {"deadline_unseen"},
    case_claimed_for_ever: {"claimed_long"},
    person_claimed_for_ever: {"claimed_long"},
    second_case_of_a_message: {"opened_twice"},
}
