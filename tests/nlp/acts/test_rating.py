"""How many of five somebody gives, as they write it."""

from __future__ import annotations

import pytest

from nlp.acts.rating import beside, score_in


@pytest.mark.parametrize(
    ("words", "score"),
    [
        ("4吧", 4), ("四颗星", 4), ("给五分", 5), ("满分", 5), ("⭐⭐⭐", 3), ("打4分", 4),
        ("三分，来得太慢", 3), ("1分都不想给", 1), ("凑合", 3), ("非常满意，谢谢师傅", 5),
        ("五分五分", 5), ("不太满意", 2), ("二吧，来得比外卖还慢", 2),
        ("10分", None), ("3栋的", None), ("五分钟就来了", None), ("五星？等修好了再说", None),
        ("师傅五颗，客服两颗", None), ("不评了，忙", None),
    ],
)  # fmt: skip
def test_a_score_is_read_in_any_words(words: str, score: int | None) -> None:
    """Two scores, a question and a time are none."""
    assert score_in(words) == score


def test_what_is_said_beside_a_score_is_kept() -> None:
    """给五星吧 says nothing more."""
    assert beside("三分，来得太慢") == "三分，来得太慢"
    assert not beside("给五星吧")
