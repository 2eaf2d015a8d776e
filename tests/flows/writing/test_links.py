"""An address is written so that no messenger makes a link of it; all else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.writing.links import FULL_STOP, unlinked


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("看http://a.cn/b?c=1", "看http：//a.cn/b?c=1"),
        ("www.Example.COM好", "www.Example.COM好"),
        ("weixin://dl/x", "weixin：//dl/x"),
        ("写信到 a@b.com", "写信到 a@b.com"),
        ("例子.中国", "例子.中国"),
        ("到192.168.1.1:8080/x", "到192.168.1.1:8080/x"),
        ("xn--a.xn--fiqs8s", "xn--a.xn--fiqs8s"),
    ],
)
def test_an_address_is_in_full_width(said: str, read: str) -> None:
    dots = said.count(".")

    written = unlinked(said)

    assert written == read.replace(".", FULL_STOP)
    assert written.count(FULL_STOP) == dots


@pytest.mark.parametrize(
    "said", ["水费3.5元", "2026.11.24上午", "1.厨房 2.卫生间", "好的...", "时间12:30", "3-2-1501"]
)
def test_what_is_no_address_stays(said: str) -> None:
    assert unlinked(said) == said


@given(st.text(alphabet="ab.:/1-中国 w"))
def test_once_is_enough(said: str) -> None:
    assert unlinked(unlinked(said)) == unlinked(said)
    assert len(unlinked(said)) == len(said)
