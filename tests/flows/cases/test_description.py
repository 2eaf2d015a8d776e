"""What is kept of a message: every word about the matter; a phone and the own home stand beside."""

from __future__ import annotations

import pytest

from flows.cases.description import description_of

PHONE = "13812345678"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("师傅来之前先打电话13812345678，我妈在家", "师傅来之前先打电话，我妈在家"),
        ("上门前打我电话 13812345678，五楼，后门进", "上门前打我电话，五楼，后门进"),
        ("到了打13812345678找我妈", "到了打电话找我妈"),
        ("报修三天了没人来，厨房漏水", "报修三天了没人来，厨房漏水"),
        ("报修单上写错了，是阳台漏水", "报修单上写错了，是阳台漏水"),
        ("报修厨房漏水", "厨房漏水"),
        ("3栋2单元1501厨房漏水，五楼，联系电话：138 1234 5678", "厨房漏水，五楼"),
        ("厨房漏水，我的手机是13812345678，下午三点后在家", "厨房漏水，下午三点后在家"),
        ("3栋2单元1501房门坏了", "房门坏了"),
        ("3-2-1501室，房门坏了", "房门坏了"),
        ("2单元门口三楼拐角的灯不亮", "2单元门口三楼拐角的灯不亮"),
    ],
)
def test_nothing_but_the_home_and_the_phone_is_left_out(text: str, kept: str) -> None:
    """先打电话, a floor, a door and a time are for whoever comes."""
    assert description_of(text, (PHONE,)) == kept


def test_a_home_that_may_be_another_one_is_kept() -> None:
    """Where somebody complains about a neighbour, the home is the matter."""
    text = "3栋2单元1501天天半夜装修"
    assert description_of(text, (), keeps_home=True) == text
