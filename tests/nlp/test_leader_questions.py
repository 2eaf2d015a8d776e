"""Questions of who leads, and as many sentences that are none, written without the tables."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from nlp.act_reader import LEADER
from nlp.acts import leaders
from nlp.understanding import understand

NOW = datetime(2026, 11, 24, 10)  # noqa: DTZ001 - local time
ASKED = {
    "overdue": ["哪几单已经过时限了", "还有没有拖着的"],
    "today": ["今天一共收了几单", "今天情况讲一下"],
    "unsent": ["没派出去的还有几单", "有几个单没人接"],
    "undone": ["还剩多少没修完", "手里压着的单有多少"],
    "who_has": ["23号单在谁那里", "这个漏水谁在跟进"],
    "loads": ["谁手上的活最多"],
    "team": ["工程部现在几个单", "保洁那边怎么样"],
    "month": ["这个月投诉情况怎么样", "上个月总共多少单"],
    "big": ["最近有没有要紧的事", "有没有出什么险情"],
    "compare": ["跟上个月比是多了还是少了", "这个月比上个月好点没"],
    "person": ["小李最近干得怎么样", "王强这周修了几单"],
    "case": ["12号那单现在到哪一步了", "物业费那个投诉后来怎么处理的"],
    "staff_off": ["明天谁休息"],
    "times": ["电梯这个月停了几次"],
}
NOT_ASKED = [
    *("电梯又停了", "明天停水吗", "我家门锁坏了", "物业费什么时候交", "大家辛苦了", "开会改到三点"),
    *("3栋楼道灯不亮", "你们怎么还没来人", "谁把车停消防通道了", "垃圾没人清理", "今天天气不错"),
    *("群里别发广告", "小王到我办公室来一下", "投诉这个月保洁不干净", "楼上太吵了", "好的收到"),
    *("请大家戴好工牌", "下午两点培训", "我要报修", "门口摄像头坏了"),
]


def heard(text: str) -> list[str]:
    """Return what is asked, the likeliest first."""
    return leaders.questions(partial(understand(text, NOW).says, asked=LEADER), text)


def test_most_questions_are_heard() -> None:
    right = [text for act, texts in ASKED.items() for text in texts if heard(text)[:1] == [act]]

    assert len(right) >= 0.7 * sum(map(len, ASKED.values()))


def test_hardly_any_other_sentence_is_a_question() -> None:
    assert len([text for text in NOT_ASKED if heard(text)]) <= 1
