"""What more is said at the card: kept with the report, or registered apart."""

from __future__ import annotations

import pytest

from flows.intake.register import REPORT_ISSUE
from tests.flows.talk import Talk, home

DRAIN, TRIPS = "厨房下水道堵了", "家里跳闸了"


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        *((DRAIN, words) for words in ("臭死了", "水都反上来了", "味道好大", "熏得人受不了")),
        *((DRAIN, words) for words in ("地板都泡了", "地上全是水", "厕所也没法用了", "满屋子味")),
        (DRAIN, "楼下邻居说漏水了"),
        *((TRIPS, words) for words in ("没法做饭了", "这是电箱", "这是另一个插座", "厨房灯也不亮")),
        *(("墙面发霉了", words) for words in ("这是另一面墙", "这是另一张", "这个是背面")),
    ],
)
def test_what_the_problem_does_belongs_to_the_report(opening: str, words: str) -> None:
    """And so does what is said of a photo."""
    talk = Talk(REPORT_ISSUE, home(), opening=opening)

    talk.says(words)

    assert talk.answers["description"] == f"{opening}；{words}"
    assert talk.asking == "confirmed"


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        *((TRIPS, words) for words in ("楼下的灯不凉了", "楼道的灯也不亮了", "小区路灯不亮")),
        *((TRIPS, words) for words in ("臭死了", "这是楼下的灯坏了")),
        *((DRAIN, words) for words in ("灯也不亮了", "电梯坏了", "垃圾没人收臭死了")),
    ],
)
def test_what_is_broken_elsewhere_is_another_matter(opening: str, words: str) -> None:
    """A lamp outside is no part of a fuse at home, though both are electric."""
    talk = Talk(REPORT_ISSUE, home(), opening=opening)

    talk.says(words)

    assert talk.answers["description"] == opening


def test_what_is_broken_downstairs_is_no_place_at_home() -> None:
    """It is below the own building."""
    talk = Talk(REPORT_ISSUE, home(), opening="楼下的灯不亮了")

    assert talk.answers["place"] == {"home": None, "text": "楼下", "building": "3"}


def test_a_neighbour_below_is_no_public_place() -> None:
    """Their ceiling is wet because of the own home."""
    talk = Talk(REPORT_ISSUE, home(), opening="我家漏水，楼下邻居家的灯都湿了")

    assert talk.answers["place"]["home"]["room"] == "1501"
