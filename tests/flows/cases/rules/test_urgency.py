"""How urgent a report is by its words."""

from __future__ import annotations

import pytest

from flows.cases.rules.urgency import urgency_of
from tests.flows.talk import SETTINGS


@pytest.mark.parametrize(
    "words",
    [
        "钥匙锁屋里了",
        "钥匙锁家里了",
        "钥匙锁里面了",
        "钥匙忘在家里了",
        "把钥匙落在屋里了",
        "出门忘带钥匙了",
        "没带钥匙，在门外等",
        "人在外面钥匙在屋里",
        "钥匙断了开不了门",
        "被锁在门外了",
        "锁门外了",
        "家门打不开了",
        "回不了家了",
    ],
)
def test_who_is_locked_out_is_helped_soon(words: str) -> None:
    assert urgency_of("doors_windows_walls", words, None, SETTINGS) == "urgent"


@pytest.mark.parametrize(
    "words",
    [
        "信箱钥匙丢了",
        "门锁外面的盖子掉了",
        "单元门锁里面生锈了",
        "想配一把门禁钥匙",
        "电动车锁在楼道",
        "锁芯有点紧，钥匙不好拔",
        "家门口的信箱打不开",
    ],
)
def test_a_lock_or_a_key_alone_can_wait(words: str) -> None:
    assert urgency_of("doors_windows_walls", words, None, SETTINGS) == "ordinary"
