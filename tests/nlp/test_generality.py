"""Whether one answer fits all who ask, or only a colleague knows."""

from __future__ import annotations

import pytest

from nlp import thresholds
from nlp.generality import generality


@pytest.mark.parametrize(
    "text",
    [
        "昨天晚上业主大会说了些什么",
        "听说业委会前天跟物业吵起来了，怎么回事",
        "刚才广播里讲的啥",
        "今天早上车库那边在吵什么",
        "年底真的要换掉保安公司吗",
        "上礼拜那个会开得怎么样",
        "你们经理一个月工资多少",
        "我家车位费交到几月了",
        "我上次报的灯修好没有",
        "隔壁那户是租的还是买的",
    ],
)
def test_what_happened_and_what_is_ones_own_is_for_a_colleague(text: str) -> None:
    assert generality(text) < thresholds.FITS_ALL


@pytest.mark.parametrize(
    "text",
    [
        "昨天门禁卡丢了怎么补",
        "昨晚去泳池没开，一般几点开",
        "我前天刚装修完，垃圾放哪里",
        "上周买的车，车位怎么租",
        "业委会周六几点有人",
        "刚才快递发短信说放柜子，柜子在哪",
        "上个月物业费没交，现在补交可以吗",
        "昨天楼上吵到半夜，规定几点不能吵",
        "今天下午你们上班到几点",
        "不交物业费会咋样",
    ],
)
def test_a_day_beside_what_all_may_ask_changes_nothing(text: str) -> None:
    assert generality(text) >= thresholds.FITS_ALL


def test_nothing_said_is_nobodys_question() -> None:
    assert generality("。。。") == 0
