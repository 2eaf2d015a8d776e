"""Clerks and engineers give a case away in their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.flows.office import Office


@pytest.mark.parametrize(
    "text",
    [
        "派王强",
        "派给王强",
        "安排王强去",
        "让王强去看看",
        "派0001给王强",
        "派 1 王强去",
        "0001派王强",
    ],
)
def test_a_full_name_gives_the_one_case(office: Office, text: str) -> None:
    number = office.opens().number

    assert f"已派给王强：{number}" in office.says("陈静", text)

    assert office.case(number).engineer_id == "s-王强"


@pytest.mark.parametrize("text", ["派给小王", "安排老王去", "派单给王师傅", "转给小王"])
def test_a_nickname_is_asked_first(office: Office, text: str) -> None:
    number = office.opens().number

    asked = office.heard("陈静", text)

    assert asked is not None
    assert "派给王强？" in asked
    assert f"派 {number} 王强" in asked
    assert office.case(number).status == "registered"


def test_an_engineer_hands_over_after_a_question(office: Office) -> None:
    number = office.taken()

    asked = office.heard("王强", "转给小马")

    assert asked is not None
    assert f"转 {number} 马超" in asked
    assert office.case(number).engineer_id == "s-王强"


def test_with_several_cases_each_is_offered(office: Office) -> None:
    first, second = office.opens().number, office.opens(description="马桶堵了").number

    asked = office.heard("陈静", "派给小王")

    assert asked is not None
    assert f"派 {first} 小王" in asked
    assert f"派 {second} 小王" in asked
    assert {office.case(one).status for one in (first, second)} == {"registered"}


def test_a_name_that_is_not_on_the_roster_gives_nothing_away(office: Office) -> None:
    office.opens()

    assert office.heard("陈静", "安排张伟去") is None


@pytest.mark.parametrize(
    "text",
    [
        "转告师傅",
        "安排个人来",
        "派人来看看",
        "派师傅来",
        "派件",
        "转人工",
        "转账记录",
        "让他去吧",
        "叫保安来",
    ],
)
def test_an_ordinary_sentence_gives_nothing_away(office: Office, text: str) -> None:
    office.opens()

    assert office.heard("陈静", text) is None


@pytest.mark.parametrize("text", ["派给小王", "派刘洋", "转给小马", "转马超"])
def test_nobody_gives_away_what_they_may_not(office: Office, text: str) -> None:
    number = office.dispatched()
    before = office.case(number)

    for name in ("刘洋", "马超", "业委", "何平"):
        assert number not in (office.heard(name, text) or "")

    assert office.case(number) == before
