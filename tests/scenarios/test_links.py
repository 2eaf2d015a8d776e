"""Addresses in what residents write can be read everywhere, and tapped nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.reports.cases import Asked, write_cases
from tests.scenarios.reporting import NUMBER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

LURES = (
    "http://evil.com/pay",
    "https://t.cn/A6x",
    "www.evil.com",
    "evil.com",
    "weixin://dl/business/?t=abc",
    '<a href="https://evil.com">点我</a>',
    "#小程序://缴费/AbCd",
    "http://1.2.3.4/x",
)
TAPPABLE = re.compile(r"://|www\.|evil\.com|t\.cn|<a |1\.2\.3\.4")


def lured(text: str) -> bool:
    return TAPPABLE.search(text) is not None


@pytest.mark.parametrize("lure", LURES)
def test_staff_read_an_address_that_cannot_be_tapped(
    resident: Member, clerk: Member, lure: str
) -> None:
    resident.says(f"厨房水管漏水了，照片在 {lure}")
    number = NUMBER.search(resident.says("确认"))
    assert number is not None
    resident.says(f"补充 {number[0]} 再看看 {lure}")

    texts = [*clerk.hears(), clerk.says("待办"), clerk.says(f"状态 {number[0]}")]

    assert any("漏水" in text for text in texts)
    assert not any(lured(text) for text in texts)


def test_it_is_read_by_the_household_and_in_exports_like_that(
    world: World, resident: Member, tmp_path: Path
) -> None:
    other = world.member("韩梅梅")
    other.follows()
    other.says("绑定 3栋2单元1501 韩梅梅 13800000002")
    resident.says("共享")
    resident.says("厨房水管漏水了，=HYPERLINK见 http://evil.com/pay")
    resident.says("确认")

    seen = other.says("进度")
    assert "漏水" in seen
    assert not lured(seen)
    assert not lured(world.cases()[0].description)
    file = tmp_path / "cases.csv"
    write_cases(world.service, file, Asked(full=False, unseal=""))
    written = file.read_text(encoding="utf-8-sig")
    assert "http：//evil．com/pay" in written
    assert not lured(written)


def test_praise_and_a_request_to_bind_carry_none_either(stranger: Member, clerk: Member) -> None:
    stranger.says("表扬你们，你们服务真好，看 http://evil.com/pay")
    stranger.says("绑定 3栋2单元1501 evil.com 13811112222")

    told = clerk.hears()

    assert any("表扬" in text for text in told)
    assert not any(lured(text) for text in told)


def test_what_staff_write_stays_as_it_is(resident: Member, clerk: Member) -> None:
    resident.says("厨房水管漏水了")
    number = NUMBER.search(resident.says("确认"))
    assert number is not None
    clerk.says(f"受理 {number[0]}")
    clerk.says(f"进展 {number[0]} 收费标准见 https://example.org/a")

    assert any("https://example.org/a" in text for text in resident.hears())
