"""The page under attack: what is thanked for counts, and nothing that is sent brings it down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.inviting import invitations, links, running

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

GOOD = {"security": "满意", "first": "停车"}


@pytest.fixture
def path(world: World) -> str:
    """Return the page of the first invitation."""
    return f"/s/{invitations(world, running(world))[0].token}"


def test_only_a_vote_that_counts_is_thanked_for(world: World, path: str) -> None:
    assert "谢谢" not in world.client.get(path).text
    assert "谢谢" not in world.client.post(path, data={"security": "还行"}).text
    assert "谢谢" in world.client.post(path, data=GOOD | {"unknown": "x"}).text
    assert "已提交" in (again := world.client.post(path, data=GOOD).text)
    assert "谢谢" not in again


def test_a_closed_page_thanks_for_nothing(world: World, path: str) -> None:
    world.advance(days=12)
    for answer in (world.client.get(path), world.client.post(path, data=GOOD)):
        assert "已结束" in answer.text
        assert "谢谢" not in answer.text


def test_json_nested_without_end_is_no_draft(world: World, path: str) -> None:
    world.client.get(path)
    deep = "[" * 100_000
    answer = world.client.post(f"{path}/draft", data=deep, content_type="application/json")
    assert answer.status_code == 400


def test_who_moved_out_takes_nobodys_vote(world: World, resident: Member) -> None:
    number = running(world)
    (link,) = links([resident.says("你好"), *resident.news()])
    assert "1. 很满意" in resident.says(f"参与 {number}")

    resident.says("解绑")

    for answer in (world.client.get(f"/s/{link}"), world.client.post(f"/s/{link}", data=GOOD)):
        assert answer.status_code == 404
    assert "绑定" in resident.says("1")
    assert "回收0户" in world.member("陈静").says(f"问卷 {number}")
