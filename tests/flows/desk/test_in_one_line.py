"""A step with what belongs to it in one line: why and until when, a request, a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.flows.office import Office


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("要买个新开关，后天上午再去", "deferred"),
        ("雨太大打不了胶，等雨停", "deferred"),
        ("后天上午再去", "taken"),
        ("要我买个灯泡带上去吗", "taken"),
    ],
)
def test_the_weather_names_no_moment_and_what_is_bought_names_its_own(
    office: Office, text: str, status: str
) -> None:
    number = office.taken()

    office.heard("王强", text)

    assert office.case(number).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("到门口了，麻烦开下门", "arrived"),
        ("已到，您在家吗", "arrived"),
        ("等会到门口了再打电话", "taken"),
        ("谁到现场了", "taken"),
    ],
)
def test_who_asks_something_at_the_door_is_there(office: Office, text: str, status: str) -> None:
    number = office.taken()

    office.heard("王强", text)

    assert office.case(number).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("接，晚上七点以后过去行不", "taken"),
        ("收到，明天上午去可以吗", "taken"),
        ("我不接，晚上七点行不", "dispatched"),
        ("晚上七点以后过去行不", "dispatched"),
    ],
)
def test_who_takes_it_and_asks_for_a_time_has_taken_it(
    office: Office, text: str, status: str
) -> None:
    number = office.dispatched()

    office.heard("王强", text)

    assert office.case(number).status == status
    assert any("19:00" in push or "明天" in push for push in office.pushes("李雷"))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("我发烧了，两个单今天都去不了，都退回吧", "accepted"),
        ("我今天发烧，单子全退给前台", "accepted"),
        ("我发烧了，今天去不了", "taken"),
    ],
)
def test_all_of_ones_cases_are_given_back_in_a_line(office: Office, text: str, status: str) -> None:
    numbers = [office.taken(), office.taken()]

    office.heard("王强", text)

    assert [office.case(number).status for number in numbers] == [status, status]
