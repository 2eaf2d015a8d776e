"""Which type of help words are about, by the shipped configuration."""

from __future__ import annotations

import pytest

from flows.help import sorting
from tests.flows.sample import SETTINGS


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ("帮我把快递搬上楼", ["parcels"]),
        ("请帮我搬一下沙发", ["carrying"]),
        ("家里的空调要清洗", ["own_repair"]),
        ("朋友的车要进来，车牌浙A12345", ["visitor_car"]),
        ("捡到一串钥匙", ["lost_found"]),
        ("麻烦抬一下杆，车进不来", ["visitor_car"]),
        ("孩子丢了", []),
        ("帮我个忙", []),
    ],
)
def test_the_longest_word_decides(words: str, types: list[str]) -> None:
    assert sorting.likely(words, SETTINGS) == types


def test_only_who_asks_for_help_asks_for_it() -> None:
    """快递柜坏了 is a report, whatever stands in it; who asks for the cameras wants to look."""
    assert not sorting.claims("快递柜打不开", "report", SETTINGS)
    assert not sorting.claims("快递几点到", "inquiry", SETTINGS)
    assert sorting.claims("帮我拿快递", "help_request", SETTINGS)
    assert sorting.claims("能看监控吗", "inquiry", SETTINGS)


def test_what_was_tapped_counts_before_the_words() -> None:
    known = {"description": "帮我拿快递", "sort": "errands"}
    assert sorting.chosen(known, SETTINGS) == "errands"
    assert sorting.chosen({"description": "有件事"}, SETTINGS) == "other"
    assert sorting.offered({"description": "有件事"}, SETTINGS) == []


@pytest.mark.parametrize(
    ("words", "child"),
    [
        ("我今年9岁，帮帮我", True),
        ("爸爸妈妈不在家，我一个人", True),
        ("我今年69岁了，帮我搬一下", False),
        ("我女儿今年9岁，帮我看一下", False),
    ],
)
def test_only_a_child_is_taken_for_one(words: str, *, child: bool) -> None:
    assert sorting.is_of_child(words, SETTINGS) is child
