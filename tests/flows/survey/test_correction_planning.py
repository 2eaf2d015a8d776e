"""A plan of correction is read as people write it."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.survey.correction.planning import deadline_in, read_plan
from tests.flows.sample import SETTINGS

NOW = 1_795_485_600_000  # 2026-11-24 10:00 in Shanghai


def day_of(at: int | None) -> str:
    """Return a moment as it reads locally."""
    return f"{datetime.fromtimestamp(at / 1000, SETTINGS.zone):%m-%d %H}" if at else ""


@pytest.mark.parametrize(
    ("words", "cause", "measure", "until"),
    [
        ("原因：人手不足 措施：增加夜班 期限：12月31日", "人手不足", "增加夜班", "12-31 18"),
        ("原因:人手不足;措施:增加夜班;期限:12月31日前", "人手不足", "增加夜班", "12-31 18"),
        ("原因人手不足措施增加夜班 12月31日", "人手不足", "增加夜班", "12-31 18"),
        ("原因是没有采取措施 措施：增加夜班 期限：10天内", "没有采取措施", "增加夜班", "12-04 18"),
        ("措施：增加夜班 原因：人手不足 期限：月底", "人手不足", "增加夜班", "11-30 18"),
        ("增加夜班，12月5日前完成", "", "增加夜班", "12-05 18"),
        ("增加夜班 措施：每天晚上8点巡查 原因：人少", "人少", "每天晚上8点巡查", ""),
        ("每天晚上8点巡查", "", "每天晚上8点巡查", ""),
        ("原因：人手不足", "人手不足", "", ""),
        ("期限：12月31日", "", "", "12-31 18"),
        ("", "", "", ""),
        ("原因：人少\n措施：1. 加人2. 打卡\n期限：12月31日", "人少", "1. 加人2. 打卡", "12-31 18"),
    ],
)  # fmt: skip
def test_cause_measure_and_deadline_are_told_apart(
    words: str, cause: str, measure: str, until: str
) -> None:
    read = read_plan(words, NOW, SETTINGS)

    assert (read.cause, read.measure) == (cause, measure)
    assert day_of(read.until_at) == until


def test_only_a_day_at_the_end_is_a_deadline() -> None:
    assert day_of(deadline_in("后门没人，12月5日前补上", NOW, SETTINGS)) == "12-05 18"
    assert deadline_in("12月1日去看还是没人", NOW, SETTINGS) is None
