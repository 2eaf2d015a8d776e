"""What only sounds like danger, and the danger beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nlp.understanding import understand

if TYPE_CHECKING:
    from datetime import datetime


@pytest.mark.parametrize(
    "text",
    [
        "没味儿没味儿，就是不出气",
        "再跳下去我血压爆表进急诊了",
        "算了她手机摔了 还是打我的吧 13800000001",
        "他出差了，改打我的 13800000001",
        "老公在开会，打他的手机没用，打我的就行",
    ],
)
def test_what_only_shares_a_word_with_danger_is_none(text: str, now: datetime) -> None:
    assert understand(text, now).danger is None


@pytest.mark.parametrize("text", ["他打我的头流血了快来吧", "他喝醉了打我的，快来", "他还是打我"])
def test_who_is_beaten_is_in_danger(text: str, now: datetime) -> None:
    assert understand(text, now).danger is not None


@pytest.mark.parametrize("text", ["老人躺着不出气了", "热水器中毒，人不出气"])
def test_who_does_not_breathe_is_in_danger(text: str, now: datetime) -> None:
    assert understand(text, now).danger is not None


@pytest.mark.parametrize(
    "text",
    [
        "我在里屋睡着了没听见，麻烦再来一趟",
        "钥匙在客厅找着了，不用来了",
        "楼道堆成那样，真着火谁也出不去",
        "真烧起来一栋楼都跑不掉",
        "楼下车底有只小猫一直惨叫，后腿在流血",
        "流浪狗被车压了，后腿断了，在绿化带里叫",
        "猫从六楼窗台掉下来了，躺地上不动，是只猫咪",
    ],
)
def test_asleep_supposed_or_an_animal_is_nobody_in_danger(text: str, now: datetime) -> None:
    assert understand(text, now).danger is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("里屋着了！快来", "fire"),
        ("真的着火了，三楼冒烟", "fire"),
        ("孩子睡着了怎么都叫不醒，嘴发紫", "unconscious"),
        ("孩子去抱猫咪从窗台掉下去了", "injury"),
        ("小猫把煤气灶碰开了，满屋煤气味", "gas"),
        ("202的拿着菜刀站在楼道里骂，说要砍人，我从猫眼看的", "violence"),
    ],
)
def test_beside_sleep_doubt_or_an_animal_danger_stays(text: str, kind: str, now: datetime) -> None:
    assert understand(text, now).danger == kind


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
