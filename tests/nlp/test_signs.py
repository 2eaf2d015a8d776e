"""Tone, severity, counts and a second intent."""

from datetime import datetime

import pytest

from nlp.signs import find_count, find_signs, severity_of, tone_of
from nlp.spelling import plain
from nlp.understanding import understand


def signs(text: str) -> frozenset[str]:
    return find_signs(plain(text))


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("楼上又漏了你们到底管不管！！", "anger"),
        ("什么态度，气死我了", "anger"),
        ("吓死我了，电梯突然往下掉", "fear"),
        ("谢谢师傅，灯修好了", "thanks"),
        ("謝謝你們", "thanks"),
        ("谢谢你们的敷衍", "anger"),
        ("厨房水龙头漏水", None),
        ("我没生气", None),
    ],
)
def test_tone(text: str, tone: str | None) -> None:
    assert tone_of(signs(text)) == tone


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("孩子被砸伤了，缝了三针", ("injury",)),
        ("地板都泡坏了，要你们赔", ("loss",)),
        ("又漏水了", ("repeated",)),
        ("答应周一修好的", ("promised",)),
        ("再不管我就打12345找记者", ("media",)),
        ("我要去法院起诉你们", ("legal",)),
        ("说好赔的，漏了好几次，我要找律师", ("loss", "repeated", "promised", "legal")),
        ("没人受伤", ()),
        ("灯坏了", ()),
    ],
)
def test_severity(text: str, severity: tuple[str, ...]) -> None:
    assert severity_of(signs(text), None) == severity


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("这是第三次漏水了", 3),
        ("修了五回还是坏的", 5),
        ("报了两遍没人来", 2),
        ("第一次报修", 1),
        ("来看一次", None),
        ("打了八百遍电话", None),
        ("评价5星", None),
        ("每天扫两次", None),
    ],
)
def test_how_many_times(text: str, count: int | None) -> None:
    assert find_count(plain(text)) == count


def test_what_happened_several_times_is_repeated() -> None:
    assert severity_of((), 3) == ("repeated",)
    assert severity_of((), 1) == ()


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("厨房漏水了。另外请问物业费怎么交？", {"report", "inquiry"}),
        ("马桶堵了，还有请问你们几点下班", {"report", "inquiry"}),
        ("我的报修到哪了？建议你们装个快递柜", {"progress", "suggestion"}),
    ],
)
def test_a_message_with_two_intents_has_both(text: str, intents: set[str], now: datetime) -> None:
    meaning = understand(text, now)

    assert {meaning.intent, meaning.second} == intents


@pytest.mark.parametrize(
    "text", ["厨房漏水，麻烦派人来，谢谢", "你好，3栋电梯坏了", "楼上太吵了！你们管不管", "谢谢"]
)
def test_politeness_and_insistence_are_no_second_intent(text: str, now: datetime) -> None:
    assert understand(text, now).second is None


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("厨房漏水了，另外你们保安态度太差", ("厨房漏水了", "你们保安态度太差")),
        ("请问物业几点下班，另外我家马桶堵了", ("请问物业几点下班", "我家马桶堵了")),
        ("马桶堵了，多久能来修", None),
        ("厨房着火了快来人，另外物业费怎么交", None),
        ("厨房漏水了另外你们保安态度太差", ("厨房漏水了", "你们保安态度太差")),
        ("千兆入户是不是得另外拉线，要不要打洞，打洞收费不", None),
        ("换灯泡师傅会另外收费吗", None),
        ("装空调要不要另外交押金，几点能进场", None),
    ],
)
def test_two_matters_are_cut_as_they_were_said(
    text: str, apart: tuple[str, str] | None, now: datetime
) -> None:
    assert understand(text, now).apart == apart
