"""A yes, a no, an oath, haste and how to be bound, in the many ways people say them at the card."""

from __future__ import annotations

import pytest

from flows.intake.register import REPORT_ISSUE
from tests.flows.talk import Talk, home

PROBLEM = "厨房水管漏水了"


def at_the_card() -> Talk:
    """Return a talk whose card waits for a yes."""
    return Talk(REPORT_ISSUE, home(), opening=PROBLEM)


YES = (
    *(
        "就这样",
        "好了",
        "行吧",
        "对对对",
        "可以可以",
        "发吧",
        "确认提交",
        "确 认",
        "好的谢谢",
        "👌",
        "👍",
    ),
    *(
        "对，快点来",
        "对的没错",
        "要得",
        "中",
        "ok的",
        "没毛病",
        "就是这个",
        "好嘞",
        "没问题，谢谢",
        "ＯＫ",
    ),
    *("可以 麻烦快一点", "行 就这样吧", "那就这样吧", "我确认", "[OK]", "👌🏻", "全对", "没有问题"),
    *("嗯嗯 赶紧派人来", "好的 辛苦了", "对头", "得嘞", "好滴呀", "是啊", "对的对的，谢谢师傅"),
    *("就按这个来", "行，发出去吧", "是这么回事", "👌谢谢", "好好好", "对的 快来人"),
    *("你们这破系统 确认行了吧", "妈的 确认", "确认了，烦死了"),
)
NO_YES = (
    *(
        "不对",
        "不行",
        "可以什么呀",
        "对不起",
        "好几天了",
        "行不行啊",
        "是吗",
        "好贵",
        "对了还有灯坏了",
    ),
    *(
        "好不了",
        "没好",
        "可以不",
        "确认不了",
        "好了没",
        "对面",
        "好像不是",
        "没问题吗",
        "谢谢",
        "快点",
    ),
    *("好麻烦啊", "没错？", "报错了", "好多水", "不是这个", "行不通", "成天这样"),
)
OVER = (
    *("算了 我自己修好了", "不用了谢谢", "算了算了我自己弄", "已经好了不用来了", "我自己搞定了"),
    *(
        "算了吧不麻烦了",
        "先不报了",
        "突然又好了 不用了",
        "算了，改天再说",
        "我老公弄好了",
        "刚才通了",
    ),
    *("不麻烦你们了，我找人修了", "水不漏了，不用来了", "撤了吧", "我不报了", "不用啦"),
    *("没事了好了", "师傅来过了，不用报了", "问题解决了", "哦 不用了，老公修好了", "不用 谢谢"),
)
NOT_OVER = (
    *("已经好几天了", "没修好", "自己修不好", "师傅来过了", "又坏了", "修好了没", "我自己修过没用"),
    *("昨天修好了今天又漏", "以为好了又漏", "别上午来", "没人修好过", "不用带梯子"),
    *("突然停水了", "又漏了", "不用换鞋", "不要明天", "突然掉了", "已经修过了"),
)
OATHS = ("妈的", "操", "什么破玩意", "垃圾系统", "烦死了", "真是服了", "我靠", "气死我了", "破物业")


@pytest.mark.parametrize("words", YES)
def test_a_yes_in_any_of_its_ways_files_the_report(words: str) -> None:
    talk = at_the_card()

    talk.says(words)

    assert talk.turn.outcome == "done"
    assert talk.answers["description"] == PROBLEM


@pytest.mark.parametrize("words", NO_YES)
def test_what_is_no_plain_yes_files_nothing(words: str) -> None:
    """A problem, a no, a question or a change is never taken for one; 电话错了 asks for another."""
    talk = at_the_card()

    talk.says(words)

    assert talk.asking is not None


@pytest.mark.parametrize("words", ["不行", "不好", "不太对", "不可以"])
def test_a_no_is_asked_what_is_wrong(words: str) -> None:
    assert "哪里不对" in at_the_card().says(words)


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("对的，师傅来之前打电话", "师傅来之前打电话"),
        ("好，来之前敲门", "来之前敲门"),
        ("确认，家里有狗", "家里有狗"),
        ("可以，带个新龙头来", "带个新龙头来"),
    ],
)
def test_a_note_beside_the_yes_goes_with_the_report(words: str, note: str) -> None:
    talk = at_the_card()

    talk.says(words)

    assert talk.turn.outcome == "done"
    assert talk.answers["description"] == f"{PROBLEM}；{note}"


@pytest.mark.parametrize("words", OVER)
def test_what_calls_it_off_ends_it(words: str) -> None:
    talk = at_the_card()

    reply = talk.says(words)

    assert talk.turn.outcome == "cancelled"
    assert "不提交了" in reply


@pytest.mark.parametrize("words", OVER[:3])
def test_also_before_the_card(words: str) -> None:
    talk = Talk(REPORT_ISSUE)

    talk.says(words)

    assert talk.turn.outcome == "cancelled"


@pytest.mark.parametrize("words", NOT_OVER)
def test_what_only_sounds_like_it_ends_nothing(words: str) -> None:
    talk = at_the_card()

    talk.says(words)

    assert talk.asking == "confirmed"


def test_what_follows_is_the_correction() -> None:
    talk = at_the_card()

    talk.says("算了 电话打13911112222")

    assert talk.asking == "confirmed"
    assert talk.answers["phone"] == "13911112222"


@pytest.mark.parametrize("words", OATHS)
def test_an_oath_is_answered_calmly_and_kept_nowhere(words: str) -> None:
    """It is no misunderstanding either, and the card is not read out again."""
    talk = at_the_card()

    reply = talk.says(words)

    assert talk.asking == "confirmed"
    assert talk.answers["description"] == PROBLEM
    assert talk.turn.state.misunderstood == 0
    assert reply.count("\n") == 1
    assert "确认" in reply


def test_an_oath_is_no_description() -> None:
    talk = Talk(REPORT_ISSUE, home())
    talk.says("1")
    talk.says("妈的")
    assert talk.asking == "description"

    talk.says("妈的马桶又堵了")

    assert talk.answers["description"] == "马桶又堵了"


@pytest.mark.parametrize("words", ["垃圾桶旁边", "靠窗的路灯", "操场边", "无烟亭旁边"])
def test_words_that_begin_like_an_oath_are_none(words: str) -> None:
    talk = Talk(REPORT_ISSUE)

    talk.says(words)

    assert words in str(talk.answers)


@pytest.mark.parametrize("words", ["快点", "急死了", "赶紧派人来", "你们快点啊", "尽快"])
def test_haste_is_answered_and_the_question_stays(words: str) -> None:
    talk = at_the_card()

    reply = talk.says(words)

    assert "着急" in reply
    assert talk.answers["description"] == PROBLEM


@pytest.mark.parametrize(
    "words", ["怎么绑定啊", "在哪里绑定", "我还没绑定怎么办", "绑定怎么弄", "如何认证房屋"]
)
def test_how_to_be_bound_is_told_at_any_question(words: str) -> None:
    """In one line, and the report goes on."""
    talk = Talk(REPORT_ISSUE, opening="空调漏水")
    for question, answer in (("place", "3栋2单元1501"), ("phone", "13800000001")):
        assert talk.asking == question
        assert "绑定 3栋2单元1501 姓名 手机号" in talk.says(words)
        assert talk.asking == question
        talk.says(answer)

    assert "绑定 3栋2单元1501 姓名 手机号" in talk.says(words)
    assert talk.asking == "confirmed"


@pytest.mark.parametrize(
    "words", ["我是租户 房东没给我登记", "租房的，绑不了", "物业那边没登记我", "业主没有把我录入"]
)
def test_a_tenant_who_is_on_no_roster_is_told_who_settles_it(words: str) -> None:
    talk = Talk(REPORT_ISSUE, opening="空调漏水")

    reply = talk.says(words)

    assert "管理处核对" in reply
    assert talk.asking == "place"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("大概啥时候来", "受理"),
        ("修一次要多少钱", "您同意了再动手"),
        ("要不要我先跟房东说一声", "不用准备"),
    ],
)
def test_what_is_asked_at_the_card_is_answered_and_the_card_stays(text: str, line: str) -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="厨房水管漏水了")

    reply = talk.says(text)

    assert line in reply
    assert "还没提交" in reply
    assert talk.turn.state.misunderstood == 0


@pytest.mark.parametrize("text", ["上礼拜那场雨过后才有的", "最好还叫王师傅来，手艺好"])
def test_a_remark_at_the_card_is_kept_and_the_card_stays(text: str) -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="厨房水管漏水了")

    reply = talk.says(text)

    assert "没太明白" not in reply
    assert talk.turn.outcome == "asking"
    assert text in talk.answers["description"]


def test_a_remark_at_another_question_is_kept_too() -> None:
    talk = Talk(REPORT_ISSUE, opening="3栋2单元1501厨房水管漏水了")
    assert talk.turn.state.asking == "phone"

    reply = talk.says("家里老人耳朵不好使")

    assert "记下了" in reply
    assert "家里老人耳朵不好使" in talk.answers["description"]
    assert talk.turn.state.asking == "phone"
