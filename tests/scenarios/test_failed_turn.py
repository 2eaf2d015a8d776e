"""A turn that fails is said honestly, kept, and put before a clerk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize(("table", "kept"), [("evidence", "厨房水管漏水"), ("conversations", None)])
def test_a_message_that_our_code_cannot_handle_is_kept_and_a_clerk_is_told(
    world: World, resident: Member, clerk: Member, table: str, kept: str | None
) -> None:
    """Its words, too, unless nobody can tell whether they were an answer that is kept nowhere."""
    world.service.database.run(lambda c: c.execute(f"ALTER TABLE {table} RENAME TO gone"))
    reply = resident.says("厨房水管漏水")
    world.service.database.run(lambda c: c.execute(f"ALTER TABLE gone RENAME TO {table}"))

    assert "没处理好" in reply
    assert any("没处理好" in push for push in clerk.hears())
    row = world.service.database.read(lambda c: c.one("SELECT text FROM inbox WHERE failed = 1"))
    assert row is not None
    assert row["text"] == kept
