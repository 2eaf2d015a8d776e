"""Who handles, decides and hears an appeal, whoever is accused or missing (COM-5, COM-12)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.cases.rules import escalation
from flows.cases.rules.deeds import Moment
from flows.complaint.rules import people
from tests.flows.complaint.rules.test_severity import complaint
from tests.flows.sample import MORNING, SETTINGS, person

if TYPE_CHECKING:
    from storage.records.staff import Staff

HEAD = person("孙丽", "affairs_head")
MANAGER = person("周敏", "site_manager")
BOSS = person("吴总", "general_manager")
DEPUTY = person("郑副总", "deputy_general_manager")
QUALITY = person("品质", "quality")
CLERK = person("陈静", "clerk")
TEAM = [CLERK, HEAD, MANAGER, BOSS]


@pytest.mark.parametrize(
    ("level", "handler", "approver"),
    [("minor", "孙丽", "周敏"), ("important", "孙丽", "周敏"), ("major", "周敏", "吴总")],
)
def test_each_level_has_its_people(level: str, handler: str, approver: str) -> None:
    case = complaint(severity=level)

    found = people.handler_for(case, TEAM, SETTINGS)
    decides = people.approver_for(case, TEAM, SETTINGS, {found.id if found else ""})

    assert (found.name if found else None, decides.name if decides else None) == (handler, approver)


@pytest.mark.parametrize(
    ("decided_by", "took_part", "others", "hears"),
    [
        (MANAGER, {HEAD.id, MANAGER.id}, [], "吴总"),
        (MANAGER, {HEAD.id, MANAGER.id, BOSS.id}, [DEPUTY], "郑副总"),  # the boss took part
        (BOSS, {MANAGER.id, BOSS.id}, [DEPUTY, QUALITY], "郑副总"),  # outside the line, in order
        (BOSS, {MANAGER.id, BOSS.id}, [QUALITY], "品质"),
        (BOSS, {MANAGER.id, BOSS.id}, [replace(QUALITY, active=0)], None),
        (BOSS, {MANAGER.id, BOSS.id}, [], None),
    ],
)
def test_an_appeal_goes_above_to_somebody_without_a_part(
    decided_by: Staff, took_part: set[str], others: list[Staff], hears: str | None
) -> None:
    case = complaint(decided_by=decided_by.id)

    found = people.appeal_handler_for(case, [*TEAM, *others], SETTINGS, took_part)

    assert (found.name if found else None) == hears


def test_the_accused_never_hear_an_appeal() -> None:
    case = complaint(decided_by=MANAGER.id, hidden_from=BOSS.id)

    assert people.appeal_handler_for(case, TEAM, SETTINGS, {HEAD.id, MANAGER.id}) is None
    highest = people.highest_approver(case, TEAM, SETTINGS)
    assert highest == MANAGER


def test_who_only_looks_again_is_known_as_such() -> None:
    assert people.took_part(complaint(holder_id=BOSS.id, decided_by=BOSS.id))
    assert not people.took_part(complaint(holder_id=BOSS.id, decided_by=MANAGER.id))
    assert not people.took_part(complaint(decided_by=MANAGER.id))


def test_only_the_rank_of_the_level_handles_it() -> None:
    major = complaint(severity="major", hidden_from=MANAGER.id)

    assert people.handlers(major, TEAM, SETTINGS) == [BOSS]
    assert people.handlers(complaint(), TEAM, SETTINGS) == [HEAD, MANAGER, BOSS]


@pytest.mark.parametrize(("holder", "above"), [(HEAD, "周敏"), (MANAGER, "吴总"), (BOSS, "孙丽")])
def test_a_late_complaint_climbs_above_who_holds_it(holder: Staff, above: str) -> None:
    """Nobody's own staff hear of it before their superior; above the highest is nobody."""
    case = complaint(holder_id=holder.id)

    found = escalation.recipients(case, escalation.LADDER, TEAM, (), Moment(MORNING, SETTINGS))

    assert [one.name for one in found] == [above]
