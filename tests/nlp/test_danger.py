"""Kinds of danger, and what sounds like one."""

from datetime import datetime
from pathlib import Path

import pytest

from nlp.cries import is_cry
from nlp.danger import MAYBE, SAFE, find_danger
from nlp.examples import sentences
from nlp.hazards import KINDS
from nlp.spelling import plain
from nlp.understanding import understand


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("厨房着火了快来", "fire"),
        ("楼道里好大一股煤气味", "gas"),
        ("我被困在电梯里了", "trapped"),
        ("洗澡的时候水龙头麻手", "shock"),
        ("老人摔倒起不来了", "injury"),
        ("五岁的孩子找不到了", "child"),
        ("有人在撬我家门", "intruder"),
        ("楼下有人打架拿着刀", "violence"),
        ("我不想活了", "self_harm"),
        ("有人晕倒在大堂", "unconscious"),
        ("小孩掉到人工湖里了", "drowning"),
        ("有人要跳楼", "other_self_harm"),
        ("家里停电了 老人在用呼吸机", "life_support"),
        ("🆘", "cry"),
    ],
)
def test_each_kind_is_told(text: str, kind: str) -> None:
    assert kind in KINDS
    assert find_danger(plain(text)) == kind


@pytest.mark.parametrize(
    "text",
    [
        "电梯坏了",
        "昨天演习的火警",
        "气炸了",
        "我真是火大",
        "着急上火",
        "这电费电死人",
        "吓死我了",
        "去年着过火的那家",
        "电梯困人已经放出来了",
        "灭火器过期了",
        "万一着火怎么办",
        "火已灭 锅烧干",
        "电梯困人已解救",
        "楼下烧烤味道大得很像着火",
        "师傅真是救我一命",
    ],
)
def test_figures_drills_the_past_and_worries_are_none(text: str) -> None:
    assert find_danger(plain(text)) is None


def test_what_began_yesterday_and_goes_on_is_one() -> None:
    assert find_danger("昨天开始一直有煤气味") == "gas"


def test_words_taken_together_may_tell_what_no_phrase_does(now: datetime) -> None:
    assert understand("有人拿棍子追我", now).danger == "violence"
    assert understand("电梯坏了", now).danger is None


@pytest.mark.parametrize("text", ["有小偷", "打架了", "着火了！", "家里停电了 老人在用呼吸机"])
def test_what_a_listed_phrase_says_alone_is_not_weighed(text: str, now: datetime) -> None:
    assert understand(text, now).danger is not None


@pytest.mark.parametrize("text", ["小区北门有人打架", "中心花园有人在打架", "广场上两个人打架"])
def test_who_sees_people_in_danger_is_believed(text: str, now: datetime) -> None:
    assert understand(text, now).danger == "violence"


@pytest.mark.parametrize("text", ["小区北门有人打架吗", "北门没人打架", "电视里有人打架的声音"])
def test_what_is_asked_denied_or_in_a_film_is_not_seen(text: str, now: datetime) -> None:
    assert understand(text, now).danger is None


def told(kind: str) -> list[str]:
    lines = (Path(__file__).parent / "dangers_told.tsv").read_text(encoding="utf-8").splitlines()
    return [text for name, _, text in (line.partition("\t") for line in lines) if name == kind]


@pytest.mark.parametrize("kind", ["told", "letters"])
def test_danger_in_unusual_words_and_in_letters_is_found(kind: str, now: datetime) -> None:
    read = [understand(text, now) for text in told(kind)]

    assert all(meaning.danger or meaning.danger_maybe for meaning in read)
    assert sum(meaning.danger is not None for meaning in read) >= 0.8 * len(read)


@pytest.mark.parametrize("kind", ["calm", "plainly"])
def test_a_phone_nobody_answers_and_the_like_are_none(kind: str, now: datetime) -> None:
    assert [text for text in told(kind) if understand(text, now).danger] == []


def test_dangers_of_a_sitting_that_nobody_learnt_from(now: datetime) -> None:
    held = [(one.danger, understand(one.text, now)) for one in sentences(held=True)]
    told = [meaning for danger, meaning in held if danger not in {SAFE, MAYBE}]
    calm = [meaning for danger, meaning in held if danger == SAFE]
    alarms = sum(meaning.danger is not None for meaning in told)

    assert sum(bool(meaning.danger or meaning.danger_maybe) for meaning in told) >= 0.9 * len(told)
    assert alarms / (alarms + sum(meaning.danger is not None for meaning in calm)) >= 0.87
    assert sum(meaning.danger_maybe is not None for meaning in calm) <= 0.06 * len(calm)


def test_who_cannot_be_sure_is_asked(now: datetime) -> None:
    meaning = understand("楼道里有股怪味儿说不上来是啥 从昨晚就有", now)

    assert meaning.danger is None
    assert meaning.danger_maybe is not None


@pytest.mark.parametrize(
    "text",
    [
        "水管子漏了快来人",
        "我家那个厕锁的水管子漏水了",
        "洗衣机软管漏了一地",
        "暖气管子漏了快来",
        "热水器漏水了，哗哗的",
        "净水器软管脱了",
        "燃气热水器一直滴水",
        "屋里管子漏了地板都泡了快点",
    ],
)
def test_water_from_a_pipe_is_no_gas(text: str) -> None:
    assert find_danger(plain(text)) is None


@pytest.mark.parametrize(
    "text",
    ["燃气软管漏了", "灶台下面软管漏气", "煤气管子漏了", "气管子漏了", "热水器漏气了，有味道"],
)
def test_gas_from_a_pipe_is_gas(text: str) -> None:
    assert find_danger(plain(text)) == "gas"


@pytest.mark.parametrize(
    "text",
    [
        "电梯里关住人了",
        "电梯把我妈关里面了",
        "有人被电梯困住",
        "电梯停了关住好几个人",
        "货梯里头关住工人了",
    ],
)
def test_a_lift_that_shut_somebody_in_is_told_in_any_order(text: str) -> None:
    assert find_danger(plain(text)) == "trapped"


@pytest.mark.parametrize("text", ["电梯关了没人修", "电梯里关了灯", "电梯门关不住"])
def test_a_lift_that_is_off_has_nobody_in_it(text: str) -> None:
    assert find_danger(plain(text)) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我们家的火灾报警器没电了滴滴响", None),
        ("燃气报警器没电了滴滴响", None),
        ("火灾报警器没电了但是厨房真的着火了", "fire"),
        ("有烟", "fire"),
    ],
)
def test_an_alarm_without_power_is_no_fire(text: str, kind: str | None) -> None:
    assert find_danger(plain(text)) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我不想活了", "self_harm"),
        ("孩子都不理我 我不想活了", "self_harm"),
        ("我站在楼顶了再见", "self_harm"),
        ("我老婆说她不想活了", "other_self_harm"),
        ("隔壁邻居说要喝药自杀", "other_self_harm"),
        ("楼上有人爬到阳台外面了", "other_self_harm"),
    ],
)
def test_who_speaks_of_another_is_not_spoken_to_as_the_one_in_danger(text: str, kind: str) -> None:
    assert find_danger(plain(text)) == kind


@pytest.mark.parametrize("text", ["快点啊有个孩子在哭", "有人吗 快来啊", "怎么还没来啊", "救命！"])
def test_a_cry_says_nothing_of_what_happened(text: str) -> None:
    assert is_cry(plain(text))


@pytest.mark.parametrize(
    "text", ["孩子不见了", "快来修水管", "我喘不上气", "", "快来" * 99 + "修", "快来" * 500]
)
def test_what_says_what_happened_is_no_cry(text: str) -> None:
    assert not is_cry(plain(text))


@pytest.mark.parametrize("text", ["有人吗 快来啊", "有人吗", "快点啊"])
def test_who_only_presses_is_in_no_danger(text: str) -> None:
    assert find_danger(plain(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "我想借电风扇",
        "我把手机落在电梯里了",
        "包忘在电梯里了，帮我看看还在不在",
        "我被锁在外面了",
        "朋友已经到门口了，进不来",
        "我在家啊，没人敲门",
    ],
)
def test_things_wanted_or_left_behind_are_no_danger(text: str) -> None:
    meaning = understand(text, datetime(2026, 11, 24, 10))  # noqa: DTZ001 (local time)
    assert (meaning.danger, meaning.danger_maybe) == (None, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("电风扇着火了", "fire"),
        ("手机落在电梯里，我被困在电梯里出不来", "trapped"),
        ("我被锁在外面了，孩子在屋里", "trapped"),
        ("忘带钥匙了，灶上还开着火，家里冒烟了", "fire"),
        ("有人扇我老婆耳光，快来人", "violence"),
    ],
)
def test_who_is_inside_is_in_danger_all_the_same(text: str, kind: str) -> None:
    meaning = understand(text, datetime(2026, 11, 24, 10))  # noqa: DTZ001 (local time)
    assert meaning.danger == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我室友给我发消息说吃了一整瓶安眠药，我人在外地", "other_self_harm"),
        ("我看见有个女的坐在楼顶边上说不想活了", "other_self_harm"),
        ("我吃了一整瓶安眠药，我室友不知道", "self_harm"),
        ("我妈走了以后我就不想活了", "self_harm"),
    ],
)
def test_whoever_is_named_last_before_it_is_in_danger(text: str, kind: str, now: datetime) -> None:
    assert understand(text, now).danger == kind


@pytest.mark.parametrize(
    "text",
    ["没味儿没味儿，就是不出气", "再跳下去我血压爆表进急诊了"],
)
def test_what_only_shares_a_word_with_danger_is_none(text: str, now: datetime) -> None:
    assert understand(text, now).danger is None


@pytest.mark.parametrize("text", ["老人躺着不出气了", "热水器中毒，人不出气"])
def test_who_does_not_breathe_is_in_danger(text: str, now: datetime) -> None:
    assert understand(text, now).danger is not None


@pytest.mark.parametrize(
    "text",
    [
        "东门岗亭保安打瞌睡，喊都喊不醒",
        "值班的在里面睡大觉，叫都叫不醒，谁都能进",
        "筒灯忽亮忽灭，我够不着也不敢爬梯子",
    ],
)
def test_a_guard_asleep_and_who_dares_not_climb_are_not_asked_about(
    text: str, now: datetime
) -> None:
    meaning = understand(text, now)
    assert (meaning.danger, meaning.danger_maybe) == (None, None)


@pytest.mark.parametrize(
    "text", ["保安躺在地上叫不醒", "我爸睡觉叫不醒，脸色发白", "灯冒烟了，我不敢爬梯子去看"]
)
def test_who_does_not_wake_at_home_is_in_danger(text: str, now: datetime) -> None:
    assert understand(text, now).danger is not None
