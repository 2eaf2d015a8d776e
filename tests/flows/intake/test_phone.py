"""Reports for somebody else: whose phone is called, and what stays in the description."""

from __future__ import annotations

import pytest

from flows.conversation import engine
from flows.intake.register import REPORT_ISSUE
from tests.flows.talk import Talk, context, home, said

OWN, HERS = "13800000001", "13655556666"
FOR_HER = "我帮我对门1502的阿姨报一下 她家马桶堵了"
FOR_PARENTS = "我爸妈住5栋1单元802 家里暖气不热 老人家不会用手机"


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        *((FOR_HER, f"{lead}{HERS}") for lead in ("她电话", "联系她", "打她电话 ", "他的号码")),
        *((FOR_HER, f"{lead}{HERS}") for lead in ("她的联系方式：", "对门电话", "老太太手机")),
        *((FOR_PARENTS, f"{lead}{HERS}") for lead in ("我妈电话", "他们电话", "老人电话是")),
    ],
)
def test_the_phone_of_whom_it_is_reported_for_is_taken(opening: str, words: str) -> None:
    """And nothing of it goes into the description."""
    talk = Talk(REPORT_ISSUE, home(), opening=opening)

    talk.says(words)

    assert talk.answers["phone"] == HERS
    assert talk.answers["description"] == opening


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (f"我老婆在家 她电话{HERS}", "我老婆在家"),
        ("地址改成3栋2单元1502，门口堆了箱子要绕一下", "门口堆了箱子要绕一下"),
        (f"电话换成{HERS}，家里有条金毛会扑人", "家里有条金毛会扑人"),
        ("备用钥匙在隔壁1502王姐家", "备用钥匙在隔壁1502王姐家"),
        ("地址改成3栋2单元1502", ""),
        ("写错了，是1502不是1501", ""),
    ],
)
def test_what_is_told_beside_a_correction_is_kept(words: str, told: str) -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="厨房水管漏水了")

    talk.says(words)

    assert talk.answers["description"].partition("；")[2] == told


@pytest.mark.parametrize("whose", ["楼上", "师傅", "快递", "物业"])
def test_other_numbers_are_not_called(whose: str) -> None:
    """Nor are those of the office or of a neighbour whom nobody reports for."""
    talk = Talk(REPORT_ISSUE, home(), opening="厨房水管漏水了")

    talk.says(f"{whose}电话{HERS}")

    assert talk.answers["phone"] == OWN


@pytest.mark.parametrize(
    "opening",
    [f"楼上1601漏水到我家，他电话{HERS}", f"帮我跟楼上说一下 他家漏水 他电话{HERS}"],
)
def test_a_neighbour_who_is_spoken_of_is_not_who_is_called(opening: str) -> None:
    """Whoever leaks is called by nobody but the clerk."""
    assert Talk(REPORT_ISSUE, home(), opening=opening).answers["phone"] == OWN


def test_nor_is_whoever_is_complained_about() -> None:
    """The phone of the accused never becomes that of the complainant."""
    words = said(f"我要投诉楼上1601，他家天天吵，他电话{HERS}")

    turn = engine.begin(REPORT_ISSUE, words, context(home()), {"kind": "complaint"})

    assert turn.state.answers["phone"] == OWN


@pytest.mark.parametrize(
    ("words", "description"),
    [
        (FOR_PARENTS, FOR_PARENTS),
        ("灯坏了 我的手机没电了", "灯坏了 我的手机没电了"),
        (f"热水器坏了，联系电话：{HERS}", "热水器坏了"),
        (f"帮对门1502阿姨报修，她家马桶堵了，她电话{HERS}", "帮对门1502阿姨报修，她家马桶堵了"),
    ],
)
def test_a_phone_leaves_the_description_with_its_label_and_no_other_word(
    words: str, description: str
) -> None:
    """不会用手机 keeps its 手机."""
    assert Talk(REPORT_ISSUE, home(), opening=words).answers["description"] == description
