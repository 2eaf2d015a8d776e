"""An announcement in one line, as staff write it: what, where, from when to when, and why."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.bulletin.announcement.reading import Draft, read_draft
from tests.flows.sample import SETTINGS, at

NOW = at("2026-11-24 10:00")  # a Tuesday
ALL = ("1", "2", "3", "4", "5", "6")


def read(words: str) -> Draft:
    """Read it at ten that morning."""
    return read_draft(words, SETTINGS.communities[0], NOW, SETTINGS)


def _clock(moment: int) -> str:
    return f"{datetime.fromtimestamp(moment / 1000, SETTINGS.zone):%m-%d %H:%M}"


def span(draft: Draft) -> tuple[str, str]:
    """Return the times as local clocks show them."""
    both = (draft.starts_at, draft.ends_at)
    first, last = (_clock(one) if one else "" for one in both)
    return first, last


@pytest.mark.parametrize(
    ("words", "buildings", "first", "last"),
    [
        ("停水 3栋 明天9-17 换泵", "3", "11-25 09:00", "11-25 17:00"),
        ("停水 3、5栋 12月3日9:00-17:00 换泵", "3 5", "12-03 09:00", "12-03 17:00"),
        ("停水 3栋5栋 12-03 9-17 换泵", "3 5", "12-03 09:00", "12-03 17:00"),
        ("停水 1-3栋和五栋 后天上午 换泵", "1 2 3 5", "11-26 06:00", "11-26 12:00"),
        ("停水 五号楼 今晚10点到明早6点 换泵", "5", "11-24 22:00", "11-25 06:00"),
        ("停水 3栋 今天23点到明天2点 换泵", "3", "11-24 23:00", "11-25 02:00"),
        ("停水 3栋 今天22:30-明天5点 换泵", "3", "11-24 22:30", "11-25 05:00"),
        ("停水 3栋 22点到6点 换泵", "3", "11-24 22:00", "11-25 06:00"),
        ("停水 明天9-5，3栋 换泵", "3", "11-25 09:00", "11-25 17:00"),
        ("3栋明天上午9点—下午5点停水，换泵", "3", "11-25 09:00", "11-25 17:00"),
        ("停水 3栋 12月3日22:00-12月4日6:00 换泵", "3", "12-03 22:00", "12-04 06:00"),
        ("停水 3栋 时间明天9-17 原因：换泵", "3", "11-25 09:00", "11-25 17:00"),
    ],
)
def test_one_line_says_it_all(words: str, buildings: str, first: str, last: str) -> None:
    draft = read(words)

    assert (draft.sort, " ".join(draft.buildings), draft.unknown) == ("停水", buildings, ())
    assert span(draft) == (first, last)
    assert draft.reason == "换泵"
    assert not draft.already
    assert not draft.backwards


@pytest.mark.parametrize(
    ("words", "last", "reason"),
    [
        ("停水 3栋 已经停了 爆管抢修 预计18点恢复", "11-24 18:00", "爆管抢修"),
        ("停电 3栋 突发", "", "突发"),
        ("停水 3栋 已经停了", "", ""),
        ("停水 3栋 正在抢修 2小时后恢复", "11-24 12:00", "正在抢修"),
    ],
)
def test_what_nobody_planned_begins_now(words: str, last: str, reason: str) -> None:
    draft = read(words)

    assert draft.already
    assert span(draft) == ("11-24 10:00", last)
    assert draft.reason == reason


def test_everywhere_is_said() -> None:
    assert read("停气 全小区 明天9-17 改造").everywhere
    draft = read("停气 1-6栋 明天9-17 改造")
    assert draft.everywhere
    assert draft.buildings == ALL
    assert not read("停气 明天9-17 改造").everywhere


def test_no_building_is_left_out_unnoticed() -> None:
    assert read("停水 9栋 明天9-17 清洗").unknown == ("9",)
    assert read("停水 3 5栋 明天9-17 清洗").buildings == ()
    assert read("停水 3，5栋 明天9-17 清洗").buildings == ()


@pytest.mark.parametrize("times", ["明天17-9", "明天17点到9点", "12月5日9点到12月4日17点"])
def test_an_end_before_the_begin_is_seen(times: str) -> None:
    assert read(f"停水 3栋 {times} 清洗").backwards


def test_times_that_are_over_stay_over() -> None:
    """今天8点 that was two hours ago is not this evening."""
    assert span(read("停水 3栋 今天8点到9点 清洗")) == ("11-24 08:00", "11-24 09:00")
    assert span(read("停水 3栋 昨天9点到17点 清洗")) == ("", "")


def test_a_whole_day_names_no_hour() -> None:
    assert read("停水 3栋 明天 清洗").whole_days
    roads = read("道路 3栋 12月3日到12月5日 铺沥青")
    assert roads.whole_days
    assert span(roads) == ("12-03 00:00", "12-06 00:00")
