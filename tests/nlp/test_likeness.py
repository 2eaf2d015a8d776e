"""Whether two texts say nearly the same."""

from __future__ import annotations

import pytest

from nlp.likeness import likeness

DANCE = "楼下广场舞每天晚上吵到十点，没人管"


@pytest.mark.parametrize(
    ("other", "least", "most"),
    [
        (DANCE, 1.0, 1.0),
        ("广场舞音响太吵，晚上十点还在跳", 0.6, 1.0),
        ("广场舞还是吵到十点，没人管", 0.3, 0.9),
        ("楼上小孩天天跑跳，晚上很吵", 0.0, 0.25),
        ("周末早上七点就开始电钻装修", 0.0, 0.0),
        ("", 0.0, 0.0),
    ],
)
def test_the_share_of_common_words(other: str, least: float, most: float) -> None:
    """It is the same both ways, 1 for the same words and 0 for none in common."""
    assert least <= likeness(DANCE, other) <= most
    assert likeness(DANCE, other) == likeness(other, DANCE)
