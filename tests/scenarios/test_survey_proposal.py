"""The half-yearly survey proposes itself (SUR-3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.survey_story import planned

if TYPE_CHECKING:
    from tests.scenarios.conftest import World


def _proposed(texts: list[str]) -> bool:
    return any("半年一次的满意度调查" in text for text in texts)


def test_it_is_proposed_once_in_its_month_to_the_role_of_the_config(world: World) -> None:
    head, clerk = world.member("孙丽"), world.member("陈静")
    head.hears()
    world.advance(days=120)  # the end of March
    assert not _proposed(head.news())
    head.says("问卷")  # so that a push may reach her

    world.advance(days=40)  # past the first working day of May
    head.says("问卷")
    assert _proposed([*head.news(), *[bubble.text for bubble in head.phone.screen]])
    assert not _proposed(clerk.news())


def test_who_has_just_planned_one_is_not_asked_again(world: World) -> None:
    head = world.member("孙丽")
    world.advance(days=150)
    planned(world, starts="2027-05-01", closes="2027-05-12")
    world.advance(days=20)
    head.says("问卷")
    assert not _proposed([bubble.text for bubble in head.phone.screen])
