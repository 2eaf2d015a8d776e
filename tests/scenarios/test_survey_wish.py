"""A text on the page that wants a reply leaves the answer and becomes a suggestion (SUR-12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.inviting import invitations, running
from tests.scenarios.survey_counted import ballots, close

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

WORDS = "东门晚上太黑，请加一盏灯"
SENT = {"security": "不满意", "first": "停车", "why": WORDS, "reply.why": "1"}


def token_of(world: World, number: str) -> str:
    """Return the link of 李雷."""
    return next(one.token for one in invitations(world, number) if one.person_id)


def test_with_a_name_it_is_a_suggestion_at_once(world: World, resident: Member) -> None:
    number = running(world, anonymous=False)
    page = world.client.post(f"/s/{token_of(world, number)}", data=SENT).get_data(as_text=True)

    (case,) = [one for one in world.cases() if one.number.startswith("JY")]
    assert "谢谢" in page
    assert case.number in page
    assert (case.description, case.reporter_name) == (WORDS, "李雷")
    assert case.number in resident.says("进度")


def test_without_a_name_it_waits_sealed_until_the_close(world: World, resident: Member) -> None:
    number = running(world)
    page = world.client.post(f"/s/{token_of(world, number)}", data=SENT).get_data(as_text=True)
    assert "不记名字" in page
    assert not [one for one in world.cases() if one.number.startswith("JY")]

    survey = close(world, world.case(number))
    world.advance(minutes=2)

    (case,) = [one for one in world.cases() if one.number.startswith("JY")]
    assert case.description == WORDS
    assert "李雷" not in f"{case}"
    assert all(WORDS not in (one.answers or "") for one in ballots(world, survey))
    assert case.number not in resident.says("进度")
