"""The number of a case among other words, whole or its tail."""

from __future__ import annotations

import pytest

from flows.writing.case_numbers import anywhere, full_in, leading


@pytest.mark.parametrize(
    ("words", "number", "rest"),
    [
        ("bx20261124-0007 换泵", "BX20261124-0007", "换泵"),
        ("#0012　还在漏", "0012", "还在漏"),
        ("20261124-0007", "20261124-0007", ""),
        ("1234567 度", "", "1234567 度"),
        ("20261124", "", "20261124"),
        ("BX 20261124-0007", "", "BX 20261124-0007"),
        ("3栋", "", "3栋"),
    ],
)
def test_words_may_begin_with_a_number(words: str, number: str, rest: str) -> None:
    assert leading(words) == (number, rest)


@pytest.mark.parametrize(
    ("words", "tail", "number", "rest"),
    [
        ("改到 GS202611240007 明天9-17", False, "GS202611240007", "改到 明天9-17"),
        ("GS7", False, "GS7", ""),
        ("0007 今天20点", True, "0007", "今天20点"),
        ("0007 今天20点", False, "", "0007 今天20点"),
        ("今天 20点", True, "", "今天 20点"),
        ("GS 7", False, "", "GS 7"),
    ],
)
def test_a_bulletin_is_named_anywhere(words: str, *, tail: bool, number: str, rest: str) -> None:
    found, left = anywhere(words, tail=tail)

    assert (found, " ".join(left.split())) == (number, rest)


def test_a_whole_number_is_found_behind_a_chinese_word() -> None:
    assert full_in("相符，单号bx20261124-0007的") == "BX20261124-0007"
    assert full_in("相符 0007") == ""
