"""A yes with more beside it: what only adds is filed at once, what puts right comes first."""

from __future__ import annotations

import pytest

from flows.intake.register import REPORT_ISSUE
from tests.flows.talk import Talk, home

PROBLEM = "厨房水管漏水了"
ADDS = (
    ("是的 在3栋大门口放着 快下雨了", "在3栋大门口放着 快下雨了"),
    ("可以 确认 租客电话幺三七〇〇〇一二二三三，没有就打我的", "没有就打我的"),
    ("是的 就是3栋2单元1501", "就是3栋2单元1501"),
    ("对的，水已经流到客厅了", "水已经流到客厅了"),
    ("嗯嗯 师傅来了按门铃 没人应就敲", "没人应就敲"),
    ("是的是的，家里有个小的在睡觉，别按门铃", "有个小的在睡觉"),
    ("好的 我家狗拴着的 不咬人", "不咬人"),
    ("对，在洗碗池下面那根", "洗碗池下面那根"),
    ("没错 昨天换过一次软管", "昨天换过一次软管"),
    ("是 老人一个人在家 耳朵不好 多敲几下", "耳朵不好 多敲几下"),
    ("好 上次是王师傅来的 他知道", "上次是王师傅来的 他知道"),
    ("嗯 钥匙放在门口鞋柜里", "钥匙放在门口鞋柜里"),
    ("要得，门口堆了东西，从边上过", "门口堆了东西，从边上过"),
    ("对头 就是水槽左手边那个阀", "就是水槽左手边那个阀"),
    ("报吧 水表转得飞快 心疼", "水表转得飞快"),
    ("OK 来的时候带个梯子 屋里没有", "带个梯子 屋里没有"),
    ("对 麻烦快点 下午要接孩子", "下午要接孩子"),
    ("确认，明天上午我在家", "明天上午我在家"),
    ("可以，我下午三点以后在家", "下午三点以后在家"),
    ("好的，来之前打电话，谢谢啦", "来之前打电话"),
    ("行 打我老公电话13911112222", "打我老公"),
    ("确认，不过晚班那个大叔人特别好，别搞混了", "晚班那个大叔人特别好"),
    ("好额好额，不过要礼拜四下半天来，我儿子在，他好扶梯子", "我儿子在，他好扶梯子"),
    ("嗯。租客小韦在，联系他 13912340004，不用打我", "租客小韦在，联系他，不用打我"),
    ("那行先报着，收费要先问我，不要直接动手", "收费要先问我，不要直接动手"),
    ("嗯嗯，就提醒一声关小点，片子放完就算了", "片子放完就算了"),
    ("确认 我出差了 我妈在家 她的电话13811112222", "我妈在家"),
)
COMES_FIRST = (
    *("是的但地址不对 是1601", "是的，不过不是厨房，是卫生间", "好的 不过不是漏水 是堵了"),
    *("对，电话错了，打13911112222", "嗯 不是我家 是5栋1单元802", "是的 改成投诉", "是的 这是投诉"),
    *(
        "对，但时间改成后天上午",
        "对 内容改一下 是阳台漏水",
        "是 不对 打错了",
        "可以是可以 但是先别交",
        "好的，但是不用来了",
    ),
    *(
        "是的吗？",
        "是吗",
        "嗯？",
        "行不行啊",
        "对不对啊你看",
        "对了你们几点下班",
        "好的 等一下再交",
    ),
    *("对了还有一件事 楼道灯也坏了", "是的 位置是5栋1单元802", "好 就是不晓得对不对？"),
)


@pytest.mark.parametrize(("words", "kept"), ADDS)
def test_a_yes_files_what_is_said_with_it(words: str, kept: str) -> None:
    talk = Talk(REPORT_ISSUE, home(), opening=PROBLEM)

    talk.says(words)

    assert talk.turn.outcome == "done"
    assert talk.answers["description"].startswith(f"{PROBLEM}；")
    assert kept in talk.answers["description"]


def test_a_number_or_a_time_beside_it_is_taken() -> None:
    for words, name, value in (
        ("行 打我老公电话13911112222", "phone", "13911112222"),
        (
            "确认，明天上午我在家",
            "available",
            {"start": "2026-11-25T06:00", "end": "2026-11-25T12:00"},
        ),
    ):
        talk = Talk(REPORT_ISSUE, home(), opening=PROBLEM)
        talk.says(words)
        assert talk.answers[name] == value


@pytest.mark.parametrize("words", COMES_FIRST)
def test_what_puts_right_or_asks_comes_first(words: str) -> None:
    talk = Talk(REPORT_ISSUE, home(), opening=PROBLEM)

    talk.says(words)

    assert talk.asking is not None
