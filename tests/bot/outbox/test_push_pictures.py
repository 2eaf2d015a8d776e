"""A picture in the outbox: sent as one where a message may go, else its words with the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from simulator.samples import sample_photo
from tests.bot.outbox.outgoing import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from simulator import Phone
    from storage.database import Database

WORDS = "10月投诉月报的图：看图"


@pytest.fixture
def world(tmp_path: Path, database: Database) -> Iterator[World]:
    """Return a platform and a database, with a picture below DATA_DIR."""
    made = World(tmp_path, database)
    (tmp_path / "month.png").write_bytes(sample_photo())
    yield made
    made.close()


def shown(phone: Phone) -> list[tuple[str, str]]:
    """Return kind and words of what the account sent."""
    return [(b.kind, b.text) for b in phone.screen if b.via == "service"]


def test_a_picture_goes_by_itself_and_spends_one_message(world: World) -> None:
    """It is never joined with the words before or behind it."""
    phone = world.phone("孙丽")
    world.says(phone)
    left = world.person(phone).message_left
    world.add(phone, "共3件", weight=1)
    world.add(phone, WORDS, weight=1, picture="month.png")
    world.add(phone, "另一件事", weight=1)

    assert world.send() == 3
    assert shown(phone) == [("text", "共3件"), ("image", "[图片]"), ("text", "另一件事")]
    assert world.person(phone).message_left == left - 3


def test_without_its_file_the_words_go(world: World) -> None:
    """Another machine made it, or it was cleared away."""
    phone = world.phone("孙丽")
    world.says(phone)
    world.add(phone, WORDS, picture="gone.png")

    assert world.send() == 1
    assert shown(phone) == [("text", WORDS)]


def test_without_an_allowance_the_words_wait_for_the_next_contact(world: World) -> None:
    """Nothing is uploaded for nobody."""
    phone = world.phone("孙丽")
    world.add(phone, WORDS, picture="month.png")

    assert world.send() == 0
    assert world.missed(phone) == [WORDS]
