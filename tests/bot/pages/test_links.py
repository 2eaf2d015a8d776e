"""Signed links and scenes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pages.links import SCENE_CHARACTERS, home_of_scene, read, room_scene, sign
from storage.ids import new_id

SECRET = "a secret of this test"  # noqa: S105
NOW = 1_795_000_000_000


@given(st.text(), st.integers(min_value=1, max_value=NOW))
def test_a_link_is_read_until_its_end(subject: str, lasts: int) -> None:
    token = sign("case", subject, NOW + lasts, SECRET)

    assert read("case", token, NOW + lasts - 1, SECRET) == subject
    assert read("case", token, NOW + lasts, SECRET) is None


def test_a_link_serves_one_purpose_and_one_secret() -> None:
    token = sign("case", "1", NOW + 1, SECRET)

    assert read("evidence", token, NOW, SECRET) is None
    assert read("case", token, NOW, "another secret") is None


@given(st.text())
def test_what_we_did_not_sign_is_nothing(token: str) -> None:
    assert read("case", token, NOW, SECRET) is None
    assert home_of_scene(token, SECRET) is None


def test_a_changed_link_is_nothing() -> None:
    token = sign("case", "1", NOW + 1, SECRET)

    assert read("case", "A" + token, NOW, SECRET) is None


def test_a_room_scene_fits_a_code_and_names_the_home() -> None:
    home_id = new_id(NOW)
    scene = room_scene(home_id, SECRET)

    assert len(scene) <= SCENE_CHARACTERS
    assert home_of_scene(scene, SECRET) == home_id


def test_a_scene_for_another_home_is_forged() -> None:
    home_id, other = new_id(NOW), new_id(NOW)
    scene = room_scene(home_id, SECRET)

    assert home_of_scene(scene.replace(home_id, other), SECRET) is None
    assert home_of_scene(scene, "another secret") is None
    assert home_of_scene("kiosk" + scene.removeprefix("room"), SECRET) is None


def test_an_id_too_long_for_a_code_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        room_scene("x" * 37, SECRET)
