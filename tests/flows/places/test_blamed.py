"""Another home that is named beside what is told of one's own: blamed, put off, or meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.intake.register import REPORT_ISSUE
from tests.flows.talk import Talk, home

OWN = home("1501")
FIRST, SECOND = home("1502"), replace(home("301"), building="6")

BLAMED = (
    "次卧吊顶往下掉灰还湿着，八成楼上1601漏的",
    "楼上1601漏水漏到我家书房来了",
    "天花板渗水，楼上1601理都不理我",
    "我家厕所返水，应该是楼下1401把管子堵了",
    "3栋2单元1601装修把我家水管打破了，漏水",
)
MEANT = (
    ("隔壁1502老太太家的灯不亮了，帮她报一下", "1502"),
    ("1601的厨房水管漏水，我帮邻居报修", "1601"),
    ("我妈住1601，她家卫生间灯不亮", "1601"),
    ("厨房水管漏水，3栋2单元1601", "1601"),
)


@pytest.mark.parametrize("words", BLAMED)
def test_a_home_that_is_only_blamed_is_not_where_it_is(words: str) -> None:
    """And who is blamed stays in the words."""
    talk = Talk(REPORT_ISSUE, OWN, opening=words)

    assert talk.answers["place"]["home"]["room"] == "1501"
    assert talk.answers["description"] == words


@pytest.mark.parametrize(("words", "room"), MEANT)
def test_a_home_that_is_told_of_is(words: str, room: str) -> None:
    talk = Talk(REPORT_ISSUE, OWN, opening=words)

    assert talk.answers["place"]["home"]["room"] == room


@pytest.mark.parametrize(
    ("words", "room"),
    [
        ("3栋那套，6栋那边我今晚去瞧瞧再说", "1502"),
        ("3栋的下次，先修6栋那套", "301"),
        ("6栋的，3栋的不急", "301"),
    ],
)
def test_of_two_homes_the_one_that_is_not_put_off_is_meant(words: str, room: str) -> None:
    """The hour at which somebody looks at the other is none at which to come."""
    talk = Talk(REPORT_ISSUE, FIRST, SECOND, opening="暖气片一点不热")

    talk.says(words)

    assert talk.answers["place"]["home"]["room"] == room
    assert not talk.answers["available"]


def test_a_neighbour_named_beside_a_yes_changes_nothing() -> None:
    talk = Talk(REPORT_ISSUE, OWN, opening="主卧墙角发霉了，八成是楼上1601防水没做好")

    talk.says("对，找过楼上1601他们不理我")

    assert talk.turn.outcome == "done"
    assert talk.answers["place"]["home"]["room"] == "1501"
